"""A hospital in an EU state, an address in a state outside it: two treaties oblige, and the request has to name one."""

from __future__ import annotations

from crossborder.exercises.mlat_request.patterns.pattern import Pattern
from crossborder.request import CaseFacts, DataItem

_LINK = (
    "The hospital's log shows this address and port beside the copying of each of the 4,000 files. "
    "Who used it in these minutes is the only lead to the person."
)
_ITEM = DataItem(
    kind="ip_address",
    identifier="192.0.2.17",
    start="2026-02-20 02:10",
    end="2026-02-20 02:45",
    holder="Example Net, Port City, Chile",
    wanted="subscriber_information",
    link="The data are relevant to the case.",
)

TWO_TREATIES = Pattern(
    id="two-treaties",
    title="A hospital and an address: Germany asks Chile",
    about="an EU state asks a state outside the Union; more than one treaty is in force",
    facts=(
        (
            "The case is made up. On 20 February 2026 somebody entered the server files.example.org of a hospital in Germany with the password of a nurse and "
            "copied 4,000 files of patients. The server's log shows the address 192.0.2.17 with the source port 51514, from 02:10:00 to 02:45:00 UTC, beside each copying. "
            "Nothing else leads to the person."
        ),
        (
            "A public register says that the address belongs to the provider Example Net in Port City, Chile. The provider keeps its records of connections for 90 days and "
            "deletes those of 20 February on 21 May 2026. Preservation was asked for on 25 February 2026 (our reference A-2026-0488) and confirmed (B-902)."
        ),
        (
            "The cybercrime section of a public prosecutor's office opened the case on 21 February 2026 against an unknown person. A second record, at a provider in Germany, "
            "is deleted on 31 October 2026; the name from Chile has to be compared with it before. The person is at liberty and could delete the copies if the provider told its customer of the request."
        ),
        "It is 2 March 2026. You work for the central authority in Germany. The prosecutor wants to know who used the address: subscriber information. A trainee has left you a draft.",
    ),
    case=CaseFacts(
        requesting="DEU",
        requested="CHL",
        committed_on="2026-02-20",
        requested_on="2026-03-02",
        conduct="illegal_access",
        data_lost_on="2026-05-21",
    ),
    measure="subscriber_information",
    offence="deu_202a_2007",
    best="ecmacm_30",
    others=("eio_2014",),
    given={
        "requesting_authority": "The central authority of Germany for assistance in criminal matters, unit for cybercrime.",
        "requested_authority": "The central authority of Chile for requests under this treaty.",
        "reference": "Our reference A-2026-0501. Follows the preservation request A-2026-0488 of 25 February 2026, confirmed as B-902.",
        "contact": "Desk officer for cybercrime, desk@example.org, 08:00 to 16:00 UTC; outside these hours 247@example.org.",
        "authority_conducting": "Public prosecutor's office of the capital, cybercrime section, which directs the investigation.",
        "proceedings": "Criminal investigation against an unknown person, opened on 21 February 2026; no charges yet.",
        "offence_and_law": "Illegal access to data, Strafgesetzbuch § 202a; the text and a translation are annexed.",
        "necessity": "No other record of the connection exists in Germany; only the provider can say who its customer was.",
        "persons": "The customer who used the address; name and nationality are not known.",
        "dual_criminality": "Entering another's computer system with a stolen password should be an offence in Chile too; please tell us if more is needed.",
        "use_limits": "What you send will be used only in this case; for any other use we will ask for your consent first.",
        "language": "In writing, with a certified translation into Spanish.",
    },
    weak={
        "legal_basis": "This request is made under international law.",
        "facts": "On 20 February 2026 from 02:10 to 02:45 somebody entered the server files.example.org of a hospital with the password of a nurse and copied 4,000 files of patients.",
        "assistance_sought": "Please send us everything you can find about this person.",
        "time_limit": "VERY URGENT!",
        "confidentiality": "Confidential.",
    },
    mended={
        "legal_basis": "European Convention on Mutual Assistance in Criminal Matters (ETS No. 30), Articles 1 and 3; beside it the Convention on Cybercrime (ETS No. 185), Articles 25 and 31.",
        "facts": "On 20 February 2026 from 02:10:00 to 02:45:00 UTC somebody entered the server files.example.org of a hospital with the password of a nurse and copied 4,000 files of patients. The server's log shows the address 192.0.2.17, source port 51514, beside each copying.",
        "assistance_sought": "Please obtain from the provider, and send us as a certified copy, the name and address of the customer who used the address in the table at the times given there.",
        "purpose": "To identify the person who entered the server, and as evidence in the criminal case against that person.",
        "time_limit": "A record of a provider in Germany, with which the name has to be compared, is deleted on 31 October 2026.",
        "confidentiality": "Please keep the request confidential and order the provider not to tell its customer: the person is at liberty and could delete the copied files.",
    },
    details={"offence_and_law.maximum_months": "36"},
    mended_details={"time_limit.by": "2026-09-30"},
    items=(_ITEM,),
    mended_items=(
        DataItem(
            kind="ip_address",
            identifier="192.0.2.17",
            port="51514",
            start="2026-02-20 02:10:00 UTC",
            end="2026-02-20 02:45:00 UTC",
            holder="Example Net, Port City, Chile",
            wanted="subscriber_information",
            link=_LINK,
        ),
    ),
    hints=(
        "Ask of each instrument: did it bind both states on 2 March 2026?",
        "One of the candidates asks for an offence of at least four years. Compare this with the penalty in the facts.",
        "A treaty of 1959 obliges both, and so does one of 2001. The list of contents stands in the older one.",
    ),
)

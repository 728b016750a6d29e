"""Data that are about to be deleted: preservation first, disclosure afterwards."""

from __future__ import annotations

from crossborder.exercises.mlat_request.patterns.pattern import Pattern
from crossborder.request import CaseFacts, DataItem

_LINK = (
    "The false invoice of 20 February came from this account; the provider's record shows from where it was opened before "
    "and after, and so leads to the person."
)

PRESERVE = Pattern(
    id="preserve",
    title="Twenty days left: Brazil asks Nigeria",
    about="data about to be deleted; which measure comes first",
    facts=(
        (
            "The case is made up. On 20 February 2026 a company in Brazil paid a false invoice. The invoice had come that day by e-mail from the account accounts@example.org, "
            "which looked like that of a supplier. The money is gone; the account is the only trace."
        ),
        (
            "The account is at the provider Example Mail in Lagos, Nigeria. The provider deletes each record of access to an account after 30 days: those of 20 February on 22 March 2026. "
            "Records from 15 February on are wanted, because the account was opened on that day."
        ),
        (
            "A police unit for cybercrime investigates against an unknown person since 23 February 2026. A judge in Brazil will need some weeks before the request for disclosure can be signed and translated; "
            "it can be sent by 20 April 2026."
        ),
        "It is 2 March 2026. You work at the contact point of Brazil that is open day and night. A trainee has left you a draft.",
    ),
    case=CaseFacts(
        requesting="BRA",
        requested="NGA",
        committed_on="2026-02-20",
        requested_on="2026-03-02",
        conduct="computer_fraud",
        data_lost_on="2026-03-22",
    ),
    measure="preservation",
    measures=("traffic_data", "search_seizure", "preservation"),
    offence="bra_171_2a",
    best="budapest_185",
    given={
        "requesting_authority": "The contact point of Brazil that is open day and night (Article 35).",
        "requested_authority": "The contact point of Nigeria that is open day and night (Article 35).",
        "contact": "Duty officer, 247@example.org, every day at all hours (UTC).",
        "authority_conducting": "Police unit for cybercrime of the capital, which investigates.",
        "offence_and_law": "Fraud by electronic means, Penal Code of Brazil, Article 171, § 2-A.",
        "facts": "On 20 February 2026 a company paid a false invoice that had come that day by e-mail from accounts@example.org, an account that looked like a supplier's.",
        "reference": "New request, our reference P-2026-0077.",
        "legal_basis": "Convention on Cybercrime (ETS No. 185), Article 29.",
        "language": "In English.",
    },
    weak={
        "necessity": "We need the data urgently for our investigation.",
        "intended_request": "We will inform you of further steps.",
        "preservation_period": "Please preserve the data until further notice.",
        "time_limit": "Very urgent.",
    },
    mended={
        "necessity": "The provider deletes each record of access after 30 days: those of 20 February 2026 on 22 March 2026. No other trace of the person exists.",
        "intended_request": "Brazil intends to submit a request for mutual assistance for the disclosure of these data.",
        "preservation_period": "Please preserve the data for 60 days at first; we will ask for an extension if our request has not reached you by then.",
        "time_limit": "The first records are deleted on 17 March 2026. Please answer by e-mail to the duty officer.",
        "confidentiality": "Please do not let the provider tell its customer: the person could empty and close the account.",
    },
    details={"offence_and_law.maximum_months": "96", "preservation_period.days": "until further notice"},
    mended_details={
        "preservation_period.days": "60",
        "intended_request.by": "2026-04-20",
        "time_limit.by": "2026-03-16",
    },
    items=(
        DataItem(
            kind="email",
            identifier="accounts@example",
            start="15 February 2026",
            end="28 March 2026",
            holder="Example Mail, Lagos",
            wanted="traffic_data",
        ),
    ),
    mended_items=(
        DataItem(
            kind="email",
            identifier="accounts@example.org",
            start="2026-02-15",
            end="2026-03-02",
            holder="Example Mail, Lagos",
            wanted="traffic_data",
            link=_LINK,
        ),
    ),
    hints=(
        "Count the days between the request and the deletion. How long does an answer take on average?",
        "One measure hands nothing over and only keeps what is there.",
        "Look for the instrument that has an article on the quick preservation of stored data, in force for Brazil and Nigeria since 1 March 2023.",
    ),
)

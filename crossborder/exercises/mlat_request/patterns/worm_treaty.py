"""The Love Bug as asked by the United States in May 2000, under the assistance treaty of 1994."""

from __future__ import annotations

from crossborder.exercises.mlat_request.patterns.pattern import Pattern
from crossborder.request import CaseFacts, DataItem

_LINK = (
    "The first copies that the logs in the United States hold came from this account; who opened it at that hour leads to "
    "the person who sent them."
)

WORM_TREATY = Pattern(
    id="worm-treaty",
    title="The Love Bug: the United States asks the Philippines",
    about="a treaty between the two alone, of which the article on contents was not read",
    facts=(
        (
            "The worm is real; the request is made up, and no such request is known to us. Names are left out, and account, address and hours are examples. "
            "Logs in the United States show that early copies of the worm came from the account mail4711 at a provider in Manila (here: Example Provider), on 4 May 2000 between 00:10 and 00:25 UTC."
        ),
        "Manila is eight hours ahead of UTC. The provider is thought to keep its records for some weeks; nobody knows exactly.",
        "It is 11 May 2000. You work at the central authority of the United States. Wanted are the records that show who opened the account at that hour: traffic data. A trainee has left you a draft.",
    ),
    events="love_bug",
    case=CaseFacts(
        requesting="USA",
        requested="PHL",
        committed_on="2000-05-04",
        requested_on="2000-05-11",
        conduct="malware",
    ),
    measure="traffic_data",
    offence="usa_1030a5_1996",
    best="us_ph_mla_1994",
    given={
        "requesting_authority": "The central authority of the United States under the treaty.",
        "requested_authority": "The central authority of the Philippines under the treaty.",
        "authority_conducting": "A federal prosecutor's office, with the investigators who work for it.",
        "proceedings": "Criminal investigation against unknown persons for spreading a harmful program; no charges yet.",
        "reference": "Our reference US-2000-117. No earlier request.",
        "contact": "Trial attorney on duty, duty@example.org, 08:00 to 20:00 (UTC-04:00).",
        "offence_and_law": "Damage to protected computers, 18 U.S.C. § 1030(a)(5); the text is annexed.",
        "persons": "The person who opened the account at that hour; identity not known, probably in Manila.",
        "use_limits": "The evidence will be used in this case, as the treaty allows.",
        "costs": "The United States will bear costs beyond the ordinary; please tell us the amount first.",
        "language": "In writing, in English.",
    },
    weak={
        "legal_basis": "This request is made under the Convention on Cybercrime.",
        "facts": "A worm spread over the world on 4 May 2000 and did great damage. It came from Manila, at about 08:10.",
        "assistance_sought": "Please send us all records of the provider for that week.",
        "confidentiality": "Confidential.",
    },
    mended={
        "legal_basis": "Treaty between the Government of the Republic of the Philippines and the Government of the United States of America on Mutual Legal Assistance in Criminal Matters, signed on 13 November 1994, Article 1.",
        "facts": "On 4 May 2000 a worm sent by e-mail spread over the world and damaged files in the United States. Logs there show that early copies came from the account mail4711 at a provider in Manila between 00:10 and 00:25 UTC.",
        "assistance_sought": "Please obtain from the provider, and send us as certified copies, the records of access to the account in the table at the times given there.",
        "purpose": "To find the person who sent the first copies, and as evidence in the criminal case.",
        "confidentiality": "Please keep the request confidential and order the provider not to tell its customer: records and machines could be destroyed.",
        "time_limit": "The provider keeps its records for some weeks only; please have them secured before you answer.",
    },
    details={"offence_and_law.maximum_months": "60"},
    mended_details={"time_limit.by": "2000-06-30"},
    items=(
        DataItem(
            kind="account",
            identifier="mail4711",
            start="4 May 2000 08:10 Manila time",
            end="4 May 2000 08:25 Manila time",
            wanted="content",
            link="It is suspicious.",
        ),
    ),
    mended_items=(
        DataItem(
            kind="account",
            identifier="mail4711",
            start="2000-05-04 08:10 +08:00",
            end="2000-05-04 08:25 +08:00",
            holder="Example Provider, Manila",
            wanted="traffic_data",
            link=_LINK,
        ),
    ),
    hints=(
        "Ask of each instrument when it was adopted. A treaty that nobody could sign yet binds nobody.",
        "The two states signed two treaties on one day in November 1994. One is about persons, the other about evidence.",
        "Whether a favour is needed depends on whether there is a duty: look for a treaty between these two alone.",
    ),
)

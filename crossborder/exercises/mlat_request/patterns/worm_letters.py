"""The Love Bug as asked by a state for which a search found no treaty: letters rogatory and reciprocity."""

from __future__ import annotations

from crossborder.exercises.mlat_request.patterns.pattern import Pattern
from crossborder.request import CaseFacts, DataItem

_LINK = (
    "The first copies that reached the newspaper's machines came from this account; who opened it at that hour leads to the "
    "person who sent them."
)

WORM_LETTERS = Pattern(
    id="worm-letters",
    title="The Love Bug: Japan asks the Philippines",
    about="no treaty was found: letters rogatory and a promise of reciprocity",
    facts=(
        (
            "The worm is real; the request is made up, and no such request is known to us. Account, address and hours are examples. On 4 May 2000 the worm stopped the "
            "computers of a newspaper in Japan. Its logs show that the copies came from the account mail4711 at a provider in Manila (here: Example Provider), between 00:10 and 00:25 UTC."
        ),
        "A search for a treaty on assistance between the two states found none. A court in Japan has the case and can sign a letter.",
        "It is 11 May 2000. You prepare the letter for the court. Wanted are the records that show who opened the account at that hour: traffic data. A trainee has copied parts of another letter.",
    ),
    events="love_bug",
    case=CaseFacts(
        requesting="JPN",
        requested="PHL",
        committed_on="2000-05-04",
        requested_on="2000-05-11",
        conduct="malware",
    ),
    measure="traffic_data",
    offence="jpn_pc_234_2",
    best="letters_rogatory",
    others=("us_ph_mla_1994",),
    given={
        "requesting_authority": "The District Court of the capital of Japan, criminal division.",
        "requested_authority": "The appropriate court of the Philippines for the provider in Manila.",
        "authority_conducting": "Public prosecutor's office of the capital, which brought the case before the court.",
        "proceedings": "Criminal case against unknown persons for obstructing a business by damaging its computers.",
        "reference": "Our reference JP-2000-31. No earlier request.",
        "contact": "Clerk of the criminal division, clerk@example.org, 09:00 to 17:00 (UTC+09:00).",
        "offence_and_law": "Obstruction of business by damaging a computer, Penal Code of Japan, Article 234-2; text and translation are annexed.",
        "facts": "On 4 May 2000 a worm sent by e-mail stopped the computers of a newspaper. The copies came from the account mail4711 at a provider in Manila between 00:10 and 00:25 UTC.",
        "persons": "The person who opened the account at that hour; identity not known, probably in Manila.",
        "use_limits": "The evidence will be used only in this case.",
    },
    weak={
        "legal_basis": "This request is made under international law.",
        "assistance_sought": "Please send us everything you can find about this person.",
        "reciprocity": "We hope for your kind help.",
        "costs": "Costs to be discussed.",
        "language": "In our language; a translation can be provided if you insist.",
        "signature": "Sent by e-mail without a signature.",
    },
    mended={
        "legal_basis": "No treaty on assistance is in force between the two states. The court relies on the comity of courts and on the law of the Philippines, so far as it lets its courts help.",
        "assistance_sought": "Please obtain from the provider, and send us as certified copies, the records of access to the account in the table; and please let us extend this letter if they point to a second account.",
        "purpose": "To find the person who sent the copies, and as evidence in the criminal case.",
        "reciprocity": "The courts of Japan will give like assistance to the courts of the Philippines in a like case.",
        "costs": "The court will bear the costs of copies and of an expert; please tell us the amount first.",
        "language": "In Japanese, with a complete translation into English.",
        "signature": "Signed by the presiding judge, with the seal of the court, and authenticated as the requested court asks.",
        "time_limit": "The provider keeps its records for some weeks only; please have them secured before the letter is carried out.",
        "confidentiality": "Please keep the letter confidential and order the provider not to tell its customer: records and machines could be destroyed.",
    },
    details={"offence_and_law.maximum_months": "60"},
    mended_details={"time_limit.by": "2000-06-30"},
    items=(
        DataItem(
            kind="account",
            identifier="mail4711",
            start="2000-05-04",
            end="2000-05-04",
            wanted="traffic_data",
            link="See above.",
        ),
    ),
    mended_items=(
        DataItem(
            kind="account",
            identifier="mail4711",
            start="2000-05-04 00:10 UTC",
            end="2000-05-04 00:25 UTC",
            holder="Example Provider, Manila",
            wanted="traffic_data",
            link=_LINK,
        ),
    ),
    hints=(
        "Go through the conventions by their years. Which of them could bind anybody on 11 May 2000?",
        "A treaty between two other states helps neither of these.",
        "What is left when nobody is obliged? A court can still ask a court.",
    ),
)

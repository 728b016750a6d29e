"""Drafts that several tests share: one that is in order, on two bases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import strategies as st

import crossborder as cb
from crossborder.request import CaseFacts, DataItem, Draft, bases_with_elements
from crossborder.request.draft import DETAIL_KEYS, STATED_FACTS, STATEMENTS

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

ITEM = DataItem(
    kind="ip_address",
    identifier="192.0.2.17",
    port="51514",
    start="2026-02-20 02:10:00 UTC",
    end="2026-02-20 02:45:00 UTC",
    holder="Example Net, Port City",
    wanted="subscriber_information",
    link="The address stands in the server's log beside each copying of a file; nothing else leads to the person.",
)
TEXTS = {
    "requesting_authority": "Ministry of Justice of the requesting state, unit for international cooperation.",
    "requested_authority": "The central authority of the requested state for assistance in criminal matters.",
    "reference": "Our reference A-2026-0501; preservation request A-2026-0488, confirmed as B-902.",
    "contact": "Desk officer for cybercrime, desk@example.org, 08:00 to 16:00 UTC.",
    "legal_basis": "Convention on Cybercrime (ETS No. 185), Articles 25 and 31; UNTOC, Article 18; ETS No. 30, Article 3.",
    "authority_conducting": "Public Prosecutor's Office of the capital, cybercrime section, which directs the investigation.",
    "proceedings": "Criminal investigation against an unknown person for entering a hospital's system; no charges yet.",
    "offence_and_law": "Illegal access under the Penal Code; text and translation are annexed.",
    "facts": "On 20 February 2026 from 02:10 to 02:45 UTC somebody entered the server of a hospital with a nurse's password.",
    "assistance_sought": "Please obtain from the provider the subscriber information for the address and period in the table.",
    "purpose": "To identify the person who entered the server, and as evidence in the criminal case against that person.",
    "necessity": "No other record of the connection exists at home, and the log of the provider is deleted after 90 days.",
    "language": "In writing, with a certified translation.",
    "persons": "The customer who used the address; name and nationality are not known.",
    "intended_request": "A request for the disclosure of these data will follow, as the case is before a prosecutor.",
    "time_limit": "The remand of a suspect ends on 30 September 2026, and the court must decide before that day.",
    "confidentiality": "Please order the provider not to tell the customer: the suspect is at liberty and could delete the data.",
    "procedure": "Please have an officer of the provider certify how the records were made; our Procedure Code asks for it.",
}  # fmt: skip
CASE = CaseFacts(
    requesting="DEU",
    requested="CHL",
    committed_on="2026-02-20",
    requested_on="2026-03-02",
    conduct="illegal_access",
)


@pytest.fixture
def good() -> Draft:
    """A draft in order: subscriber information from Chile for Germany, on ETS 30."""
    return Draft(
        case=CASE,
        basis="ecmacm_30",
        measure="subscriber_information",
        texts=TEXTS,
        details={"offence_and_law.maximum_months": "36", "time_limit.by": "2026-08-31"},
        items=(ITEM,),
    )


@pytest.fixture
def keeping(good: Draft) -> Draft:
    """A draft in order: preservation under Article 29 of the Budapest Convention."""
    details = {"preservation_period.days": "60", "intended_request.by": "2026-04-20"}
    return Draft(
        case=good.case, basis="budapest_185", measure="preservation", texts=TEXTS, details=details, items=good.items
    )


# --- any draft at all ----------------------------------------------------------------------------------------------

WORDS = st.text(max_size=30)
ITEMS = st.builds(
    DataItem,
    **dict.fromkeys(("kind", "identifier", "port", "start", "end", "holder", "wanted", "link"), WORDS),
)  # fmt: skip
CASES = st.builds(
    CaseFacts,
    requesting=st.sampled_from(("", "DEU", "USA", "XXX")),
    requested=st.sampled_from(("", "CHL", "PHL", "USA")),
    committed_on=st.sampled_from(("", "2026-01-20", "2000-05-04", "9999-12-31", "soon")),
    requested_on=st.sampled_from(("", "2026-03-02", "2000-05-11", "0001-01-01", "later")),
    conduct=st.sampled_from(("", "illegal_access", "malware", "nothing")),
    kind_of_help=st.sampled_from(("documents_and_data", "service_of_documents", "", "?")),
    data_lost_on=st.sampled_from(("", "2026-03-10", "1999-01-01", "never")),
    stated=st.dictionaries(st.sampled_from(STATED_FACTS), st.sampled_from(STATEMENTS)),
)
DRAFTS = st.builds(
    Draft,
    case=CASES,
    basis=st.sampled_from(("", *bases_with_elements(), "nothing")),
    measure=st.sampled_from(("", *cb.MEASURES, "nothing")),
    texts=st.dictionaries(
        st.sampled_from([*(part.id for part in cb.facts().request_parts), "gone"]), st.text(max_size=120), max_size=8
    ),
    details=st.dictionaries(
        st.sampled_from(DETAIL_KEYS), st.sampled_from(("", "60", "0", "2026-04-20", "9" * 7, "x", "9999-12-31"))
    ),
    items=st.lists(ITEMS, max_size=3).map(tuple),
)


@pytest.fixture(scope="session")
def drafts() -> SearchStrategy[Draft]:
    """Drafts of every kind, most of them full of mistakes."""
    return DRAFTS

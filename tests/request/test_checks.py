"""What the checks find in a draft: each fault planted by itself into drafts that are otherwise in order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import crossborder as cb
from crossborder.request import DataItem, Draft, check
from crossborder.request.practice import PRACTICE
from tests.examples import examples

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

    from crossborder.request import DraftFinding


def planted(draft: Draft, **changes: Any) -> Draft:
    """A draft with one thing changed: a field of the case, a text, a detail, or a field of its first item."""
    case, texts, details = draft.case, dict(draft.texts), dict(draft.details)
    items = list(draft.items)
    for name, value in changes.items():
        area, _, field = name.partition("__")
        if area == "case":
            case = replace(case, **{field: value})
        elif area == "text":
            texts[field] = value
        elif area == "detail":
            details[field.replace("__", ".")] = value
        elif area == "item":
            items[0] = replace(items[0], **{field: value})
        else:
            draft = replace(draft, **{name: value})
    return replace(draft, case=case, texts=texts, details=details, items=tuple(items))


def codes(draft: Draft) -> set[tuple[str, str]]:
    return {(finding.code, finding.field) for finding in check(draft)}


def test_a_draft_in_order_gives_no_finding(good: Draft, keeping: Draft) -> None:
    assert check(good) == ()
    assert check(keeping) == ()


# What is changed, and what the checks have to find: code, severity and field.
PLANTED: list[tuple[dict[str, Any], str, str, str]] = [
    ({"case__requesting": "XXX"}, "state_unknown", "fault", "case.requesting"),
    ({"case__requested": "DEU"}, "same_state", "fault", "case.requested"),
    ({"case__committed_on": "31 February 2026"}, "no_day", "fault", "case.committed_on"),
    ({"case__requested_on": "2026-02-19"}, "request_before_act", "fault", "case.requested_on"),
    ({"measure": "nothing"}, "measure_unknown", "fault", "measure"),
    ({"basis": "nothing"}, "basis_unknown", "fault", "basis"),
    ({"basis": "malabo_2014"}, "form_not_held", "note", "basis"),
    ({"case__data_lost_on": "2026-03-01"}, "data_already_lost", "fault", "case.data_lost_on"),
    ({"case__data_lost_on": "2026-03-31", "text__reference": ""}, "preserve_first", "weak", "case.data_lost_on"),
    ({"item__kind": ""}, "kind_missing", "weak", "items.0.kind"),
    ({"item__identifier": ""}, "identifier_empty", "fault", "items.0.identifier"),
    ({"item__identifier": "192.0.2.300"}, "no_address", "fault", "items.0.identifier"),
    ({"item__identifier": "192.0.2.0/24"}, "range", "fault", "items.0.identifier"),
    ({"item__identifier": "192.0.2.17:80"}, "port_inside", "weak", "items.0.identifier"),
    ({"item__identifier": "10.1.2.3"}, "private", "fault", "items.0.identifier"),
    ({"item__identifier": "100.64.1.1"}, "shared", "weak", "items.0.identifier"),
    ({"item__identifier": "127.0.0.1"}, "local", "fault", "items.0.identifier"),
    ({"item__identifier": "224.0.0.1"}, "no_host", "fault", "items.0.identifier"),
    ({"item__kind": "email", "item__identifier": "user"}, "no_at", "fault", "items.0.identifier"),
    ({"item__kind": "email", "item__identifier": "a b@example.org"}, "local_part", "fault", "items.0.identifier"),
    ({"item__kind": "email", "item__identifier": "user@example"}, "domain", "fault", "items.0.identifier"),
    ({"item__kind": "url", "item__identifier": "https://a b.example"}, "space", "fault", "items.0.identifier"),
    ({"item__kind": "url", "item__identifier": "http://[bad"}, "no_url", "fault", "items.0.identifier"),
    ({"item__kind": "url", "item__identifier": "example.org"}, "scheme", "fault", "items.0.identifier"),
    ({"item__kind": "url", "item__identifier": "https://"}, "host", "fault", "items.0.identifier"),
    ({"item__port": "65536"}, "no_port", "fault", "items.0.port"),
    ({"item__port": ""}, "port_missing", "note", "items.0.port"),
    ({"item__kind": "account", "item__holder": ""}, "account_without_provider", "weak", "items.0.holder"),
    ({"item__start": ""}, "no_time", "fault", "items.0.start"),
    ({"item__start": "2026-02-20"}, "no_time", "fault", "items.0.start"),
    ({"item__start": "20 Februember 2026"}, "no_moment", "fault", "items.0.start"),
    ({"item__start": "2026-02-20 02:10:00"}, "no_time_zone", "fault", "items.0.start"),
    ({"item__end": "2026-02-20 02:45 CET"}, "zone_unclear", "fault", "items.0.end"),
    ({"item__end": "2026-02-20 02:05 UTC"}, "period_reversed", "fault", "items.0.end"),
    ({"item__end": "2026-02-21 02:10:01 UTC"}, "period_long", "weak", "items.0.end"),
    ({"item__end": "2026-03-03 02:10 UTC"}, "after_request", "fault", "items.0.end"),
    (
        {"item__start": "2026-02-10 02:10 UTC", "item__end": "2026-02-10 02:11 UTC"},
        "act_outside",
        "weak",
        "data_identified",
    ),
    ({"item__start": "20 Feb 02:10:00 UTC"}, "no_moment", "fault", "items.0.start"),
    ({"item__start": "02/03/2026 02:10 UTC"}, "two_days", "fault", "items.0.start"),
    ({"item__start": "2026-02-20 25:10 UTC"}, "bad_time", "fault", "items.0.start"),
    ({"item__start": "2026-02-20 12:00 PM UTC"}, "bad_time", "fault", "items.0.start"),
    ({"item__start": "1771553400"}, "counted_time", "weak", "items.0.start"),
    ({"item__identifier": "192.0.2\u200b.17"}, "hidden", "fault", "items.0.identifier"),
    ({"item__identifier": "::ffff:10.0.0.5"}, "private", "fault", "items.0.identifier"),
    ({"item__identifier": "::ffff:192.0.2.44", "item__port": ""}, "port_missing", "note", "items.0.port"),
    ({"item__identifier": "192.000.002.044"}, "leading_zeros", "fault", "items.0.identifier"),
    ({"item__identifier": "192[.]0[.]2[.]17"}, "defanged", "fault", "items.0.identifier"),
    ({"item__identifier": "192.0.2.17, 192.0.2.18"}, "several", "fault", "items.0.identifier"),
    ({"item__kind": "email", "item__identifier": "susp\u0435ct@example.org"}, "mixed_scripts", "weak", "items.0.identifier"),
    ({"item__kind": "email", "item__identifier": "<suspect@example.org>"}, "name_beside", "weak", "items.0.identifier"),
    ({"item__kind": "other", "item__identifier": "IMEI 490154203237517"}, "check_digit", "weak", "items.0.identifier"),
    ({"case__committed_on": "01/03/2026"}, "two_days", "fault", "case.committed_on"),
    ({"detail__time_limit__by": "01/03/2026"}, "two_days", "fault", "time_limit.by"),
    ({"item__wanted": "content"}, "beyond_measure", "fault", "items.0.wanted"),
    ({"item__link": ""}, "no_link", "weak", "items.0.link"),
    ({"item__link": "The data are relevant to the case."}, "link_thin", "weak", "items.0.link"),
    ({"text__facts": "\u202eturned round, from 02:10 UTC on 20 February"}, "hidden_direction", "weak", "facts"),
    ({"text__facts": "On 20 February somebody \u0007 entered the server."}, "control_characters", "note", "facts"),
    ({"text__facts": "Our hospital was attacked by hackers and important data were stolen."}, "poor_example", "weak", "facts"),
    ({"text__purpose": cb.facts().request_part_by_id["purpose"].good}, "example_copied", "weak", "purpose"),
    ({"text__purpose": "Evidence."}, "too_short", "weak", "purpose"),
    ({"text__facts": "The log shows 192.0.2.333 on that day."}, "impossible_address", "fault", "facts"),
    ({"text__facts": "On 20 February at 02:10 somebody entered the server."}, "time_without_zone", "weak", "facts"),
    ({"text__assistance_sought": "Please send us all data about him."}, "without_limits", "weak", "assistance_sought"),
    ({"text__legal_basis": "Under international law and comity."}, "basis_not_named", "weak", "legal_basis"),
    ({"text__contact": "Desk officer, desk@example, 08:00 to 16:00 UTC"}, "contact_address", "fault", "contact"),
    ({"text__contact": "See the letterhead, 08:00 UTC"}, "contact_unreachable", "weak", "contact"),
    ({"text__contact": "Desk officer, desk@example.org, office hours"}, "contact_zone", "note", "contact"),
    ({"detail__offence_and_law__maximum_months": "three years"}, "no_months", "fault", "offence_and_law.maximum_months"),
    ({"detail__offence_and_law__maximum_months": "60"}, "penalty_differs", "note", "offence_and_law.maximum_months"),
    (
        {"basis": "untoc_2000", "detail__offence_and_law__maximum_months": "47"},
        "below_threshold",
        "fault",
        "offence_and_law.maximum_months",
    ),
    (
        {"basis": "untoc_2000", "detail__offence_and_law__maximum_months": ""},
        "penalty_not_stated",
        "weak",
        "offence_and_law.maximum_months",
    ),
    ({"detail__time_limit__by": "soon"}, "no_day", "fault", "time_limit.by"),
    ({"detail__time_limit__by": "2026-03-02"}, "deadline_past", "fault", "time_limit.by"),
    ({"detail__time_limit__by": "2026-03-31"}, "deadline_soon", "note", "time_limit.by"),
    ({"text__time_limit": ""}, "urgency_without_reason", "weak", "time_limit"),
    ({"text__time_limit": "This is most urgent for us."}, "urgency_without_reason", "weak", "time_limit"),
    ({"text__confidentiality": "Strictly confidential!"}, "confidentiality_without_reason", "weak", "confidentiality"),
    ({"text__procedure": "As our law says it."}, "procedure_without_reason", "weak", "procedure"),
]  # fmt: skip
KEEPING: list[tuple[dict[str, Any], str, str, str]] = [
    ({"item__link": ""}, "no_link", "fault", "items.0.link"),
    ({"item__end": "2026-03-03 02:10 UTC"}, "after_request", "fault", "items.0.end"),
    ({"detail__preservation_period__days": "until further notice"}, "no_period", "fault", "preservation_period.days"),
    ({"detail__preservation_period__days": "0"}, "no_period", "fault", "preservation_period.days"),
    ({"detail__preservation_period__days": "59"}, "period_short", "note", "preservation_period.days"),
    ({"detail__intended_request__by": "later"}, "no_day", "fault", "intended_request.by"),
    ({"detail__intended_request__by": "2026-03-02"}, "next_request_past", "fault", "intended_request.by"),
    ({"detail__intended_request__by": "2026-05-02"}, "kept_too_short", "weak", "intended_request.by"),
]


@pytest.mark.parametrize(("changes", "code", "severity", "field"), PLANTED)
def test_a_planted_fault_is_found(good: Draft, changes: dict[str, Any], code: str, severity: str, field: str) -> None:
    findings = [one for one in check(planted(good, **changes)) if (one.code, one.field) == (code, field)]
    assert [one.severity for one in findings] == [severity]


@pytest.mark.parametrize(("changes", "code", "severity", "field"), KEEPING)
def test_a_fault_planted_into_a_request_for_preservation_is_found(
    keeping: Draft, changes: dict[str, Any], code: str, severity: str, field: str
) -> None:
    findings = [one for one in check(planted(keeping, **changes)) if (one.code, one.field) == (code, field)]
    assert [one.severity for one in findings] == [severity]


# The last value that is still in order, beside each limit that is tested above.
IN_ORDER: list[dict[str, Any]] = [
    {"case__requested_on": "2026-02-20", "detail__time_limit__by": "2026-08-31"},
    {"case__data_lost_on": "2026-03-31"},
    {"item__end": "2026-02-21 02:10:00 UTC"},
    {"item__end": "2026-02-20 02:10:00 UTC"},
    {"item__start": "2026-02-20 05:10 +03:00", "item__end": "2026-02-20 02:10 UTC"},
    {"detail__time_limit__by": "2026-04-01"},
    {"detail__offence_and_law__maximum_months": "", "basis": "ecmacm_30"},
]


@pytest.mark.parametrize("changes", IN_ORDER)
def test_what_lies_on_the_right_side_of_a_limit_is_not_found(good: Draft, changes: dict[str, Any]) -> None:
    assert check(planted(good, **changes)) == ()


@pytest.mark.parametrize(
    "changes",
    [
        {"detail__preservation_period__days": ""},
        {"detail__preservation_period__days": "90", "detail__intended_request__by": "2026-05-31"},
        {"detail__intended_request__by": "2026-05-01"},
        {"detail__intended_request__by": "2026-03-03"},
    ],
)
def test_a_period_that_covers_the_next_request_is_in_order(keeping: Draft, changes: dict[str, Any]) -> None:
    """Sixty days after 2 March 2026 is 1 May 2026."""
    assert check(planted(keeping, **changes)) == ()


def test_one_sentence_for_two_items_links_neither(good: Draft) -> None:
    twice = replace(good, items=(*good.items, replace(good.items[0], identifier="2001:db8::1")))
    assert {("link_repeated", "items.0.link"), ("link_repeated", "items.1.link")} <= codes(twice)


def test_an_item_in_which_nothing_was_typed_is_no_item(good: Draft) -> None:
    assert check(replace(good, items=(*good.items, DataItem(kind="email", wanted="content")))) == ()


def test_an_account_needs_days_and_no_minutes(good: Draft) -> None:
    changed = planted(good, item__kind="account", item__identifier="shadow_17", item__port="")
    assert check(planted(changed, item__start="2026-02-01", item__end="28 February 2026")) == ()
    assert check(planted(changed, item__start="", item__end="")) == ()


def test_what_stands_back_is_not_cited(good: Draft) -> None:
    """Between Germany and Chile ETS 30 is in force, so Budapest Article 27(8) does not apply (Article 27(1))."""
    changed = planted(good, basis="budapest_185", text__confidentiality="Secret, please.")
    finding = next(one for one in check(changed) if one.code == "confidentiality_without_reason")
    assert finding.provisions == ()
    elsewhere = planted(changed, case__requesting="BRA", case__requested="NGA")
    finding = next(one for one in check(elsewhere) if one.code == "confidentiality_without_reason")
    assert [provision.article for provision in finding.provisions] == ["27(8)"]


def test_the_gravest_come_first(good: Draft) -> None:
    draft = planted(good, item__port="", item__link="", text__facts="192.0.2.300")
    order = [finding.severity for finding in check(draft)]
    assert order == sorted(order, key=("fault", "weak", "note").index)


# --- properties ----------------------------------------------------------------------------------------------------


def rests(finding: DraftFinding) -> bool:
    """Whether a finding rests on a provision, on a document, or on advice that is shown as ours."""
    return bool(finding.provisions or finding.sources or finding.practice)


@settings(max_examples=examples(200))
@given(st.data())
def test_any_draft_can_be_checked_and_each_finding_says_what_to_mend(
    drafts: SearchStrategy[Draft], data: st.DataObject
) -> None:
    draft = data.draw(drafts)
    for finding in check(draft):
        assert finding.wrong.strip()
        assert finding.correction.strip()
        assert rests(finding)
        assert finding.item is None or draft.items[finding.item]


def test_every_good_practice_names_documents_that_were_seen_or_is_shown_as_ours() -> None:
    sources = cb.facts().source_by_id
    assert all(sources[name].seen for one in PRACTICE.values() for name in one.sources)
    assert {one.id for one in PRACTICE.values() if not one.sources} == {"plain_text", "own_words"}


def test_the_poor_example_of_every_part_is_recognised(good: Draft) -> None:
    for part in cb.facts().request_parts:
        draft = planted(good, **{f"text__{part.id}": f"  {part.poor.upper()}"})
        elements = cb.request_elements(good.basis, measure=good.measure)
        asked = part.id in {one.id for one in elements if one.asked_for(good.case.kind_of_help)}
        assert (("poor_example", part.id) in codes(draft)) is asked


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("2026-02-20 02:10", "2026-02-20 02:10:00 UTC"),
        ("20 Feb 2026, 02:10:15 CET", "2026-02-20 02:10:15 UTC"),
        ("2026-02-20", "2026-02-20 hh:mm:ss UTC"),
        ("2026-02-20 25:10 UTC", "2026-02-20 hh:mm:ss UTC"),
        ("2026-02-20 12 pm UTC", "2026-02-20 12:00:00 for noon"),
        ("2026-02-20 02:10 to 02:45 UTC", "2026-02-20 hh:mm:ss UTC"),
        ("02:10 UTC", "YYYY-MM-DD 02:10 UTC"),
        ("yesterday", "YYYY-MM-DD hh:mm:ss UTC"),
    ],
)
def test_the_example_of_a_time_is_made_from_what_was_typed(good: Draft, typed: str, example: str) -> None:
    """Another day in the example is a wrong date for whoever copies it."""
    told = [one.correction for one in check(planted(good, item__start=typed)) if one.field == "items.0.start"]
    assert [example in correction for correction in told] == [True]
    assert "2026-03-01" not in told[0]


# --- instants across zones: request of 2 March 2026 ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("requesting", "moment", "after"),
    [
        ("DEU", "2026-03-03 03:10 +09:00", False),  # in UTC still 2 March
        ("DEU", "2026-03-03 02:10 UTC", True),
        ("DEU", "2026-03-02 23:59 UTC", False),
        ("DEU", "2026-03-02 23:30 -05:00", True),  # in UTC 3 March, 04:30
        ("USA", "2026-03-02 23:30 -05:00", False),  # in the requesting state still 2 March
        ("USA", "2026-03-03 12:30 UTC", True),
        ("DEU", "2026-03-03", True),
        ("DEU", "2026-03-02", False),
    ],
)
def test_data_lie_after_the_request_by_the_instant(good: Draft, requesting: str, moment: str, after: bool) -> None:
    draft = planted(good, case__requesting=requesting, item__end=moment)
    assert ("after_request" in {one.code for one in check(draft)}) is after


@pytest.mark.parametrize(
    ("start", "end", "reversed_"),
    [
        ("2026-02-20 20:00 -05:00", "2026-02-20", False),  # the end of that day, wherever it was measured
        ("2026-02-20 20:00 -05:00", "2026-02-21 00:30 UTC", True),
        ("2026-02-20 20:00 -05:00", "2026-02-21 01:30 UTC", False),
        ("2026-02-20 09:00 +09:00", "2026-02-20 00:00 UTC", False),  # the same instant
        ("2026-02-20", "2026-02-19", True),
        ("2026-02-20", "2026-02-20", False),
        ("2026-02-20 10:00", "2026-02-20 09:00", True),
        ("2026-02-20 10:00 UTC", "2026-02-20 09:00", False),  # nobody knows in which zone the end was measured
        ("2026-02-20 10:00 UTC", "2026-02-18 09:00", True),
    ],
)
def test_a_period_is_reversed_only_where_no_zone_saves_it(good: Draft, start: str, end: str, reversed_: bool) -> None:
    draft = planted(good, item__kind="account", item__start=start, item__end=end)
    assert ("period_reversed" in {one.code for one in check(draft)}) is reversed_


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("2026-02-20 02:10 CET", "several zones share such names"),
        ("2026-02-20 02:10 Europe/Berlin", "names places"),
        ("2026-02-20 02:10 (UTC+01:00) Amsterdam, Berlin", "names places"),
        ("2026-02-20 02:10 +15:00", "no distance from UTC that any place has"),
        ("2026-02-20 12:00 PM UTC", "noon or midnight"),
        ("Feb 20 02:10:00", "has no year"),
        ("20.02.26 02:10 UTC", "a year of two digits"),
        ("1771553400", "it means 2026-02-20 02:10:00 UTC"),
    ],
)
def test_the_true_reason_is_told(good: Draft, typed: str, says: str) -> None:
    reasons = [one.wrong for one in check(planted(good, item__start=typed)) if one.field == "items.0.start"]
    assert len(reasons) == 1
    assert says in reasons[0]

"""A page may name only what the data hold, and a wrong name is told with near ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from course_law import names, stubs
from crossborder import facts

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FINDERS: dict[str, Callable[[str], object]] = {
    "provision": names.provision,
    "instrument": names.instrument,
    "statute": names.statute,
    "state": names.state,
    "source": names.source,
}


@pytest.mark.parametrize(
    ("role", "name", "says"),
    [
        ("provision", "budapest_185 29(33)", r"There is no provision '29\(33\)'.*Did you mean '29\(3\)'"),
        ("provision", "budapest 29(3)", "There is no instrument or statute 'budapest'.*Did you mean 'budapest_185'"),
        ("provision", "phl_ra8792", "There is no offence.*'phl_ra8792_33a'"),
        (
            "provision",
            "gbr_ea_2003 s 79(9)",
            r"There is no section 's 79\(9\)' in data/statutes/.*Did you mean 's 79\(",
        ),
        ("provision", "gbr_ea_203 s 79(1)", "There is no instrument or statute 'gbr_ea_203'.*'gbr_ea_2003'"),
        ("provision", "phl_ra_8792 s 33(a)", "A national offence is named by its id alone, such as 'phl_ra8792_33a'"),
        ("statute", "gbr_ea", "There is no statute 'gbr_ea'.*'gbr_ea_2003'"),
        ("instrument", "untoc", "There is no instrument 'untoc'.*'untoc_2000'"),
        ("state", "PHI", "There is no state 'PHI'.*'PHL'"),
        ("state", "Philippines", r"Did you mean 'PHL \(Philippines\)'"),
        ("source", "budapest_txt", "There is no source 'budapest_txt'.*'budapest_text'"),
    ],
)
def test_a_wrong_name_is_told_with_near_ones(role: str, name: str, says: str) -> None:
    with pytest.raises(names.NotInDataError, match=says):
        FINDERS[role](name)


@pytest.mark.parametrize("slip", ["29.3", "Art. 29(3)", "29 (3)", "article 29(3)"])
def test_the_hint_understands_usual_slips(slip: str) -> None:
    with pytest.raises(names.NotInDataError, match=r"Did you mean '29\(3\)'"):
        names.provision(f"budapest_185 {slip}")


@pytest.mark.parametrize("slip", ["79(1)", "section 79(1)", "s. 79.1", "79 (1)"])
def test_the_hint_understands_usual_slips_in_a_section(slip: str) -> None:
    with pytest.raises(names.NotInDataError, match=r"Did you mean 's 79\(1\)'"):
        names.provision(f"gbr_ea_2003 {slip}")


def test_a_section_is_found_with_the_label_of_its_place() -> None:
    provision, label = names.provision("gbr_ea_2003 s 79(1)")
    assert provision.label == "Extradition Act 2003, s 79(1)"
    assert label == "gbr_ea_2003 s 79(1) provision"


@pytest.mark.parametrize("statute", [each.id for each in facts().statutes])
def test_each_section_has_a_place_of_its_own(statute: str) -> None:
    of = facts().statute_by_id[statute]
    assert len({names.anchor(each.article) for each in of.sections}) == len(of.sections)


@pytest.mark.parametrize("instrument", [each.id for each in facts().instruments])
def test_each_provision_has_a_place_of_its_own(instrument: str) -> None:
    of = facts().instrument_by_id[instrument]
    places = {names.anchor(each.article) for each in of.provisions}
    assert len(places) == len(of.provisions)


def test_a_page_whose_record_is_gone_goes_too_and_others_stay_untouched(tmp_path: Path) -> None:
    stubs.write(tmp_path)
    kept = tmp_path / "book/reference/instruments/budapest_185.md"
    before = kept.stat().st_mtime_ns
    (kept.parent / "old_1900.md").write_text("# Old\n", encoding="utf-8")
    stubs.write(tmp_path)
    assert not (kept.parent / "old_1900.md").exists()
    assert kept.stat().st_mtime_ns == before
    assert len(list(tmp_path.rglob("*.md"))) == len(stubs.wanted())

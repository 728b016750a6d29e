"""Every kind of fault in a data file is reported with file, entry, field and mend; nothing is loaded in part."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from crossborder.records.errors import FactsMissingError
from crossborder.records.store import load
from tools.facts.compile import compile_data
from tools.facts.pack import build
from tools.facts.problems import DataError

FIXTURES = Path(__file__).parent.parent / "fixtures"
BROKEN = sorted(folder.name for folder in (FIXTURES / "broken").iterdir())


def broken_data(name: str, target: Path) -> dict[str, list[str]]:
    """Copy the valid data and lay one fault over it."""
    shutil.copytree(FIXTURES / "valid", target)
    shutil.copytree(FIXTURES / "broken" / name, target, dirs_exist_ok=True)
    expected: dict[str, list[str]] = json.loads((target / "expected.json").read_text(encoding="utf-8"))
    if expected["removed"]:
        (target / str(expected["file"])).unlink()
    return expected


def test_the_valid_fixture_is_valid() -> None:
    facts = compile_data(FIXTURES / "valid")
    assert len(facts.instruments) == 1
    assert len(facts.participation) == 5
    assert [section.label for section in facts.statutes[0].sections] == ["Example Act, s 2(1)"]
    assert facts.provision_by_place["deu_example", "s 2(1)"].verified
    assert [ruling.answer for ruling in facts.cases[0].rulings] == ["against_extradition", "not_seen"]


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_named(name: str, tmp_path: Path) -> None:
    expected = broken_data(name, tmp_path / "data")
    with pytest.raises(DataError) as caught:
        compile_data(tmp_path / "data")
    message = str(caught.value)
    assert [word for word in expected["words"] if word not in message] == []
    assert "Expected: " in message


def test_all_faults_are_reported_in_one_go(tmp_path: Path) -> None:
    data = tmp_path / "data"
    broken_data("not_a_choice", data)
    shutil.copytree(FIXTURES / "broken" / "unknown_act", data, dirs_exist_ok=True)
    shutil.copytree(FIXTURES / "broken" / "events_out_of_order", data, dirs_exist_ok=True)
    with pytest.raises(DataError) as caught:
        compile_data(data)
    files = {problem.file for problem in caught.value.problems}
    assert {"instruments/example_2001.toml", "states/DEU.toml", "cases/example.toml"} <= files


def test_of_a_file_that_cannot_be_read_no_field_is_called_missing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(FIXTURES / "valid", data)
    (data / "states" / "DEU.toml").write_text('code = "DEU"\nday = 2010-02-30\n', encoding="utf-8")
    with pytest.raises(DataError) as caught:
        compile_data(data)
    told = [problem for problem in caught.value.problems if problem.file == "states/DEU.toml"]
    assert ["cannot be read" in problem.reason for problem in told] == [True]


def test_an_article_of_2017_cannot_report_a_judgment_of_2018(tmp_path: Path) -> None:
    """The original teaching text cites a newspaper article of 8 September 2017 for a judgment of 5 February 2018."""
    data = tmp_path / "data"
    shutil.copytree(FIXTURES / "valid", data)
    with (data / "sources" / "all.toml").open("a", encoding="utf-8") as stream:
        stream.write(
            '\n[article_2017]\ntitle = "Keyboard warrior"\nkind = "press"\npublished = 2017-09-08\nseen = 2026-11-23\n'
        )
    (data / "cases" / "love.toml").write_text(
        'id = "love"\ntitle = "Love"\ntext = "A judgment."\n[[event]]\nid = "judgment"\nday = 2018-02-05\n'
        'title = "Judgment"\ntext = "The appeal is allowed."\nsources = ["article_2017"]\nstatus = "confirmed"\n',
        encoding="utf-8",
    )
    with pytest.raises(DataError, match="cites 'article_2017' of 8 September 2017 for an event of 5 February 2018"):
        compile_data(data)


def test_a_statute_may_announce_its_own_first_day(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(FIXTURES / "valid", data)
    path = data / "cases" / "example.toml"
    text = path.read_text(encoding="utf-8").replace('day = "2000-02"', "day = 2018-02-05\nannounces = true")
    path.write_text(text, encoding="utf-8")
    assert compile_data(data).case_by_id["example"].events[1].day.text == "2018-02-05"


def test_what_is_built_is_what_is_loaded(tmp_path: Path) -> None:
    target = tmp_path / "facts.json"
    build(FIXTURES / "valid", target)
    assert load(target).instruments == compile_data(FIXTURES / "valid").instruments
    assert load(target).participation == compile_data(FIXTURES / "valid").participation
    assert load(target).states == compile_data(FIXTURES / "valid").states


def test_a_failed_build_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "facts.json"
    build(FIXTURES / "valid", target)
    before = target.read_bytes()
    broken_data("unknown_act", tmp_path / "data")
    with pytest.raises(DataError):
        build(tmp_path / "data", target)
    assert target.read_bytes() == before


def test_building_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = tmp_path / "1.json", tmp_path / "2.json"
    build(FIXTURES / "valid", first)
    build(FIXTURES / "valid", second)
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("content", [None, '{"format": 0, "facts": {}}'])
def test_a_missing_or_old_facts_file_says_how_to_make_it(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "facts.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(FactsMissingError, match="make facts"):
        load(path)


def _participation(data: Path, change: str) -> None:
    """Copy the valid data with other days for Germany, all from a depositary's list of 1 January 2010."""
    shutil.copytree(FIXTURES / "valid", data)
    path = data / "participation" / "example_2001.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("DEU,in_force,2002-01-01,", change), encoding="utf-8")


def test_a_depositary_names_the_coming_day_of_entry_into_force(tmp_path: Path) -> None:
    _participation(tmp_path / "data", "DEU,in_force,2010-04-01,")
    day = compile_data(tmp_path / "data").events_by_instrument["example_2001"]["DEU"][-1].day
    assert day
    assert day.text == "2010-04-01"


def test_no_older_list_of_a_depositary_reports_that_a_state_left(tmp_path: Path) -> None:
    _participation(tmp_path / "data", "DEU,in_force,2002-01-01,list_2010,confirmed,\nDEU,ended,2010-04-01,")
    with pytest.raises(DataError, match="cites 'list_2010' of 1 January 2010 for an event of 1 April 2010"):
        compile_data(tmp_path / "data")

"""The claim ledger holds every row that carries an argument, and weighs it by what the course's own texts name."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from crossborder.records import facts
from crossborder.rules import CooperationRequest, assess
from tools.facts import ledger
from tools.facts.checks import provenances
from tools.facts.claims import CHAPTER, EXERCISE, UNUSED, Claim
from tools.facts.compile import compile_data
from tools.facts.course_texts import Texts, read_texts
from tools.facts.ledger import Count

VALID = Path(__file__).parent.parent / "fixtures" / "valid"
NOTHING = Texts()


@pytest.fixture(scope="module")
def by_id() -> dict[str, Claim]:
    return {claim.id: claim for claim in ledger.claims()}


def weight(name: str, *, exercises: tuple[str, ...] = (), chapters: tuple[str, ...] = ()) -> int:
    """The weight of a claim when the course says only this."""
    return next(claim.weight for claim in ledger.claims(texts=Texts(exercises, chapters)) if claim.id == name)


def test_every_provenance_of_the_data_is_a_claim() -> None:
    claims = [claim for claim in ledger.claims(texts=NOTHING) if claim.kind not in {"provision", "rule", "section"}]
    held = Counter((one.file, one.provenance.status, one.provenance.sources) for one in provenances(facts()))
    assert Counter((claim.file, claim.status, claim.sources) for claim in claims) == held


def test_every_provision_and_rule_is_a_claim() -> None:
    kinds = Counter(claim.kind for claim in ledger.claims(texts=NOTHING))
    parts = ("bases", "dual_criminality", "thresholds", "grounds", "nationals", "offers")
    rules = sum(len(getattr(instrument, part)) for instrument in facts().instruments for part in parts)
    conditions = sum(len(basis.conditions) for instrument in facts().instruments for basis in instrument.bases)
    assert kinds["provision"] == sum(len(instrument.provisions) for instrument in facts().instruments)
    assert kinds["rule"] == rules + conditions
    assert kinds["section"] == sum(len(statute.sections) for statute in facts().statutes) > 0


def test_claims_have_ids_of_their_own_files_that_exist_and_something_to_say(root: Path) -> None:
    claims = ledger.claims()
    assert len({claim.id for claim in claims}) == len(claims)
    assert [claim.file for claim in claims if not (root / "data" / claim.file).is_file()] == []
    assert [claim.id for claim in claims if len(claim.says) < 10 or not claim.named_by] == []
    assert {claim.weight for claim in claims} == set(ledger.WEIGHTS)


def test_a_confirmed_claim_has_a_source_that_was_seen() -> None:
    seen = {source.id for source in facts().sources if source.seen}
    assert [claim.id for claim in ledger.claims() if claim.confirmed and not seen & set(claim.sources)] == []


def test_a_rule_is_confirmed_only_when_all_its_provisions_were_seen(by_id: dict[str, Claim]) -> None:
    assert by_id["budapest_185 dual criminality 29(3)"].confirmed
    assert (
        by_id["us_ph_1994 threshold 2, lowest penalty"].status == by_id["us_ph_1994 provision 2, lowest penalty"].status
    )
    rules = [claim for claim in by_id.values() if claim.kind == "rule"]
    lone = [
        claim
        for claim in rules
        if claim.confirmed and not by_id[f"{_owner(claim)} provision {_article(claim)}"].confirmed
    ]
    assert lone == []


def _owner(claim: Claim) -> str:
    return claim.id.split(" ", 1)[0]


def _article(claim: Claim) -> str:
    """The leading article: the last group of words that names the claim begins with it."""
    return claim.named_by[-1][0].removeprefix("Art. ")


# --- weights ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "See the Budapest Convention, Art. 29(3).",
        "The Budapest Convention waives it for preservation (Articles 24(1), 29(3) and 29(4)).",
        "{provision}`budapest_185 29(3)`",
    ],
)
def test_a_provision_is_named_by_instrument_and_article(text: str) -> None:
    assert weight("budapest_185 provision 29(3)", chapters=(text,)) == CHAPTER
    assert weight("budapest_185 dual criminality 29(3)", exercises=(text,)) == EXERCISE


@pytest.mark.parametrize(
    "texts",
    [
        ("The Budapest Convention speaks of preservation.", "Article 29(3) says so."),
        ("The Budapest Convention, Article 129(3)",),
        ("The Budapest Convention, Article 29(3)(a)",),
        ("The Arab Convention, Article 29(3)",),
        (),
    ],
)
def test_half_a_citation_or_another_number_names_nothing(texts: tuple[str, ...]) -> None:
    assert weight("budapest_185 provision 29(3)", exercises=texts, chapters=texts) == UNUSED


def test_a_state_inside_the_name_of_another_is_not_named() -> None:
    texts = ("The Budapest Convention binds Nigeria and Romania.",)
    assert weight("budapest_185 NGA in_force", chapters=texts) == CHAPTER
    named = {claim.id.split()[1] for claim in ledger.claims(texts=Texts((), texts)) if _bound_by_budapest(claim)}
    assert named == {"NGA", "ROU"}


def _bound_by_budapest(claim: Claim) -> bool:
    return claim.weight > UNUSED and claim.file == "participation/budapest_185.csv"


def test_a_signature_counts_only_when_its_day_is_told() -> None:
    day = next(event.day for event in facts().participation if event.state == "USA" and event.event == "signed"
               and event.instrument == "budapest_185")  # fmt: skip
    assert weight("budapest_185 USA signed", chapters=("The United States and the Budapest Convention",)) == UNUSED
    assert (
        weight("budapest_185 USA signed", chapters=(f"The United States signed the Budapest Convention on {day}.",))
        == CHAPTER
    )


def test_a_first_offence_has_the_weight_of_the_grid_even_when_no_text_names_it() -> None:
    assert weight("PHL first_offence phl_ra8792_33a") == CHAPTER
    assert weight("phl_ra8792_33a text") == weight("phl_ra8792_33a in_force") == CHAPTER
    assert weight("phl_ra8792_33a approved") == UNUSED


def test_an_offence_is_named_by_its_id_alone() -> None:
    text = "Its {provision}`section 4(a)(4) <phl_ra10175_4a4>` punishes it."
    assert weight("phl_ra10175_4a4 text", exercises=(text,)) == EXERCISE


def test_the_stored_exercise_and_the_chapter_weigh_what_they_show(by_id: dict[str, Claim]) -> None:
    assert by_id["phl_ra8792_33a in_force"].weight == EXERCISE
    assert by_id["us_ph_1994 provision 2"].weight == EXERCISE
    assert by_id["budapest_185 PHL in_force"].weight == EXERCISE


def test_what_the_exercises_scene_rests_on_has_the_greatest_weight(by_id: dict[str, Claim]) -> None:
    """The Love Bug as it was: every provision that a step of the best route rests on is one that the exercise shows."""
    scene = CooperationRequest(
        requesting="USA", requested="PHL", measure="extradition", conduct="malware",
        committed_on=date(2000, 5, 4), requested_on=date(2000, 5, 11),
    )  # fmt: skip
    provisions = [provision for step in assess(scene).steps for provision in step.provisions]
    treaty = [provision for provision in provisions if provision.instrument_id in facts().instrument_by_id]
    offences = [provision for provision in provisions if provision.instrument_id in facts().offence_by_id]
    assert treaty
    assert offences
    assert {by_id[f"{one.instrument_id} provision {one.article}"].weight for one in treaty} == {EXERCISE}
    assert {by_id[f"{one.instrument_id} in_force"].weight for one in offences} == {EXERCISE}


def test_texts_are_read_from_what_cells_show_and_pages(tmp_path: Path) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "notebooks").mkdir()
    (tmp_path / "book" / "a.md").write_text("One\nline.\n\nTwo.", encoding="utf-8")
    code = """class Shown:
    def _repr_html_(self):
        return "<style>p { x }</style><p>A <b>bold</b> word &amp; more</p><ul><li>Next</li></ul>"

Shown()"""
    cells = [{"cell_type": "markdown", "source": ["Text."]}, {"cell_type": "code", "source": [code]}]
    (tmp_path / "notebooks" / "a.ipynb").write_text(json.dumps({"cells": cells}), encoding="utf-8")
    texts = read_texts(tmp_path)
    assert texts.chapters == ("One line.", "Two.")
    assert texts.exercises == ("Text.", "A bold word & more", "Next")
    assert read_texts(tmp_path / "book") == NOTHING


# --- figures ---------------------------------------------------------------------------------------------------------


def test_nothing_but_all_is_a_hundred_per_cent() -> None:
    assert Count(2000, 1999).percent == "99.9 %"
    assert Count(3, 3).percent == "100.0 %"
    assert Count(0, 0).percent == "none to count"


def test_unverified_claims_come_heaviest_first() -> None:
    claims = ledger.claims()
    listed = ledger.unverified(claims)
    weights = [claim.weight for claim in listed]
    assert weights == sorted(weights, reverse=True)
    assert {claim.id for claim in listed} == {claim.id for claim in claims if claim.status == "unverified"}


def test_summary_counts_what_the_course_rests_on_apart() -> None:
    confirmed, doubtful, unused = (
        Claim(id=str(number), file="f", kind="k", says="s", status=status, sources=("budapest_text",), weight=heavy)
        for number, (status, heavy) in enumerate((("confirmed", 3), ("unverified", 2), ("unverified", 1)))
    )
    assert ledger.summary([confirmed, doubtful, unused]) == (
        "ledger: 3 claims, 1 confirmed (33.3 %); exercises and chapters rest on 2, 1 confirmed (50.0 %), "
        "50.0 % from the text or an official page (1 read in the text, 0 read on an official page, "
        "0 from a secondary source, 1 unverified)"
    )


def test_the_command_writes_every_unverified_claim_and_prints_ten(tmp_path: Path) -> None:
    target = tmp_path / "new" / "ledger.txt"
    printed = ledger.write(target)
    written = target.read_text(encoding="utf-8").splitlines()
    number = len(ledger.unverified(ledger.claims()))
    assert written[0] == printed.splitlines()[0] == ledger.summary(ledger.claims())
    assert [line for line in written if line[:3] in {"3  ", "2  ", "1  "}] == written[5:]
    assert len(written[5:]) == number
    assert len(printed.splitlines()) == 1 + min(10, number) + 1


def test_taking_confirmations_away_moves_the_figures(tmp_path: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(VALID, data)
    before = ledger.count(ledger.claims(compile_data(data), NOTHING))
    for path in data.rglob("*.toml"):
        path.write_text(path.read_text(encoding="utf-8").replace('"confirmed"', '"unverified"'), encoding="utf-8")
    for path in data.rglob("instruments/*.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(
            "\n".join(line for line in text.splitlines() if not line.startswith("quotation")), encoding="utf-8"
        )
    after = ledger.count(ledger.claims(compile_data(data), NOTHING))
    assert after.claims == before.claims
    assert after.confirmed < before.confirmed

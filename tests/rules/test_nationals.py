"""Nationals of the requested state: the instrument, its own law, and who has to prosecute instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from crossborder.records import facts
from crossborder.records.records import Provenance
from crossborder.rules.assess import assess
from crossborder.rules.steps import Step
from tests.rules.asking import ask, other_law, over, step

if TYPE_CHECKING:
    from crossborder.records.collection import Facts


@pytest.mark.parametrize(
    ("pair", "instrument", "on", "assurances", "expected"),
    [
        # Art. 5(3): return to serve the sentence lifts it; without it, refusal is permitted.
        ("FRA DEU", "eaw_2002", 2015, ("return_to_serve_sentence",), ("lifted_by_assurance", ["5(3)"], True)),
        ("FRA DEU", "eaw_2002", 2015, ("no_death_penalty",), ("permits_refusal", ["5(3)", "Art. 16(2)"], True)),
        # Art. 6(1) and 6(2) of ETS 24, as Germany declared; that assurance is not one the Convention knows.
        ("FRA DEU", "ece_24", 2001, ("return_to_serve_sentence",), ("requires_refusal", ["6(1)", "6(2)", "Art. 16(2)"], True)),
        # Nationality is no bar.
        ("USA IND", "in_us_1997", 2005, (), ("no_obstacle", ["3"], True)),
        # UNTOC 16(10) permits refusal; Australian law has no bar of citizenship.
        ("PHL AUS", "untoc_2000", 2005, (), ("no_obstacle", ["16(10)", "ss 22, 45"], True)),
        # The treaty of 1988 is silent on this: Australian law speaks alone.
        ("PHL AUS", "ph_au_1988", 2005, (), ("no_obstacle", ["ss 22, 45"], True)),
    ],
)  # fmt: skip
def test_what_follows_from_nationality(
    pair: str, instrument: str, on: int, assurances: tuple[str, ...], expected: tuple[str, list[str], bool]
) -> None:
    nationality = pair.split()[1]
    assessment = ask(
        pair, "extradition", "data_interference", date(on, 1, 1), person_nationalities=(nationality,),
        assurances=assurances,
    )  # fmt: skip
    assert step(over(assessment, instrument), "nationals") == expected


def test_a_confirmed_law_that_extradites_nationals_takes_the_right_to_refuse_away() -> None:
    """UNTOC 16(10), the United Kingdom and the United States: the national rule was seen and says that nationals are extradited."""
    for pair in ("JPN GBR", "JPN USA"):
        assessment = ask(pair, "extradition", "malware", date(2018, 1, 1), person_nationalities=(pair.split()[1],))
        effect, articles, verified = step(over(assessment, "untoc_2000"), "nationals")
        assert (effect, articles[0], verified) == ("no_obstacle", "16(10)", True)
        assert len(articles) == 2


def test_a_person_of_a_third_state_is_no_national_and_for_other_measures_nobody_asks() -> None:
    third = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), person_nationalities=("ITA",)), "eaw_2002")
    assert step(third, "nationals") == ("no_obstacle", [], True)
    stated = ask("BRA PHL", "mutual_assistance", "malware", date(2024, 2, 1), person_nationalities=("PHL",))
    assert "nationals" not in {one.id for route in stated.routes for one in route.steps}
    asked = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1)), "eaw_2002").questions
    nationality = next(question for question in asked if question.fact == "person_nationalities")
    assert (nationality.effect, [provision.article for provision in nationality.provisions]) == (
        "return_guarantee",
        ["5(3)"],
    )


@pytest.mark.parametrize(
    ("when", "words"),
    [("on_request", "if France asks for it"), ("always", "without being asked")],
)
def test_who_refuses_a_national_has_to_prosecute_and_when(when: Any, words: str) -> None:
    """ETS 24, Art. 6(2), on request; the Inter-American Convention, Art. 8, knows it without one."""
    held = facts()
    changed = tuple(
        replace(one, nationals=tuple(replace(rule, prosecute_when=when) for rule in one.nationals))
        if one.id == "ece_24"
        else one
        for one in held.instruments
    )
    assessment = ask(
        "FRA DEU", "extradition", "data_interference", date(2001, 1, 1), person_nationalities=("DEU",),
        facts=replace(held, instruments=changed),
    )  # fmt: skip
    answer = next(one.answer for one in over(assessment, "ece_24").steps if one.id == "nationals")
    assert answer.endswith(f"has to submit the case to its own prosecuting authorities, {words}.")


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
@pytest.mark.parametrize(
    ("answer", "effect"),
    [("extradites", "no_obstacle"), ("refuses", "requires_refusal"), ("conditional", "open")],
)
def test_where_the_treaty_is_silent_the_law_of_the_requested_state_speaks_alone(
    answer: Any, effect: Any, status: Any
) -> None:
    """Treaty of 1988 between the Philippines and Australia, which says nothing on nationals."""
    law = facts().state_by_code["AUS"].nationals
    assert law is not None
    changed = replace(law, answer=answer, text="What its law says.", provenance=Provenance(status=status))
    assessment = ask(
        "PHL AUS", "extradition", "data_interference", date(2005, 1, 1), person_nationalities=("AUS",),
        facts=other_law("AUS", nationals=changed),
    )  # fmt: skip
    steps = [one for one in over(assessment, "ph_au_1988").steps if one.id == "nationals"]
    assert steps == [
        Step(
            id="nationals",
            question="Is the person a national of the requested state?",
            answer="Yes. What its law says.",
            effect=effect,
            provisions=(changed.provision,),
            verified=status == "confirmed",
        )
    ]
    assert over(assessment, "ph_au_1988").outcome == ("unavailable" if answer == "refuses" else "open")


def test_where_the_treaty_is_silent_and_the_law_is_not_recorded_nationality_leaves_it_open() -> None:
    """Treaty of 2009 between the United Kingdom and the Philippines; Philippine law on nationals is not recorded."""
    assessment = ask("GBR PHL", "extradition", "malware", date(2016, 1, 1), person_nationalities=("GBR", "PHL"))
    steps = [one for one in over(assessment, "gb_ph_2009").steps if one.id == "nationals"]
    assert steps == [
        Step(
            id="nationals",
            question="Is the person a national of the requested state?",
            answer=f"Yes. The law of the Philippines on this is not recorded{facts().state_by_code['PHL'].searched_words('nationals')}.",
            effect="open",
            provisions=(),
            verified=False,
        )
    ]


def test_nationality_is_asked_for_extradition_only_and_only_when_nobody_stated_it() -> None:
    """The Budapest Convention has a rule on nationals (Art. 24(6)), which says nothing on assistance."""

    def asked(measure: str, **stated: Any) -> set[str]:
        assessment = ask("BRA PHL", measure, "malware", date(2024, 2, 1), **stated)
        return {
            question.text
            for route in assessment.routes
            for question in route.questions
            if question.fact == "person_nationalities"
        }

    assert asked("extradition") == {"Is the person a national of the requested state?"}
    assert asked("extradition", person_nationalities=("ITA",)) == set()
    assert asked("extradition", person_nationalities=()) == set()
    assert asked("mutual_assistance") == set()
    assert asked("preservation") == set()
    assert asked("mutual_assistance", person_nationalities=("PHL",)) == set()


def test_the_answer_on_a_national_says_what_the_treaty_and_the_law_of_the_requested_state_say() -> None:
    """Framework Decision, Art. 5(3), with and without the promise; ETS 24, Art. 6, with the German Basic Law, Art. 16(2)."""
    question = "Is the person a national of the requested state?"
    warrant, convention = (facts().instrument_by_id[name].nationals[0] for name in ("eaw_2002", "ece_24"))
    german = facts().state_by_code["DEU"].nationals
    assert german is not None

    def said(instrument: str, year: int, *assurances: str) -> tuple[str, str]:
        assessment = ask(
            "FRA DEU", "extradition", "data_interference", date(year, 4, 1), person_nationalities=("DEU",),
            assurances=assurances,
        )  # fmt: skip
        one = next(one for one in over(assessment, instrument).steps if one.id == "nationals")
        return one.question, one.answer

    promised = f"Yes. {warrant.text} The requesting state gives the assurance."
    assert said("eaw_2002", 2015, "return_to_serve_sentence") == (question, promised)
    assert said("eaw_2002", 2015) == (question, f"Yes. {warrant.text} {german.text}")
    prosecute = "If it refuses on this ground, Germany has to submit the case to its own prosecuting authorities, if France asks for it."
    made = next(
        one for one in facts().reservations if (one.instrument, one.state, one.article) == ("ece_24", "DEU", "6(1)")
    )
    assert made.nationals is not None
    said_so = f"Germany declared: {made.text} {german.text} {made.nationals.beside_law}"
    assert said("ece_24", 2001) == (question, f"Yes. {convention.text} {said_so} {prosecute}")


def of_law(state: str, like: str, **change: Any) -> Facts:
    """The facts as if a state had another one's law on its nationals, with something of it changed."""
    law = facts().state_by_code[like].nationals
    assert law is not None
    return other_law(state, nationals=replace(law, not_lifted=(), earlier=(), since=None, **change))


@pytest.mark.parametrize(
    ("answer", "lifted_when", "assurances", "effect"),
    [
        ("extradites", (), (), "no_obstacle"),
        ("refuses", (), (), "requires_refusal"),
        ("conditional", (), (), "open"),
        ("conditional", ("return_to_serve_sentence",), (), "open"),
        ("conditional", ("return_to_serve_sentence",), ("return_to_serve_sentence",), "lifted_by_assurance"),
        ("refuses", ("treaty", "return_to_serve_sentence"), ("return_to_serve_sentence",), "lifted_by_assurance"),
        ("refuses", ("treaty",), (), "open"),
        ("refuses", ("person_agrees",), (), "open"),
        ("refuses", ("eu_member",), (), "requires_refusal"),
    ],
)
def test_where_the_treaty_is_silent_own_law_speaks_also_before_the_nationality_is_stated(
    answer: Any, lifted_when: Any, assurances: tuple[str, ...], effect: str
) -> None:
    """The treaty of 1988 between the Philippines and Australia says nothing of nationals."""
    changed = of_law("AUS", "DEU", answer=answer, lifted_when=lifted_when)

    def asked(**stated: Any) -> Any:
        made = {"facts": changed, "assurances": assurances, **stated}
        return over(ask("PHL AUS", "extradition", "data_interference", date(2005, 1, 1), **made), "ph_au_1988")

    assert step(asked(person_nationalities=("AUS",)), "nationals")[:2] == (effect, ["Art. 16(2)"])
    questions = {one.effect for one in asked().questions if one.fact == "person_nationalities"}
    assert questions == ({effect} - {"no_obstacle"})


@pytest.mark.parametrize(
    ("left_to_law", "answer", "lifted_when", "effect"),
    [
        (False, "conditional", ("treaty",), "permits_refusal"),
        (False, "conditional", (), "permits_refusal"),
        (False, "refuses", ("treaty",), "requires_refusal"),
        (True, "conditional", ("treaty",), "requires_refusal"),
        (True, "conditional", (), "open"),
        (True, "refuses", ("treaty",), "requires_refusal"),
        (True, "extradites", (), "no_obstacle"),
    ],
)
def test_a_treaty_that_permits_refusal_does_not_lift_a_bar_that_treaties_lift(
    left_to_law: Any, answer: Any, lifted_when: Any, effect: str
) -> None:
    """UNTOC, Art. 16(10), as it leaves nationals to the law, and as if it gave a right of its own; a law that waits for a treaty."""
    law = of_law("AUS", "DEU", answer=answer, lifted_when=lifted_when)
    rules = tuple(replace(one, left_to_law=left_to_law) for one in law.instrument_by_id["untoc_2000"].nationals)
    changed = replace(
        law,
        instruments=tuple(replace(one, nationals=rules) if one.id == "untoc_2000" else one for one in law.instruments),
    )
    asked = ask("PHL AUS", "extradition", "data_interference", date(2005, 1, 1), facts=changed)
    questions = {one.effect for one in over(asked, "untoc_2000").questions if one.fact == "person_nationalities"}
    stated = replace(asked.request, person_nationalities=("AUS",))
    one = next(one for one in over(assess(stated), "untoc_2000").steps if one.id == "nationals")
    assert (one.effect, one.values, questions) == (effect, {"state": "AUS"}, {effect.replace("no_obstacle", "no_bar")})
    assert one.treaty_effect == ("permits_refusal" if effect in {"requires_refusal", "open"} else None)


@pytest.mark.parametrize(
    ("answer", "lifted_when", "assurances", "effect", "words"),
    [
        ("refuses", (), (), "open", "But the law of India forbids it: {law} Which of the two prevails there is not modelled."),
        ("conditional", ("return_to_serve_sentence",), (), "open", "But the law of India sets a condition: {law}"),
        ("conditional", ("return_to_serve_sentence",), ("return_to_serve_sentence",), "lifted_by_assurance", "{law} The requesting state gives the assurance."),
        ("refuses", ("treaty",), (), "no_obstacle", ""),
        ("extradites", (), (), "no_obstacle", ""),
    ],
)  # fmt: skip
def test_a_treaty_without_a_bar_and_a_law_with_one_leave_it_open(
    answer: Any, lifted_when: Any, assurances: tuple[str, ...], effect: str, words: str
) -> None:
    """Treaty of 1997 between India and the United States, Art. 3: nationality is no ground."""
    changed = of_law("IND", "DEU", answer=answer, lifted_when=lifted_when)
    rule, law = facts().instrument_by_id["in_us_1997"].nationals[0], changed.state_by_code["IND"].nationals
    assert law is not None

    def asked(**stated: Any) -> Any:
        made = {"facts": changed, "assurances": assurances, **stated}
        return over(ask("USA IND", "extradition", "data_interference", date(2005, 1, 1), **made), "in_us_1997")

    one = next(one for one in asked(person_nationalities=("IND",)).steps if one.id == "nationals")
    assert one.effect == effect
    assert one.answer == " ".join(filter(None, ("Yes.", rule.text, words.format(law=law.text))))
    assert one.values == {"state": "IND"}
    assert [provision.article for provision in one.provisions] == (["3", "Art. 16(2)"] if words else ["3"])
    question = next(one for one in asked().questions if one.fact == "person_nationalities")
    assert question.effect == ("open" if effect == "open" else "no_bar")


@pytest.mark.parametrize(
    ("pair", "effect", "articles", "asked"),
    [
        ("GBR DEU", "requires_refusal", ["603(1)", "603(2)", "Art. 16(2)"], "requires_refusal"),
        ("GBR LUX", "open", ["603(1)"], "open"),
        ("GBR BGR", "no_obstacle", ["603(1)"], "no_bar"),
    ],
)
def test_a_notification_makes_nationality_a_bar_again_and_an_unknown_one_leaves_it_open(
    pair: str, effect: str, articles: list[str], asked: str
) -> None:
    """Trade and Cooperation Agreement, Art. 603(2)."""

    def route(**stated: Any) -> Any:
        return over(ask(pair, "extradition", "illegal_access", date(2022, 4, 1), **stated), "eu_uk_tca_2020")

    stated = route(person_nationalities=(pair.split()[1],))
    assert step(stated, "nationals")[:2] == (effect, articles)
    assert next(one.effect for one in route().questions if one.fact == "person_nationalities") == asked
    one = next(one for one in stated.steps if one.id == "nationals")
    assert one.answer.startswith("Yes. Nationality is no ground to refuse surrender")
    assert ("nobody has looked" in one.answer) == (effect != "no_obstacle")


@pytest.mark.parametrize(("on", "effect"), [(date(2012, 10, 15), "open"), (date(2012, 10, 16), "no_obstacle")])
def test_a_law_that_makes_an_exception_for_nordic_states_makes_it_from_the_first_day_of_their_arrest_warrant(
    on: date, effect: str
) -> None:
    """Finland's law, as if it were Australia's: no Nordic convention then decides before it."""
    finland = facts().state_by_code["FIN"].nationals
    assessment = ask(
        "NOR AUS", "extradition", "illegal_access", on, person_nationalities=("AUS",),
        facts=other_law("AUS", nationals=finland),
    )  # fmt: skip
    own = next(route for route in assessment.routes if route.title.startswith("Without a treaty"))
    one = next(one for one in own.steps if one.id == "nationals")
    assert (one.effect, one.values) == (effect, {"state": "AUS"})
    assert one.answer.endswith("Here it does not stand in the way.") == (effect == "no_obstacle")


@pytest.mark.parametrize(("answer", "effect"), [("extradites", "no_obstacle"), ("conditional", "permits_refusal")])
def test_a_guarantee_of_return_stays_the_right_of_a_state_unless_its_law_extradites_its_nationals(
    answer: Any, effect: str
) -> None:
    """Framework Decision, Art. 5(3); a law that extradites by treaty may still ask for the guarantee."""
    changed = of_law("DEU", "DEU", answer=answer, lifted_when=() if answer == "extradites" else ("treaty",))
    assessment = ask(
        "FRA DEU", "extradition", "data_interference", date(2015, 1, 1), facts=changed, person_nationalities=("DEU",)
    )
    assert step(over(assessment, "eaw_2002"), "nationals")[0] == effect


def test_where_an_exception_is_taken_back_for_one_state_the_answer_says_both() -> None:
    """Withdrawal Agreement, Art. 185: in the transition period Germany did not surrender Germans to the United Kingdom."""
    law = facts().state_by_code["DEU"].nationals
    assert law is not None
    assessment = ask("GBR DEU", "extradition", "illegal_access", date(2020, 4, 1), person_nationalities=("DEU",))
    one = next(one for one in over(assessment, "eaw_2002").steps if one.id == "nationals")
    assert one.effect == "requires_refusal"
    assert f"{law.text} {law.not_lifted[0].text}" in one.answer

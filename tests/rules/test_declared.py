"""Declarations on nationals and grounds that states reserved: every word, provision and effect of what the rules say."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

import crossborder as cb
from crossborder.records import facts
from crossborder.records.dates import PartialDate
from crossborder.records.records import GroundRule, ReservedGround, ReservedNationals
from crossborder.rules.matter import Matter
from crossborder.rules.reserved_grounds import reserved_grounds
from crossborder.rules.steps import OpenQuestion, Step
from tests.rules.asking import ask, over, step, with_instrument

if TYPE_CHECKING:
    from crossborder.records.collection import Facts
    from crossborder.records.records import Provision, Reservation

ACT, LISTED = date(2001, 1, 1), date(2001, 3, 14)
QUESTION = "Is the person a national of the requested state?"
RIGHT = "A state has the right to refuse to extradite its nationals; it has no duty to refuse."


def article(name: str, instrument: str = "ece_24") -> Provision:
    return facts().provision_by_place[instrument, name]


def record(state: str, name: str, instrument: str = "ece_24") -> Reservation:
    """The record of the data; the first, where there are several."""
    return facts().reservations_by_place[instrument, state, name][0]


def with_record(made: Reservation, **change: Any) -> Facts:
    """The facts with one record changed."""
    held = facts()
    changed = replace(made, **change)
    return replace(held, reservations=tuple(changed if one is made else one for one in held.reservations))


def convention(pair: str, **stated: Any) -> Any:
    """The route over ETS 24 for damage to data, asked on 14 March 2001; what Russian law says on nationals is left out."""
    held = stated.pop("facts", None) or facts()
    silent = tuple(replace(one, nationals=None) if one.code == "RUS" else one for one in held.states)
    asked = {"requested_on": LISTED, "maximum_penalty_months": 24, "facts": replace(held, states=silent), **stated}
    return over(ask(pair, "extradition", "data_interference", ACT, **asked), "ece_24")


def nationals(route: Any) -> list[Step]:
    return [one for one in route.steps if one.id == "nationals"]


def open_questions(route: Any, *names: str) -> list[OpenQuestion]:
    """The questions that rest on a provision with one of these numbers, and are no ground that a fact raises."""
    return [
        one
        for one in route.questions
        if one.fact in {"", "resides_in"} and {provision.article for provision in one.provisions} & set(names)
    ]


# --- how long a document speaks -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pair", "day", "verified"),
    [
        ("GBR FRA", date(2001, 3, 14), True),  # the day of the list that shows it
        ("GBR FRA", date(2001, 3, 15), False),  # nobody looked whether it was withdrawn since
        ("GBR DEU", date(2001, 3, 15), True),  # the depositary's page was read on 25 November 2026
        ("ISR DEU", date(2026, 11, 26), False),
    ],
)
def test_a_document_speaks_of_no_later_day(pair: str, day: date, *, verified: bool) -> None:
    (nationality,) = nationals(convention(pair, requested_on=day, person_nationalities=(pair[4:],)))
    assert (nationality.effect, nationality.verified) == ("requires_refusal", verified)
    assert ("nobody has looked" in nationality.answer) is not verified


def test_a_reserved_ground_tells_until_when_it_was_seen() -> None:
    """ETS 24, Art. 1, with the Dutch reservation in the list of 14 March 2001."""
    for day, known in ((date(2001, 3, 14), True), (date(2001, 3, 15), False)):
        route = convention("ITA NLD", requested_on=day, tried_in_absence=True)
        (ground,) = (one for one in route.steps if one.id == "tried_in_absence")
        assert (ground.effect, ground.verified) == ("permits_refusal", known)
        assert ("This was seen in a document of 14 March 2001" in ground.answer) is not known


def test_where_the_end_of_a_reservation_is_known_it_is_certain_until_then() -> None:
    """ETS 24, Art. 1, with the Dutch reservation as if it had been withdrawn on 1 January 2003."""
    held = with_record(record("NLD", "1"), until=PartialDate("2003-01-01"))
    asked: dict[str, Any] = {"facts": held, "tried_in_absence": True}
    before, after = (convention("ITA NLD", requested_on=day, **asked) for day in (date(2002, 12, 31), date(2003, 1, 1)))
    assert step(before, "tried_in_absence") == ("permits_refusal", ["1"], True)
    assert "tried_in_absence" not in {one.id for one in after.steps if one.effect == "permits_refusal"}


# --- a state that declared that it does not extradite its nationals ------------------------------------------------------


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
def test_the_step_on_a_declared_refusal_names_declaration_and_duty_and_rests_on_the_record(status: Any) -> None:
    """ETS 24, Art. 6(1) and 6(2), with the Russian declaration; Russian law on nationals is not recorded."""
    made = record("RUS", "6(1)")
    held = with_record(made, provenance=replace(made.provenance, status=status))
    assert nationals(convention("GBR RUS", person_nationalities=("RUS",), facts=held)) == [
        Step(
            id="nationals",
            question=QUESTION,
            answer=(
                f"Yes. {RIGHT} Russia declared: Russia declares that its citizens may not be extradited to another state. If it "
                "refuses on this ground, Russia has to submit the case to its own prosecuting authorities, if the United Kingdom "
                "asks for it."
            ),
            effect="requires_refusal",
            provisions=(article("6(1)"), article("6(2)")),
            verified=status == "confirmed",
        )
    ]


@pytest.mark.parametrize(
    ("own", "sentence", "effect"),
    [
        (ReservedNationals(refuses="always"), None, "requires_refusal"),
        (ReservedNationals(refuses="always"), 12, "requires_refusal"),
        (ReservedNationals(refuses="sentence"), None, "permits_refusal"),
        (ReservedNationals(refuses="sentence"), 12, "requires_refusal"),
        (ReservedNationals(refuses="never"), None, "no_obstacle"),
        (ReservedNationals(refuses=""), 12, "permits_refusal"),
        (ReservedNationals(refuses="always", unless="So it can still do so."), None, "permits_refusal"),
        (ReservedNationals(refuses="sentence", unless="So it can still do so."), 12, "permits_refusal"),
        (None, None, "permits_refusal"),
    ],
)
def test_what_a_declaration_does(own: ReservedNationals | None, sentence: int | None, effect: str) -> None:
    held = with_record(record("RUS", "6(1)"), nationals=own)
    asked: dict[str, Any] = {"facts": held, "sentence_months": sentence}
    (nationality,) = nationals(convention("GBR RUS", person_nationalities=("RUS",), **asked))
    assert nationality.effect == effect
    more = " So it can still do so." if own and own.unless else ""
    said = f"Yes. {RIGHT} Russia declared: {record('RUS', '6(1)').text}{more}"
    owed = "If it refuses on this ground, Russia has to submit the case to its own prosecuting authorities, if the United Kingdom asks for it."
    assert nationality.answer == (said if effect == "no_obstacle" else f"{said} {owed}")
    # Where nobody stated the nationality it is asked, with what it would do.
    silent = convention("GBR RUS", **asked)
    assert [one for one in silent.questions if one.fact == "person_nationalities"] == [
        OpenQuestion("person_nationalities", QUESTION, (article("6(1)"),), effect.replace("no_obstacle", "no_bar"))
    ]


def test_words_on_how_a_declaration_stands_to_the_law_follow_the_law() -> None:
    """The Basic Law has an exception for the European Union; it does not work under this Convention."""
    made, law = record("DEU", "6(1)"), facts().state_by_code["DEU"].nationals
    assert law is not None
    assert made.nationals is not None
    (nationality,) = nationals(convention("TUR DEU", person_nationalities=("DEU",)))
    assert f"{law.text} {made.nationals.beside_law} If it refuses" in nationality.answer
    assert (nationality.effect, nationality.verified) == ("requires_refusal", True)
    assert [one.article for one in nationality.provisions] == ["6(1)", "6(2)", "Art. 16(2)"]


def test_a_declaration_to_another_article_is_named_too() -> None:
    """Budapest 24(6), with what Portugal declared on 24(5)."""
    route = over(
        ask("BRA PRT", "extradition", "illegal_access", date(2024, 2, 1), person_nationalities=("PRT",)), "budapest_185"
    )
    assert step(route, "nationals") == ("requires_refusal", ["24(6)", "24(5)"], False)  # seen in a gazette of 2010
    assert route.outcome == "unavailable"
    (asked,) = open_questions(route, "24(5)")
    assert asked.text.startswith("Portugal declared on Article 24(5): Portugal does not extradite its own nationals;")
    # For other states nobody looked, and that is not asked of every one of them: Article 42 allows no reservation here.
    other = over(
        ask("BRA PHL", "extradition", "illegal_access", date(2024, 2, 1), person_nationalities=("ITA",)), "budapest_185"
    )
    assert [one.text for one in open_questions(other, "24(5)") if "made a reservation" not in one.text] == []


def test_when_nobody_looked_the_right_to_refuse_stays_and_the_declaration_is_asked() -> None:
    """ETS 24, Art. 6(1), and Korea: the text gives the right without any declaration."""
    days: dict[str, Any] = {"requested_on": date(2012, 2, 1)}
    korean = convention("GBR KOR", person_nationalities=("KOR",), **days)
    assert step(korean, "nationals") == ("permits_refusal", ["6(1)", "6(2)"], True)
    looked = "Whether the Republic of Korea made a reservation to Article 6(1): nobody has looked."
    assert open_questions(korean, "6(1)") == [
        OpenQuestion(
            "",
            f"{looked} If it declared that it does not extradite its nationals, refusal is certain.",
            (article("6(1)"),),
            "requires_refusal",
        )
    ]
    other = convention("GBR KOR", person_nationalities=("ITA",), **days)
    assert step(other, "nationals") == ("no_obstacle", [], True)
    assert open_questions(other, "6(1)") == [
        OpenQuestion(
            "", f"{looked} It may count other persons as its nationals.", (article("6(1)"),), "permits_refusal"
        )
    ]


def test_a_declaration_binds_nobody_else() -> None:
    """Art. 6(1)(b) is a right of every party and no reservation, so Art. 26(3) does not hold France to it in Germany."""
    asked = convention("FRA GBR", person_nationalities=("GBR",))
    assert step(asked, "nationals") == ("no_obstacle", ["6(1)", "s 79(1)"], True)
    assert "own_reservation" not in {one.id for one in asked.steps}


# --- who counts as a national -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
def test_who_counts_as_a_national_is_named_with_the_declaration(status: Any) -> None:
    """ETS 24, Art. 6(1), with the Finnish declaration of 1971."""
    made = record("FIN", "6(1)")
    held = with_record(made, provenance=replace(made.provenance, status=status))
    declared = "Finland declared: As nationals count those of Finland, Denmark, Iceland, Norway and Sweden and foreigners domiciled there."
    owed = "If it refuses on this ground, Finland has to submit the case to its own prosecuting authorities, if the United Kingdom asks for it."

    def said(**stated: Any) -> list[Step]:
        return nationals(convention("GBR FIN", facts=held, **stated))

    def expected(counts: str) -> list[Step]:
        answer = f"The person counts as one, as {counts}. {RIGHT} {declared} {owed}"
        return [
            Step(
                "nationals",
                QUESTION,
                answer,
                "permits_refusal",
                (article("6(1)"), article("6(2)")),
                status == "confirmed",
            )
        ]

    assert said(person_nationalities=("ITA", "SWE")) == expected("a national of Sweden")
    assert said(person_nationalities=("ITA",), resides_in="FIN") == expected("a resident of Finland")
    assert said(person_nationalities=(), resides_in="NOR") == expected("a resident of Norway")
    # A nationality that counts is named before a residence.
    assert said(person_nationalities=("DNK",), resides_in="FIN") == expected("a national of Denmark")
    # Where the person lives is asked when nobody said it, of nobody else.
    asked = f"{declared} Does the person live in Finland or Denmark or Iceland or Norway or Sweden?"
    silent = convention("GBR FIN", person_nationalities=("ITA",))
    assert open_questions(silent, "6(1)") == [OpenQuestion("resides_in", asked, (article("6(1)"),), "permits_refusal")]
    for stated in ({"person_nationalities": ("SWE",)}, {"person_nationalities": ("ITA",), "resides_in": "ITA"}):
        assert open_questions(convention("GBR FIN", **stated), "6(1)") == []


def test_norway_counts_its_neighbours_only_where_none_of_them_asks() -> None:
    """The Norwegian declaration, made at signature."""
    swede = {"person_nationalities": ("SWE",)}
    assert step(convention("GBR NOR", **swede), "nationals")[0] == "permits_refusal"
    assert step(convention("DNK NOR", **swede), "nationals") == ("no_obstacle", [], True)
    living = {"person_nationalities": ("ITA",)}
    assert step(convention("GBR NOR", **living, resides_in="ISL"), "nationals")[0] == "permits_refusal"
    assert step(convention("DNK NOR", **living, resides_in="ISL"), "nationals")[0] == "no_obstacle"
    assert step(convention("DNK NOR", **living, resides_in="NOR"), "nationals")[0] == "permits_refusal"
    (asked,) = open_questions(convention("DNK NOR", **living), "6(1)")
    assert asked.text.endswith("Does the person live in Norway?")


def test_groups_that_no_request_can_tell_are_asked_of_persons_of_another_nationality() -> None:
    """Poland and persons with asylum; it refuses, so that would require refusal; Latvia only says who counts."""
    other = convention("GBR POL", person_nationalities=("ITA",))
    assert open_questions(other, "6(1)") == [
        OpenQuestion(
            "",
            (
                "Poland declared: Poland under no circumstances extradites its nationals; persons granted asylum count as "
                "nationals. Is the person one to whom Poland has granted asylum?"
            ),
            (article("6(1)"),),
            "requires_refusal",
        )
    ]
    (latvian,) = open_questions(convention("GBR LVA", person_nationalities=("ITA",)), "6(1)")
    assert (latvian.effect, latvian.fact) == ("permits_refusal", "")
    assert open_questions(convention("GBR POL", person_nationalities=("POL",)), "6(1)") == []
    # A declaration of which only the text is recorded, and one on which nothing is left to ask.
    plain = with_record(record("POL", "6(1)"), nationals=None)
    assert open_questions(convention("GBR POL", person_nationalities=("ITA",), facts=plain), "6(1)") == []
    assert step(convention("GBR POL", person_nationalities=("ITA",), facts=plain), "nationals")[0] == "no_obstacle"


def test_an_instrument_without_declarations_asks_for_none() -> None:
    """The Framework Decision and nationals."""
    route = over(ask("FRA DEU", "extradition", "malware", date(2015, 1, 1), person_nationalities=("ITA",)), "eaw_2002")
    assert step(route, "nationals") == ("no_obstacle", [], True)
    assert [one for one in route.questions if not one.fact] == []


# --- grounds that states reserved -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
def test_a_reserved_ground_is_a_step_that_rests_on_the_reservation(status: Any) -> None:
    """ETS 24, Art. 1, with the French reservation."""
    made = record("FRA", "1")
    held = with_record(made, provenance=replace(made.provenance, status=status))
    seen = status == "confirmed"
    route = convention("GBR FRA", facts=held, humanitarian_reasons=True, exceptional_court=False)
    steps = {one.id: one for one in route.steps}
    assert steps["humanitarian_reasons"] == Step(
        id="humanitarian_reasons",
        question="Do age, health or other personal circumstances speak against handing the person over?",
        answer=(
            "France made a reservation: It may refuse if surrender would have consequences of exceptional gravity for the person, "
            "because of age or health."
        ),
        effect="permits_refusal",
        provisions=(article("1"),),
        verified=seen,
    )
    assert steps["exceptional_court"] == Step(
        id="exceptional_court",
        question="Is the court one made for the case, or one without the guarantees of a fair trial?",
        answer="It is stated that this is not so.",
        effect="no_obstacle",
        provisions=(article("1"),),
        verified=seen,
    )
    silent = {one.fact: one for one in convention("GBR FRA", facts=held).questions}
    assert silent["exceptional_court"] == OpenQuestion(
        "exceptional_court", steps["exceptional_court"].question, (article("1"),), "requires_refusal"
    )


def test_a_reserved_ground_is_a_rule_like_those_of_the_instrument() -> None:
    """ETS 24, Art. 1: what the United Kingdom reserved, claimed by itself and held against it."""

    def grounds(pair: str) -> list[GroundRule]:
        requesting, requested = pair.split()
        request = cb.CooperationRequest(
            requesting=requesting, requested=requested, measure="extradition", committed_on=ACT, requested_on=LISTED
        )
        basis = next(one for one in cb.legal_bases(requesting, requested, on=LISTED, measure="extradition"))
        assert basis.instrument.id == "ece_24"
        return [ground.rule for ground in reserved_grounds(Matter(request, facts(), None, basis))]

    own = GroundRule(
        id="tried_in_absence",
        article="1",
        measures=("extradition",),
        fact="tried_in_absence",
        effect="permits_refusal",
        text=(
            "United Kingdom made a reservation: It may refuse extradition to execute a conviction or sentence passed in the person's "
            "absence."
        ),
    )
    assert grounds("DEU GBR") == [own]
    text = f"{own.text} It can claim from others only what it accepted itself, so Germany may refuse."
    assert grounds("GBR DEU") == [replace(own, id="own_reservation", article="26(3)", text=text)]
    # Each ground of a state is taken, also behind one that both reserved.
    assert [one.fact for one in grounds("FRA NLD")] == ["tried_in_absence", "humanitarian_reasons", "exceptional_court"]
    assert [one.fact for one in grounds("NLD GBR")] == ["tried_in_absence", "humanitarian_reasons"]


def test_a_ground_for_accused_persons_does_not_reach_a_convicted_one() -> None:
    """Israel, reservation to Art. 2 on evidence."""
    accused = convention("DEU ISR", evidence_sufficient=False)
    convicted = convention("DEU ISR", evidence_sufficient=False, sentence_months=12)
    assert step(accused, "evidence_sufficient") == ("requires_refusal", ["2(1)"], True)
    reservation, beyond = (one for one in convicted.steps if one.id == "evidence_sufficient")
    assert (reservation.effect, reservation.provisions, reservation.verified) == (
        "no_obstacle",
        (article("2(1)"),),
        True,
    )
    assert reservation.answer.endswith(
        "finds evidence that would be enough for a trial there. The person is convicted, so this does not reach the case."
    )
    assert (beyond.effect, beyond.provisions, beyond.verified) == ("open", (article("1"),), True)
    assert beyond.answer.startswith("The European Convention on Extradition has no other ground of its own for this.")
    held = convention("ISR DEU", evidence_sufficient=False, sentence_months=12)
    assert "own_reservation" not in {one.id for one in held.steps}
    assert step(held, "evidence_sufficient") == ("no_obstacle", ["26(3)", "2(1)"], True)
    # What raises nothing is not told.
    enough = convention("DEU ISR", evidence_sufficient=True, sentence_months=12)
    assert "evidence_sufficient" not in {one.id for one in enough.steps}
    # Grounds behind one that does not reach the case are taken all the same.
    some = ReservedGround(fact="fiscal_offence", effect="requires_refusal", text="It refuses.")
    made = record("ISR", "2(1)")
    more = with_record(made, reserved_grounds=(*made.reserved_grounds, some))
    raised = convention("DEU ISR", facts=more, sentence_months=12, fiscal_offence=True)
    assert ("fiscal_offence", "requires_refusal") in {(one.id, one.effect) for one in raised.steps}


@pytest.mark.parametrize(
    ("stated", "asks"),
    [
        ({"evidence_sufficient": False}, True),
        ({}, True),
        ({"evidence_sufficient": True}, False),  # the ground cannot be raised
        ({"tried_in_absence": True}, False),
        ({"tried_in_absence": False}, False),
        ({"sentence_months": None}, False),  # an accused person is reached anyway
    ],
)
def test_whether_a_conviction_was_in_absence_is_asked_where_a_reservation_turns_on_it(
    stated: dict[str, Any], *, asks: bool
) -> None:
    """Malta, reservation to Art. 1: one convicted in absence is treated as an accused person; Israel reserved no such thing."""
    text = (
        f"Was the person sentenced in absence? Malta made a reservation: {record('MLT', '1').reserved_grounds[0].text}"
    )
    for pair, cited in (("DEU MLT", ["1"]), ("MLT DEU", ["26(3)", "1"])):
        route = convention(pair, **{"sentence_months": 12, **stated})
        asked = [one for one in route.questions if one.text == text]
        assert [[each.article for each in one.provisions] for one in asked] == ([cited] if asks else [])
        assert all((one.fact, one.effect) == ("tried_in_absence", "permits_refusal") for one in asked)
    israel = convention("DEU ISR", sentence_months=12)
    assert "tried_in_absence" not in {one.fact for one in israel.questions}


@pytest.mark.parametrize(
    ("absence", "expected"),
    [
        (True, ("permits_refusal", ["1"], True)),
        (False, ("no_obstacle", ["1"], True)),
        (None, ("no_obstacle", ["1"], True)),
    ],
)
def test_one_convicted_in_absence_is_reached_as_an_accused_person_is(absence: bool | None, expected: Any) -> None:
    route = convention("DEU MLT", evidence_sufficient=False, sentence_months=12, tried_in_absence=absence)
    assert step(route, "evidence_sufficient") == expected
    held = convention("MLT DEU", evidence_sufficient=False, sentence_months=12, tried_in_absence=absence)
    assert ("own_reservation" in {one.id for one in held.steps}) is (absence is True)
    # Absence makes nobody an accused person where the reservation does not say so.
    israel = convention("DEU ISR", evidence_sufficient=False, sentence_months=12, tried_in_absence=absence)
    assert step(israel, "evidence_sufficient") == ("no_obstacle", ["2(1)"], True)


def test_an_unread_article_makes_a_reserved_ground_unverified() -> None:
    held = with_instrument(
        "ece_24",
        provisions=tuple(
            replace(one, status="unverified") if one.article in {"1", "26(3)"} else one
            for one in facts().instrument_by_id["ece_24"].provisions
        ),
    )
    assert step(convention("GBR FRA", facts=held, exceptional_court=True), "exceptional_court")[2] is False
    assert step(convention("GBR DEU", facts=held, tried_in_absence=True), "own_reservation")[2] is False


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
def test_who_reserved_a_ground_can_be_held_to_it(status: Any) -> None:
    """ETS 24, Art. 26(3), with the British reservation to Art. 1."""
    made = record("GBR", "1")
    held = with_record(made, provenance=replace(made.provenance, status=status))
    route = convention("GBR DEU", facts=held, tried_in_absence=True)
    assert [one for one in route.steps if one.id == "own_reservation"] == [
        Step(
            id="own_reservation",
            question="Was the person sentenced in absence?",
            answer=(
                "United Kingdom made a reservation: It may refuse extradition to execute a conviction or sentence passed in the "
                "person's absence. It can claim from others only what it accepted itself, so Germany may refuse."
            ),
            effect="permits_refusal",
            provisions=(article("26(3)"), article("1")),
            verified=status == "confirmed",
        )
    ]
    # The ground is spoken of, so German law, which is not modelled, is not asked as well.
    assert "tried_in_absence" not in {one.id for one in route.steps}
    assert route.outcome == "refusable"
    asked = next(one for one in convention("GBR DEU", facts=held).questions if one.fact == "tried_in_absence")
    assert (asked.effect, [one.article for one in asked.provisions]) == ("permits_refusal", ["26(3)", "1"])


def test_a_ground_that_requires_refusal_only_permits_it_when_it_is_held_against_another() -> None:
    """France does not extradite to a court made for the case; Germany may refuse it to France."""
    route = convention("FRA DEU", exceptional_court=True)
    assert step(route, "own_reservation") == ("permits_refusal", ["26(3)", "1"], True)


def test_where_both_reserved_a_ground_the_requested_state_speaks_for_itself() -> None:
    """The United Kingdom and the Netherlands, a sentence in absence; France and the Netherlands, age and health."""
    both = convention("GBR NLD", tried_in_absence=True)
    assert step(both, "tried_in_absence") == ("permits_refusal", ["1"], True)
    assert "own_reservation" not in {one.id for one in both.steps}
    # What only the requesting state reserved is still held against it.
    part = convention("FRA NLD", humanitarian_reasons=True, exceptional_court=True)
    assert [one.question for one in part.steps if one.id == "own_reservation"] == [
        "Is the court one made for the case, or one without the guarantees of a fair trial?"
    ]


def test_without_a_provision_on_reciprocity_no_ground_is_held_against_the_state_that_reserved_it() -> None:
    treaty = facts().instrument_by_id["ece_24"]
    held = with_instrument(
        "ece_24", reservables=tuple(replace(one, reciprocity_article="") for one in treaty.reservables)
    )
    route = convention("GBR DEU", facts=held, tried_in_absence=True)
    assert "own_reservation" not in {one.id for one in route.steps}
    assert step(route, "tried_in_absence") == ("open", ["1"], True)
    assert open_questions(convention("KOR DEU", facts=held, requested_on=date(2012, 2, 1)), "1") == []


def test_a_ground_can_be_raised_by_a_fact_that_is_not_so() -> None:
    """Israel, reservation to Art. 2: evidence that is not enough; as if another had reserved evidence that is."""
    assert step(convention("DEU ISR", evidence_sufficient=False), "evidence_sufficient")[0] == "requires_refusal"
    assert step(convention("DEU ISR", evidence_sufficient=True), "evidence_sufficient")[0] == "no_obstacle"
    assert step(convention("ISR DEU", evidence_sufficient=False), "own_reservation")[0] == "permits_refusal"
    assert step(convention("ISR DEU", evidence_sufficient=True), "own_reservation")[0] == "no_obstacle"


def test_grounds_are_those_of_the_measure() -> None:
    """A reservation to a convention on extradition says nothing on a search, and one on searches nothing on statements."""
    asked: dict[str, Any] = {"requested_on": date(2015, 2, 1), "persecution_risk": True}
    search = over(ask("CHL UKR", "search_seizure", "data_interference", date(2015, 1, 1), **asked), "ecmacm_30")
    assert step(search, "persecution_risk") == ("permits_refusal", ["2"], True)
    statement = over(ask("CHL UKR", "mutual_assistance", "data_interference", date(2015, 1, 1), **asked), "ecmacm_30")
    assert step(statement, "persecution_risk") == ("permits_refusal", ["2"], True)
    assert open_questions(search, "5(1)(c)") != []
    assert open_questions(statement, "5(1)(c)") == []


# --- what reservations leave to ask ------------------------------------------------------------------------------------------


def test_what_nobody_looked_for_is_asked_once_for_each_state() -> None:
    """ETS 30, Art. 2 and 5(1)(b) and (c), between France and Germany, for neither of which anybody looked."""
    search = over(ask("FRA DEU", "search_seizure", "data_interference", ACT), "ecmacm_30")
    numbers = ("2", "5(1)(b)", "5(1)(c)")
    assert open_questions(search, *numbers) == [
        OpenQuestion(
            "",
            "Whether Germany made a reservation to Article 2, 5(1)(b) or 5(1)(c): nobody has looked.",
            tuple(article(one, "ecmacm_30") for one in numbers),
            "permits_refusal",
        ),
        OpenQuestion(
            "",
            (
                "Whether France made a reservation to Article 2, 5(1)(b) or 5(1)(c): nobody has looked. If it made one, Germany may "
                "hold it to the same."
            ),
            tuple(article(one, "ecmacm_30") for one in ("23(3)", "5(2)", *numbers)),
            "permits_refusal",
        ),
    ]
    statement = over(ask("FRA DEU", "mutual_assistance", "data_interference", ACT), "ecmacm_30")
    assert next(one.text for one in open_questions(statement, "2")) == (
        "Whether Germany made a reservation to Article 2: nobody has looked."
    )


def test_a_reservation_that_no_fact_can_raise_is_asked_in_its_own_words() -> None:
    """ETS 30, Art. 5(1)(c), and Ukraine; the requested state, and the requesting one, which is held to it (Art. 5(2))."""
    words = "Ukraine declared on Article 5(1)(c): Ukraine makes search and seizure depend on consistency with its law."
    days: dict[str, Any] = {"requested_on": date(2015, 2, 1)}
    own = over(ask("CHL UKR", "search_seizure", "data_interference", date(2015, 1, 1), **days), "ecmacm_30")
    assert (
        OpenQuestion("", f"{words} Does this stand in the way?", (article("5(1)(c)", "ecmacm_30"),), "permits_refusal")
        in own.questions
    )
    theirs = over(ask("UKR CHL", "search_seizure", "data_interference", date(2015, 1, 1), **days), "ecmacm_30")
    assert (
        OpenQuestion(
            "",
            f"{words} Does Chile hold it to the same?",
            (article("5(2)", "ecmacm_30"), article("5(1)(c)", "ecmacm_30")),
            "permits_refusal",
        )
        in theirs.questions
    )


def test_a_record_that_begins_later_is_asked_with_its_reason() -> None:
    """Finland and Art. 1 of ETS 24: what is recorded begins on 14 March 2001."""
    before = date(2001, 3, 13)
    reason = "What is recorded of Finland on Article 1 begins with 14 March 2001; whether it holds for 13 March 2001: nobody has looked."
    (own,) = open_questions(convention("DEU FIN", requested_on=before), "1")
    assert own == OpenQuestion("", reason, (article("1"),), "permits_refusal")
    (theirs,) = open_questions(convention("FIN DEU", requested_on=before), "1")
    assert theirs.text == f"{reason} If it made one, Germany may hold it to the same."
    assert [one.article for one in theirs.provisions] == ["26(3)", "1"]
    assert (
        step(convention("DEU FIN", requested_on=before, humanitarian_reasons=True), "humanitarian_reasons")[0] == "open"
    )


def test_a_reservation_that_was_withdrawn_raises_and_asks_nothing() -> None:
    made = record("FRA", "1")
    held = with_record(made, until=PartialDate("2001-03-14"))
    route = convention("ITA FRA", facts=held, humanitarian_reasons=True)
    assert step(route, "humanitarian_reasons")[0] == "open"
    assert open_questions(route, "1") == []
    # One whose words name no ground is asked as a whole while it stands.
    plain = with_record(made, reserved_grounds=())
    (asked,) = open_questions(convention("ITA FRA", facts=plain), "1")
    assert asked.text == f"France declared on Article 1: {made.text} Does this stand in the way?"


def test_a_reservation_of_a_level_is_asked_about_with_the_level_and_not_twice() -> None:
    """Art. 2(1): the British words on trivial cases, asked once; Russia's are applied whole, so nothing is asked."""
    texts = [one.text for one in open_questions(convention("DEU GBR"), "2(1)")]
    assert len(texts) == 1
    assert texts[0].startswith("United Kingdom made a reservation to Article 2(1)")
    assert open_questions(convention("DEU RUS"), "2(1)") == []
    some = ReservedGround(fact="fiscal_offence", effect="permits_refusal", text="It may refuse.")
    both = with_record(record("ISR", "2(1)"), reserved_grounds=(some,))
    assert len(open_questions(convention("DEU ISR", facts=both), "2(1)")) == 1


# --- dual criminality by reciprocity (ETS 30, Art. 5(2)) -------------------------------------------------------------------------


@pytest.mark.parametrize("status", ["confirmed", "unverified"])
@pytest.mark.parametrize(
    ("conduct", "effect"),
    [("data_interference", "no_obstacle"), ("other_offence", "open"), (None, "open")],
)
def test_a_state_without_the_declaration_may_treat_one_that_made_it_alike(
    conduct: str | None, effect: str, status: Any
) -> None:
    """Albania made search depend on both laws; Chile did not."""
    made = record("ALB", "5(1)(a)", "ecmacm_30")
    held = with_record(made, state="FRA", provenance=replace(made.provenance, status=status))
    route = over(ask("FRA CHL", "search_seizure", conduct, date(2021, 1, 1), facts=held), "ecmacm_30")
    one = next(one for one in route.steps if one.id == "dual_criminality")
    assert (one.effect, one.provisions) == (effect, (article("5(2)", "ecmacm_30"), article("5(1)(a)", "ecmacm_30")))
    assert one.answer == f"France made a reservation: {made.text} So Chile, which made none, may apply reciprocity."
    assert one.question == "Is dual criminality asked for, and is it met?"
    assert one.verified is (status == "confirmed")


def test_reciprocity_permits_refusal_where_dual_criminality_fails_and_needs_its_article() -> None:
    """As if Germany had declared and France not, on 1 January 1987: France punished damage to data only since 1988."""
    made, day = record("ALB", "5(1)(a)", "ecmacm_30"), date(1987, 1, 1)
    german = replace(made, state="DEU", since=None)
    french = replace(made, state="FRA", since=None, result="none_found")
    held = replace(facts(), reservations=(german, french))
    route = over(ask("DEU FRA", "search_seizure", "data_interference", day, facts=held), "ecmacm_30")
    assert step(route, "dual_criminality") == ("permits_refusal", ["5(2)", "5(1)(a)"], True)
    assert route.outcome == "refusable"
    # Without Article 5(2), and where neither made it: the Convention has no general condition.
    treaty = facts().instrument_by_id["ecmacm_30"]
    rules = tuple(replace(rule, reciprocity_article="") for rule in treaty.dual_criminality)
    others = (replace(one, dual_criminality=rules) if one is treaty else one for one in held.instruments)
    without = replace(held, instruments=tuple(others))
    neither = replace(held, reservations=(replace(german, result="none_found"), french))
    for changed in (without, neither):
        route = over(ask("DEU FRA", "search_seizure", "data_interference", day, facts=changed), "ecmacm_30")
        assert step(route, "dual_criminality") == ("no_obstacle", ["1(1)"], True)
    # Where France made it too, its own speaks.
    both = replace(held, reservations=(german, replace(french, result="made")))
    route = over(ask("DEU FRA", "search_seizure", "data_interference", day, facts=both), "ecmacm_30")
    assert step(route, "dual_criminality") == ("permits_refusal", ["5(1)(a)"], True)

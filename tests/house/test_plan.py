"""The lesson planner without a browser: what it reads, and plans that add up to the minute, chosen by the page's own scripts."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import course_plan
import course_roles
import crossborder as cb
from course_plan import blocks, decks, form, teaching
from course_slides import directives
from crossborder.exercises import EXERCISES
from crossborder.exercises.lauri_love.model import LauriLoveModel
from tests.made import in_node

ROOT = Path(__file__).resolve().parents[2]
STATIC = ROOT / "book" / "_ext" / "course_plan" / "static"
GUIDE = """## Chapter 1: one

*Say at the start that it is sad.*

**Aims.** Students can say (1) what a list is; (2) Article 29(3), (4) and (5) in order; (3) *why*.

**Questions to ask.**
1. *Before:* who?
2. [Where](x.md)?

## Next
"""
DECK = """# Deck

```{notes} 1
First. Second.
```

## Two days

```{exercise} love-bug machine
```

```{notes} 4
Ask {provision}`Article 25(5) <budapest_185 25(5)>` of *two* students.

Not this.
```
"""


@cache
def data() -> dict[str, Any]:
    return blocks.load(ROOT)


def run(script: str, given: object) -> Any:
    """What a script says that has the planner's functions, and what it is given as `given`."""
    scripts = "".join(f"await import({json.dumps((STATIC / name).as_uri())});" for name in course_plan.SCRIPTS[1:4])
    functions = (
        "const { choose, tidy, toAddress, fromAddress, notTaken } = globalThis.coursePlan;"
        "const { documentOf, toHtml, toMarkdown } = globalThis.coursePlanDocument; const clock = globalThis.coursePlanClock;"
    )
    return in_node(
        f"async ({{ data, given }}) => {{ {scripts} {functions} return ({script})(); }}",
        {"data": data(), "given": given},
    )


def test_a_deck_tells_minutes_and_what_is_said_first(tmp_path: Path) -> None:
    (tmp_path / "deck.md").write_text(DECK, encoding="utf-8")
    first, second = decks.read(tmp_path / "deck.md")
    assert (first.title, first.minutes, first.say) == ("Deck", 1, "First. Second.")
    assert (second.minutes, second.exercise, second.step) == (4, "love-bug", "machine")
    assert second.say == "Ask Article 25(5) of two students."


def test_a_slide_without_minutes_is_named(tmp_path: Path) -> None:
    (tmp_path / "deck.md").write_text("# Deck\n\n## No notes\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"deck\.md: the slide «Deck» has no \{notes\}"):
        decks.read(tmp_path / "deck.md")


def test_the_guide_tells_aims_and_questions() -> None:
    (part,) = teaching.read(GUIDE)
    assert part.aims == ("What a list is.", "Article 29(3), (4) and (5) in order.", "Why.")
    assert part.questions == ("Before: who?", "Where?")
    assert part.warning == "Say at the start that it is sad."
    assert part.place == "chapter-1-one"


def test_a_part_without_aims_is_named() -> None:
    with pytest.raises(ValueError, match="Chapter 1: one"):
        teaching.read(GUIDE.replace("**Aims.**", "**Ends.**"))


def test_every_part_has_its_exercise_whole_and_each_slide_once() -> None:
    for part in data()["parts"]:
        names = [block["id"] for block in part["blocks"]]
        assert len(set(names)) == len(names)
        assert {"case", "look-back", "new-case"} <= {name.partition(".")[2] for name in names}
        slides = decks.read(ROOT / "slides" / f"{part['id']}.md")
        numbers = [block["number"] for block in part["blocks"] if "number" in block]
        assert numbers == sorted(numbers)
        assert set(numbers) == set(range(1, len(slides) + 1)), "the plan passes over a slide of the deck"
        links = {block["number"]: block["link"] for block in part["blocks"] if block.get("group") == "slide"}
        assert all(link == f"../slides/{part['id']}.html#/{number - 1}" for number, link in links.items())
        assert max(links) <= len(slides)
        assert all(block["min"] <= block["usual"] <= block["max"] for block in part["blocks"])


def test_the_part_with_a_sad_case_says_so_first() -> None:
    assert [part["id"] for part in data()["parts"] if part["warning"]] == ["extradition"]


@pytest.mark.slow
def test_every_plan_adds_up_to_the_minute() -> None:
    """Each length, each part alone, two parts, all six, both levels, with and without something taught before."""
    script = """() => {
        const ids = data.parts.map((part) => part.id);
        const wrong = [];
        for (const parts of [[], ...ids.map((id) => [id]), ids.slice(0, 2), ids])
            for (const level of Object.keys(data.levels))
                for (const before of [[], ids.slice(0, 1)])
                    for (let minutes = 15; minutes <= 240; minutes += 1)
                        for (const plan of choose(data, { minutes, parts, level, before })) {
                            const total = plan.rows.reduce((sum, row) => sum + row.minutes, 0);
                            const follows = plan.rows.every((row, at) => row.start === plan.rows.slice(0, at).reduce((sum, each) => sum + each.minutes, 0));
                            if (total !== minutes || !follows) wrong.push([minutes, parts.join(), level, total]);
                        }
        return wrong;
    }"""
    assert run(script, None) == []


def test_a_short_class_is_the_core_path() -> None:
    script = "() => choose(data, { minutes: 20, parts: ['dual-criminality'] })[0].rows.map((row) => [row.link.split('=')[1], row.minutes])"
    assert run(script, None) == [["case", 3], ["machine", 6], ["tasks.1", 6], ["look-back", 5]]


def test_six_weeks_take_each_part_once_and_look_back() -> None:
    script = """() => choose(data, { minutes: 50, weeks: 6 }).map((plan) => [plan.parts[0].id, plan.rows.some((row) => row.blocks[0].after)])"""
    assert run(script, None) == [[part["id"], place > 0] for place, part in enumerate(data()["parts"])]


def test_an_exercise_of_two_parts_is_worked_once() -> None:
    script = "() => choose(data, { minutes: 120, parts: ['law-in-common', 'treaties'] })[0].rows.flatMap((row) => row.blocks.map((block) => block.id))"
    names = run(script, None)
    assert len(set(names)) == len(names)


def test_what_does_not_fit_is_said() -> None:
    script = "() => choose(data, { minutes: 15, parts: data.parts.map((part) => part.id) })[0].leftOut.length"
    assert run(script, None) > 0


@pytest.mark.parametrize(
    ("parts", "count", "asked", "not_asked"),
    [
        (["dual-criminality", "extradition"], "two questions", ["a crime in A and not in B", "hand over the person"], ["search", "keep data"]),
        (["treaties"], "one question", ["the same treaty"], ["hand over the person", "search"]),
        (["law-in-common", "dual-criminality", "exceptions", "treaties", "mutual-assistance", "extradition"],
         "three questions", ["search", "keep data", "hand over the person"], ["the same treaty"]),
    ],
)  # fmt: skip
def test_the_opening_asks_what_the_parts_are_about(
    parts: list[str], count: str, asked: list[str], not_asked: list[str]
) -> None:
    script = "() => choose(data, { minutes: 120, parts: given })[0].rows.map((row) => [row.blocks[0].title, row.say, row.link])"
    (title, say, link), *_, last = run(script, parts)
    assert title == f"Opening: {count} on the board"
    assert all(words in say for words in asked)
    assert not any(words in say for words in not_asked)
    assert "{" not in say + title
    assert last[1].startswith("Ask the questions of the opening again.")
    assert link.startswith("teaching.html#")


def test_every_part_has_a_question_for_the_opening() -> None:
    assert set(data()["opening"]["asks"]) == {part["id"] for part in data()["parts"]}


def test_a_long_class_has_breaks_between_parts() -> None:
    script = """() => {
        const rows = choose(data, { minutes: 180, parts: data.parts.map((part) => part.id) })[0].rows;
        return rows.flatMap((row, at) => (row.kind === 'break' ? [[rows[at - 1].part, rows[at + 1].part]] : []));
    }"""
    around = run(script, None)
    assert len(around) == 2
    assert all(before != after for before, after in around)


@pytest.mark.parametrize(
    "hash_", ["", "#minutes=-5&weeks=99&level=__proto__&parts=<script>&devices=constructor", "#minutes=1e999"]
)
def test_an_address_with_nonsense_gives_a_plan(hash_: str) -> None:
    wish = run("() => fromAddress(data, given)", hash_)
    assert form.LEAST <= wish["minutes"] <= form.MOST
    assert wish["parts"] == []
    assert (wish["level"], wish["devices"]) == ("first", "groups")
    assert 1 <= wish["weeks"] <= form.MOST_WEEKS


@pytest.mark.parametrize(("hash_", "said"), [
    ("", []), ("#minutes=75&parts=exceptions.treaties&devices=paper&seed=7&other=1", []),
    ("#minutes=9999&weeks=x&devices=foo&level=constructor&parts=treaties.nope&seed=-3",
     ["minutes=9999", "weeks=x", "parts=nope", "level=constructor", "devices=foo", "seed=-3"]),
])  # fmt: skip
def test_what_no_plan_can_have_is_named(hash_: str, said: list[str]) -> None:
    assert run("() => notTaken(data, given)", hash_) == said


def test_where_no_script_runs_the_page_says_so() -> None:
    assert form.planner(data()).startswith(f"<noscript><p>{form.WITHOUT_SCRIPTS}")
    assert course_roles.FORM.startswith("<noscript>")


def test_an_address_brings_back_what_was_asked() -> None:
    wish = {
        "minutes": 75, "weeks": 1, "parts": ["treaties"], "before": ["law-in-common", "exceptions"],
        "level": "advanced", "network": "no", "devices": "paper", "seed": "20261128",
    }  # fmt: skip
    assert run("() => fromAddress(data, toAddress(given))", wish) == wish


def test_every_row_says_something_and_files_are_collected() -> None:
    script = """() => {
        const [plan] = choose(data, { minutes: 90, parts: ['dual-criminality', 'exceptions'] });
        const pieces = documentOf(data, plan, (link) => link);
        const find = (title) => pieces.find((piece) => piece.title === title);
        return [find('Steps').rows.map((row) => row[3][0].text), find('Materials').items.map((item) => item.link ?? '')];
    }"""
    says, links = run(script, None)
    assert all(says)
    assert "../notebooks/class-report.html" in links


@pytest.mark.parametrize(
    ("devices", "wrong"), [("projector", "groups of|clerk|group"), ("paper", "clerk|keyboard|screen|group")]
)
def test_what_is_said_fits_the_devices(devices: str, wrong: str) -> None:
    script = """() => choose(data, { minutes: 180, parts: data.parts.map((part) => part.id), devices: given })[0].rows
        .filter((row) => row.blocks[0].says !== undefined).map((row) => row.say)"""
    says = run(script, devices)
    assert says
    assert not [text for text in says if re.search(wrong, text)]


def test_homework_and_mail_name_and_link_what_they_mean() -> None:
    script = """() => {
        const [plan] = choose(data, { minutes: 90, parts: ['dual-criminality', 'exceptions'], network: 'no' });
        return documentOf(data, plan, () => '').map((piece) => [piece.title, piece.items]);
    }"""
    pieces = dict(run(script, None))
    task = pieces["Homework"][0]["text"]
    assert "the chapters “Dual criminality and safe havens” and “Exceptions, and human rights”" in task
    assert "the exercises “The Love Bug, 4 May 2000” and" in task
    letter = pieces["Mail to the students"]
    assert [line["link"] for line in letter if "link" in line] == ["dual-criminality.html", "exceptions.html"]
    assert not [line for line in letter if "{" in line["text"]]
    both = "the chapters “Dual criminality and safe havens” and “Exceptions, and human rights”"
    said = [line["text"] for line in letter]
    assert said[:4] == [
        f"Subject: Our class on {both}", "", "Dear all,", f"In our next class (90 minutes) we work on {both}."
    ]  # fmt: skip
    kept = next(item for item in pieces["Materials"] if "offline copy" in item["text"])
    page, _, place = kept["link"].partition("#")
    assert f"({place})=" in (ROOT / "book" / page.replace(".html", ".md")).read_text(encoding="utf-8")


def test_a_mail_whose_addresses_work_on_one_computer_says_so_and_a_plan_leads_to_the_keys() -> None:
    script = """() => documentOf(data, choose(data, { minutes: 50 })[0], (link) => `http://localhost:8000/book/${link}`, given)
        .map((piece) => [piece.title, piece.items])"""
    here, there = (dict(run(script, flag)) for flag in (True, False))
    (warned,) = [title for title in here if title.startswith("Mail to the students (")]
    assert "on this computer alone" in warned
    assert any("http://localhost:8000/book/" in line["text"] for line in here[warned])
    assert "Mail to the students" in there
    assert "keys.html" in [item.get("link") for item in there["Materials"]]


def test_a_seed_goes_into_the_links_of_the_exercises_and_nowhere_else() -> None:
    script = "() => choose(data, given).flatMap((plan) => plan.rows.map((row) => row.link))"
    wish = {"minutes": 90, "parts": ["dual-criminality"]}
    plain, seeded = run(script, wish), run(script, {**wish, "seed": "7"})
    assert [link for link in seeded if "seed" in link] == [f"{link}&seed=7" for link in plain if "#step=" in link]
    assert any("seed=7" in link for link in seeded)


@pytest.mark.parametrize("seed", ["x", "-1", "1e9", "<b>", "1234567890"])
def test_a_seed_that_is_no_number_is_left_out(seed: str) -> None:
    assert run("() => tidy(data, given).seed", {"seed": seed}) == ""


def test_the_form_and_the_scripts_have_the_same_limits() -> None:
    script = "() => [coursePlan.LEAST, coursePlan.MOST, coursePlan.MOST_WEEKS]"
    assert run(script, None) == [form.LEAST, form.MOST, form.MOST_WEEKS]


def test_markdown_has_every_row_and_links_only_where_there_is_an_address() -> None:
    script = """() => {
        const [plan] = choose(data, { minutes: 50, parts: ['extradition'], devices: 'projector' });
        const none = () => '', some = (link) => `https://example.org/${link}`;
        return [plan.rows.length, toMarkdown(documentOf(data, plan, none), none), toMarkdown(documentOf(data, plan, some), some)];
    }"""
    rows, bare, linked = run(script, None)
    assert len(re.findall(r"^\| \d+–\d+ \| \d+ \|", bare, re.MULTILINE)) == rows
    assert "](" not in bare
    assert "](https://example.org/../notebooks/lauri-love.html#step=case&present=1)" in linked
    assert "Say at the start that one case turns on illness" in bare
    assert "{" not in bare


def test_html_escapes_what_stands_in_a_plan() -> None:
    script = """() => toHtml([{ kind: 'text', items: [{ text: '<b>&"', link: '"><script>' }] }], 2)"""
    assert "<script>" not in run(script, None)
    assert "<b>" not in run(script, None)


def test_ready_made_plans_stand_in_the_page_as_text() -> None:
    made = course_plan.ready_made(data())
    assert [plan["name"] for plan in made] == list(course_plan.READY)
    for plan in made:
        starts = re.findall(r"<td>(\d+)–(\d+)</td><td>(\d+)</td>", plan["html"])
        assert all(int(end) - int(start) == int(minutes) for start, end, minutes in starts)
    assert made[-1]["html"].count("<h3>") == len(data()["parts"])


MINUTE = 60_000


@pytest.mark.parametrize(
    ("script", "shown"),
    [
        ("() => clock.look(clock.start([3, 5], 0), given)", {"left": MINUTE, "toEnd": 6 * MINUTE, "behind": 0}),
        ("() => clock.look(clock.start([1, 5], 0), given)", {"left": -MINUTE, "toEnd": 5 * MINUTE, "behind": MINUTE}),
        ("() => clock.look(clock.move(clock.start([3, 5], 0), 1, given), given)", {"at": 1, "behind": -MINUTE}),
        ("() => clock.look(clock.add(clock.start([3, 5], 0), 1), given)", {"left": 2 * MINUTE, "behind": MINUTE}),
        ("() => clock.look(clock.pause(clock.start([3, 5], 0), 0), given)", {"left": 3 * MINUTE, "isStopped": True}),
        ("() => clock.look(clock.pause(clock.pause(clock.start([3, 5], 0), 0), given), given)", {"left": 3 * MINUTE}),
        ("() => clock.look(clock.move(clock.start([3, 5], 0), -1, given), given)", {"at": 0, "left": MINUTE}),
        ("() => clock.look(clock.add(clock.start([1], 0), -1), 0)", {"left": MINUTE}),
    ],
)
def test_the_clock_follows_the_plan(script: str, shown: dict[str, Any]) -> None:
    seen = run(script, 2 * MINUTE)
    assert {name: seen[name] for name in shown} == shown


def test_time_is_written_as_on_a_clock() -> None:
    assert run("() => given.map(clock.written)", [61_000, 59_001, 0, -61_000]) == ["1:01", "1:00", "0:00", "−1:01"]


@pytest.mark.parametrize("devices", ["groups", "projector"])
def test_a_step_with_two_cases_opens_the_one_that_the_plan_names_and_offers_the_way_round(devices: str) -> None:
    """In a new browser nobody has chosen a case yet."""
    script = """() => {
        const [plan] = choose(data, { minutes: 120, parts: ['extradition'], devices: given, seed: '7' });
        return documentOf(data, plan, () => '').find((piece) => piece.title === 'Steps').rows.map((row) => row[2]);
    }"""
    cells = [cell for cell in run(script, devices) if re.search(r"#step=(path|look-back)", cell[0]["link"])]
    assert len(cells) >= 2
    for taught, around in cells:
        assert " (the real case of Lauri Love" in taught["text"]
        assert around["text"] == "instead: the made-up case"
        for words, case in ((taught, "love"), (around, "made")):
            page, _, asked = words["link"].partition("#")
            assert page == "../notebooks/lauri-love.html"
            assert ("&present=1" in asked) == (devices == "projector")
            values = dict(pair.split("=") for pair in asked.split("&"))
            assert values["case"] == case
            assert LauriLoveModel().preset({"case": values["case"]}).problems == ()
    assert any(row[0]["link"].endswith("#step=case&seed=7") for row in run(script, "groups")), "there the class chooses"


def test_the_deck_opens_the_case_that_the_plan_names() -> None:
    source = (ROOT / "slides" / "extradition.md").read_text(encoding="utf-8")
    asked = re.search(r"```\{exercise\} lauri-love path\.\d\n:case: (\w+)\n:around: (\w+)\n```", source)
    cases = tomllib.loads((ROOT / "book" / "plan.toml").read_text(encoding="utf-8"))["cases"]["lauri-love"]
    assert asked
    assert asked.groups() == (cases["taught"]["case"], cases["around"]["case"])
    assert directives.address("a.html", "path", "love") == "a.html#step=path&case=love&present=1"
    assert directives.address("a.html", "") == "a.html#present=1"
    assert directives.address("a.html", "b", sets="view=compare") == "a.html#step=b&view=compare&present=1"


def test_each_slide_opens_the_step_that_the_plan_names_for_it() -> None:
    """The deck's address and the plan's agree: exercise, step, and what is set; and the plan's core steps have a slide each."""
    for part in data()["parts"]:
        planned = {block["number"]: block for block in part["blocks"] if block["kind"] == "step" and "number" in block}
        shown = {
            at: slide for at, slide in enumerate(decks.read(ROOT / "slides" / f"{part['id']}.md"), 1) if slide.exercise
        }
        assert set(planned) == set(shown)
        for number, slide in shown.items():
            page, _, asked = planned[number]["link"].partition("#")
            exercise = next(each for each in EXERCISES if each.id == slide.exercise)
            view = getattr(cb.exercises, exercise.name)(keep_work=False)
            assert page == f"../notebooks/{exercise.notebook.removesuffix('.ipynb')}.html"
            assert f"step={view.stage.find(slide.step)}" == asked.split("&")[0], slide.title
            assert view.stage.by_id[view.stage.find(slide.step)].core, slide.title
            sets = dict(pair.split("=") for pair in slide.sets.split("&") if pair)
            assert not sets or asked.endswith(slide.sets)
            assert view.model.preset(sets).problems == ()


def test_a_step_that_a_slide_shows_is_named_with_its_slide() -> None:
    script = """() => documentOf(data, choose(data, { minutes: 90, parts: ['dual-criminality'] })[0], () => '')
        .find((piece) => piece.title === 'Steps').rows.map((row) => row[2][0].text)"""
    titles = run(script, None)
    assert "Slides 1–2: Dual criminality and safe havens · 4 May 2000" in titles
    assert "Your prediction (slide 3)" in titles


def test_the_clock_opens_on_the_button_that_goes_on() -> None:
    dialog = form.planner(data()).partition("<dialog")[2]
    assert re.findall(r'data-move="(\w+)" autofocus', dialog) == ["forward"]


def test_a_closed_clock_does_not_run_on() -> None:
    script = "() => clock.look(clock.halt(clock.halt(clock.start([3, 5], 0), 60000), 120000), given)"
    seen = run(script, 16 * MINUTE)
    assert (seen["left"], seen["behind"], seen["isStopped"]) == (2 * MINUTE, 0, True)


@pytest.mark.parametrize("devices", ["groups", "projector", "paper"])
def test_a_plan_says_what_is_needed_in_class_and_how_the_work_comes_back(devices: str) -> None:
    script = """() => documentOf(data, choose(data, { minutes: 50, devices: given })[0], () => '').map((piece) => [piece.title, piece.items])"""
    pieces = dict(run(script, devices))
    assert "../notebooks/class-report.html" in [item.get("link") for item in pieces["Materials"]]
    letter = " ".join(line["text"] for line in pieces["Mail to the students"])
    assert "finish the exercise" in letter
    assert ("In class you need no device" in letter) == (devices != "groups")
    assert "You need no device" not in letter


def test_links_of_a_plan_open_in_the_second_window() -> None:
    html = run("() => toHtml(documentOf(data, choose(data, { minutes: 50 })[0], () => ''), 2)", None)
    links = re.findall(r"<a [^>]*>", html)
    assert links
    assert all(f'target="{form.WINDOW}"' in link for link in links)
    assert f'data-clock-open target="{form.WINDOW}"' in form.planner(data())

"""Any interleaving of pages, tabs and kernels ends with the newest value of every field, and nothing cleared comes back."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from crossborder.work import Keeper, Work
from crossborder.work.places import File, Memory, PageStore
from crossborder.work.stamps import Clock
from tests.examples import examples

if TYPE_CHECKING:
    from crossborder.work import Place

EXERCISES = ("love-bug", "lauri-love")
FIELDS = ("transfer.reason", "task.a.law", "hints.a")
PAGES = st.integers(0, 2)
NAMES, KEYS = st.sampled_from(EXERCISES), st.sampled_from(FIELDS)


class Browser:
    """What the tabs of a browser share: items by name. A tab reads and writes them as `live_store` does."""

    def __init__(self) -> None:
        self.items: dict[str, str] = {}

    def tab(self) -> ModuleType:
        store = ModuleType("live_store")
        store.get = lambda key: json.loads(self.items[key]) if key in self.items else None  # type: ignore[attr-defined]
        store.put = lambda key, value: self.items.update({key: json.dumps(value)})  # type: ignore[attr-defined]
        store.delete = lambda key: self.items.pop(key, None)  # type: ignore[attr-defined]
        store.keys = lambda prefix="": sorted(key for key in self.items if key.startswith(prefix))  # type: ignore[attr-defined]
        return store

    def type(self, clock: Clock, exercise: str, field: str, text: str) -> None:
        """What the page itself does at every key, while Python may be busy or dead."""
        for item in self.items.values():
            clock.see(json.loads(item).get("stamp", ""))
        self.items[f"{exercise}#{field}"] = json.dumps({"stamp": clock.stamp(), "value": text})


class Page:
    """A view of both exercises, which knows what it showed last, and writes it whole whenever something is changed."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.keepers = {name: Keeper(name, place) for name in EXERCISES}
        self.shown: dict[str, dict[str, Any]] = {}
        self.load()

    def load(self) -> None:
        for name, keeper in self.keepers.items():
            self.shown[name] = dict((keeper.load() or {"values": {}})["values"])

    def save(self, name: str) -> None:
        self.keepers[name].save(record(name, self.shown[name]))


def record(name: str, values: dict[str, Any]) -> dict[str, Any]:
    return {"exercise": name, "version": 1, "values": dict(values)}


class Interleaving(RuleBasedStateMachine):
    """Three pages; the model is one dictionary that every change goes to at once."""

    def __init__(self) -> None:
        super().__init__()
        self.count, self.now = 0, 1000.0
        self.truth: dict[str, dict[str, Any]] = {name: {} for name in EXERCISES}
        self.places = self.make_places()
        for number, place in enumerate(self.places):
            place._clock = self.clock(number)
        self.pages = [Page(place) for place in self.places]
        self.saved: Work | None = None

    def make_places(self) -> list[Place]:
        raise NotImplementedError

    def clock(self, number: int) -> Clock:
        return Clock(f"{number:06x}", lambda: self.now)

    @rule(milliseconds=st.integers(-3, 5))
    def time_passes_or_the_clock_is_put_back(self, milliseconds: int) -> None:
        self.now += milliseconds / 1000

    def new(self) -> int:
        self.count += 1
        return self.count

    @rule(page=PAGES, name=NAMES, key=KEYS)
    def choose(self, page: int, name: str, key: str) -> None:
        value = self.new()
        self.pages[page].shown[name][key] = value
        self.pages[page].save(name)
        self.truth[name][key] = value

    @rule(page=PAGES, name=NAMES, key=KEYS)
    def empty(self, page: int, name: str, key: str) -> None:
        if self.pages[page].shown[name].pop(key, None) is None:
            return  # it is empty in this page, so that nobody can empty it there
        self.pages[page].save(name)
        self.truth[name].pop(key, None)

    @rule(page=PAGES)
    def reload_or_restart(self, page: int) -> None:
        self.pages[page] = Page(self.places[page])

    @rule(page=PAGES)
    def come_back(self, page: int) -> None:
        self.pages[page].load()

    @rule(page=PAGES)
    def save_a_file(self, page: int) -> None:
        self.saved = Work.of(self.places[page])

    @precondition(lambda self: self.saved is not None)
    @rule(page=PAGES)
    def read_the_file(self, page: int) -> None:
        assert self.saved is not None
        self.saved.put_into(self.places[page])
        for name, exercise in self.saved.exercises.items():
            self.truth[name] = dict(exercise["values"])

    @rule(page=PAGES)
    def clear_everything(self, page: int) -> None:
        for name in self.places[page].names():
            self.places[page].clear(name)
        self.truth = {name: {} for name in EXERCISES}

    @rule(page=PAGES, name=NAMES)
    def start_again(self, page: int, name: str) -> None:
        gone = self.pages[page].shown[name]
        self.pages[page].shown[name] = {}
        self.pages[page].keepers[name].remove(record(name, {}), "all")
        for key in gone:
            self.truth[name].pop(key, None)

    @invariant()
    def the_newest_value_of_every_field_is_kept(self) -> None:
        for place in self.places:
            kept = {name: (place.get(name) or {"values": {}})["values"] for name in EXERCISES}
            assert kept == self.truth


class Tabs(Interleaving):
    """Three tabs of one browser, in which texts are also kept while they are typed."""

    def make_places(self) -> list[Place]:
        self.browser = Browser()
        return [PageStore(self.browser.tab()) for _ in range(3)]

    @rule(name=NAMES, key=KEYS)
    def type_while_python_is_dead(self, name: str, key: str) -> None:
        keeper = Keeper(name, self.places[0])
        known = (keeper.load() or {"values": {}})["values"]
        if not known:
            return  # the first answer is never a text: the prediction comes first
        text = f"typed {self.new()}"
        self.browser.type(self.clock(9), name, key, text)
        self.truth[name][key] = text


class Kernels(Interleaving):
    """Three kernels with one file."""

    def make_places(self) -> list[Place]:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name) / "crossborder-work.json"
        return [File(path) for _ in range(3)]

    def teardown(self) -> None:
        assert [path.name for path in Path(self.folder.name).iterdir()] in ([], ["crossborder-work.json"])
        self.folder.cleanup()


class Views(Interleaving):
    """Three views in one Python without a place to keep anything."""

    def make_places(self) -> list[Place]:
        return [Memory()] * 3


for machine in (Tabs, Kernels, Views):
    machine.TestCase.settings = settings(max_examples=examples(40), stateful_step_count=30)
TestTabs, TestKernels, TestViews = Tabs.TestCase, Kernels.TestCase, Views.TestCase


@pytest.mark.parametrize("name", EXERCISES)
def test_the_fault_that_was_found_an_older_page_wrote_its_whole_state(name: str) -> None:
    browser = Browser()
    first, second = Page(PageStore(browser.tab())), Page(PageStore(browser.tab()))
    first.shown[name]["transfer.reason"] = "Two sentences."
    first.save(name)
    second.shown[name]["hints.a"] = 1
    second.save(name)
    assert Page(PageStore(browser.tab())).shown[name] == {"transfer.reason": "Two sentences.", "hints.a": 1}

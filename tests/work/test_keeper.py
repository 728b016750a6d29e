"""One view's work: it writes only its own changes, hears of others', and takes one step back."""

from __future__ import annotations

from typing import Any

import pytest

from crossborder.work import Keeper, migrate
from crossborder.work.fields import UNDO
from crossborder.work.keeper import MOST_CHARACTERS, is_work
from crossborder.work.migrate import Migration
from crossborder.work.places import Memory


def record(**values: Any) -> dict[str, Any]:
    return {"exercise": "love-bug", "version": 1, "values": values}


@pytest.fixture
def place() -> Memory:
    return Memory()


@pytest.fixture
def keeper(place: Memory) -> Keeper:
    return Keeper("love-bug", place)


def test_nothing_kept_is_nothing(keeper: Keeper) -> None:
    assert keeper.load() is None
    assert keeper.removed() is None
    assert not keeper.put_back()


def test_saving_the_same_again_writes_nothing(keeper: Keeper, place: Memory) -> None:
    keeper.save(record(a=1))
    before = place.read("love-bug")
    keeper.save(record(a=1))
    assert place.read("love-bug") == before


def test_what_another_view_wrote_stays(keeper: Keeper, place: Memory) -> None:
    keeper.save(record(a=1))
    other = Keeper("love-bug", place)
    other.load()
    other.save(record(a=1, b=2))
    keeper.save(record(a=3))
    assert keeper.load() == record(a=3, b=2)


def test_a_change_in_a_page_that_was_cleared_elsewhere_brings_that_change_alone(keeper: Keeper, place: Memory) -> None:
    keeper.save(record(a=1, b=2))
    place.clear("love-bug")
    keeper.save(record(a=1, b=3))
    assert Keeper("love-bug", place).load() == record(b=3)


def test_what_no_hand_typed_is_not_shown_and_not_lost(keeper: Keeper, place: Memory) -> None:
    long = "x" * (MOST_CHARACTERS + 1)
    place.put("love-bug", record(a=long, b=[long], c="short"))
    assert keeper.load() == record(c="short")
    keeper.save(record(c="other"))
    assert place.get("love-bug") == record(a=long, b=[long], c="other")


def test_an_older_version_is_brought_to_the_form_of_today_once(
    keeper: Keeper, place: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = (Migration("love-bug", 1, renamed={"old": "new"}),)
    monkeypatch.setattr("crossborder.work.keeper.migrated", lambda name, kept: migrate.migrated(name, kept, steps))
    place.put("love-bug", record(old=1, same=2))
    assert keeper.load() == {"exercise": "love-bug", "version": 2, "values": {"new": 1, "same": 2}}
    assert place.get("love-bug") == {"exercise": "love-bug", "version": 2, "values": {"new": 1, "same": 2}}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("love-bug", None),
        ("love-bug", {"exercise": "other", "version": 1, "values": {}}),
        ("love-bug", {"exercise": "love-bug", "version": True, "values": {}}),
        ("love-bug", {"exercise": "love-bug", "version": 1, "values": []}),
        ("a#b", {"exercise": "a#b", "version": 1, "values": {}}),
        ("", {"exercise": "", "version": 1, "values": {}}),
        ("x" * 61, {"exercise": "x" * 61, "version": 1, "values": {}}),
    ],
)
def test_what_is_no_work_is_told(name: str, content: object) -> None:
    assert not is_work(name, content)


# --- one step back -------------------------------------------------------------------------------------------------


def test_what_was_removed_comes_back_also_after_a_reload(keeper: Keeper, place: Memory) -> None:
    keeper.save(record(a=1, b=[2]))
    keeper.remove(record(), "everything")
    assert keeper.load() == record()
    again = Keeper("love-bug", place)
    removal = again.removed()
    assert removal is not None
    assert removal.what == "everything"
    assert again.put_back()
    assert again.load() == record(a=1, b=[2])
    assert again.removed() is None


def test_new_work_stays_when_the_rest_comes_back(keeper: Keeper) -> None:
    keeper.save(record(a=1, b=2))
    keeper.remove(record(), "everything")
    keeper.save(record(a=9))
    assert keeper.put_back()
    assert keeper.load() == record(a=9, b=2)


def test_what_makes_sense_only_together_comes_back_whole_or_not_at_all(keeper: Keeper) -> None:
    keeper.save(record(count=2, first="A", second="B"))
    keeper.remove(record(count=1, first="B"), "item 1", together=True)
    keeper.save(record(count=1, first="B, changed"))
    assert keeper.removed() is None
    assert not keeper.put_back()
    assert keeper.load() == record(count=1, first="B, changed")


def test_together_comes_back_when_nothing_was_changed(keeper: Keeper) -> None:
    keeper.save(record(count=2, first="A", second="B"))
    keeper.remove(record(count=1, first="B"), "item 1", together=True)
    assert keeper.put_back()
    assert keeper.load() == record(count=2, first="A", second="B")


def test_removing_nothing_offers_nothing(keeper: Keeper) -> None:
    keeper.save(record(a=1))
    keeper.remove(record(a=1), "nothing")
    assert keeper.removed() is None


def test_clearing_leaves_nothing_to_put_back(keeper: Keeper, place: Memory) -> None:
    keeper.save(record(a=1))
    keeper.remove(record(), "everything")
    place.clear("love-bug")
    assert keeper.removed() is None
    assert place.keys() == []


@pytest.mark.parametrize("told", [1, {}, {"what": 1}, {"what": "x", "fields": 3, "values": {}, "together": False}])
def test_a_note_of_what_was_removed_that_was_changed_by_hand_offers_nothing(
    keeper: Keeper, place: Memory, told: object
) -> None:
    place.write("love-bug", {}, {UNDO: told})
    assert keeper.removed() is None


def test_what_was_removed_does_not_go_into_a_file_and_not_into_the_state(keeper: Keeper, place: Memory) -> None:
    keeper.save(record(a=1))
    keeper.remove(record(b=1), "a")
    assert place.get("love-bug") == record(b=1)


# --- what others do ------------------------------------------------------------------------------------------------


class Heard(Memory):
    """A place that tells of others' changes when a test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.listeners: list[Any] = []

    def watch(self, changed: Any) -> Any:
        self.listeners.append(changed)
        return lambda: self.listeners.remove(changed)

    def tell(self, *names: str) -> None:
        for listener in tuple(self.listeners):
            listener(list(names))


def test_a_view_hears_of_others_changes_and_not_of_its_own() -> None:
    place, heard = Heard(), []
    keeper, other = Keeper("love-bug", place), Keeper("love-bug", place)
    stop = keeper.watch(lambda: heard.append("changed"))
    keeper.save(record(a=1))
    place.tell("love-bug")
    assert heard == [], "its own change"
    other.save(record(b=1))
    place.tell("lauri-love")
    assert heard == [], "another exercise"
    place.tell("love-bug")
    assert heard == ["changed"]
    keeper.load()
    place.clear("love-bug")
    place.tell("love-bug")
    assert heard == ["changed", "changed"]
    stop()
    place.tell("love-bug")
    assert len(heard) == 2


def test_two_views_that_stand_at_two_steps_do_not_answer_each_other_for_ever() -> None:
    place, heard = Heard(), []
    keeper, other = Keeper("love-bug", place), Keeper("love-bug", place)
    keeper.watch(lambda: heard.append("changed"), besides=("step",))
    keeper.save(record(a=1, step="machine"))
    other.load()
    other.save(record(a=1, step="tasks.1"))
    place.tell("love-bug")
    assert heard == []

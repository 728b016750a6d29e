"""No document of the requests is held without use."""

from __future__ import annotations

import tomllib
from pathlib import Path

import crossborder as cb
from crossborder.request.practice import PRACTICE

DATA = Path(cb.__file__).parents[1] / "data"


def test_every_source_on_requests_and_times_is_used() -> None:
    held = cb.facts()
    used = {name for form in held.request_forms for name in form.provenance.sources}
    used |= {name for form in held.request_forms for rule in form.elements for name in rule.provenance.sources}
    used |= {name for figure in held.times for name in figure.provenance.sources}
    listed = tomllib.loads((DATA / "sources" / "requests.toml").read_text(encoding="utf-8"))
    assert not set(listed) - used


def test_every_source_on_good_practice_is_used() -> None:
    used = {name for one in PRACTICE.values() for name in one.sources}
    listed = tomllib.loads((DATA / "sources" / "request_practice.toml").read_text(encoding="utf-8"))
    assert not set(listed) - used

"""Reads the negotiation from book/roles.toml, with the provisions' names and content from the facts."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from crossborder.records import facts

if TYPE_CHECKING:
    from pathlib import Path


def load(path: Path) -> dict[str, Any]:
    """Return states, roles, cases and steps; each role's law as label and content.

    Raises:
        ValueError: a role names a provision that the facts do not hold, or hold unconfirmed.
    """
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    roles = [{**role, "law": [_law(name) for name in role["law"]]} for role in content["role"]]
    return {"states": content["states"], "roles": roles, "cases": content["case"], "steps": content["step"]}


def _law(name: str) -> dict[str, str]:
    instrument, _, article = name.partition(" ")
    provision = facts().provision_by_place.get((instrument, article))
    if provision is None or provision.status != "confirmed":
        raise ValueError(f"roles.toml: {name!r} is no confirmed provision of the facts.")
    return {"label": provision.label, "summary": provision.summary}

"""Checks of a draft beyond "is it empty": days, identifiers, links, penalties, urgency, confidentiality, periods, lengths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossborder.records import facts as packaged
from crossborder.request.checks.case import check_case
from crossborder.request.checks.items import check_items
from crossborder.request.checks.lengths import check_lengths
from crossborder.request.checks.limits import check_limits
from crossborder.request.checks.texts import check_texts
from crossborder.request.draft import require_draft
from crossborder.request.findings import SEVERITIES, Desk

if TYPE_CHECKING:
    from crossborder.records.collection import Facts
    from crossborder.request.draft import Draft
    from crossborder.request.findings import DraftFinding

CHECKS = (check_case, check_items, check_texts, check_limits, check_lengths)


def check(draft: Draft, *, facts: Facts | None = None) -> tuple[DraftFinding, ...]:
    """Say what is wrong with what a draft contains; what is missing from it is for ``completeness``.

    Args:
        draft: the draft; any draft can be checked, also one full of mistakes.
        facts: the facts; by default those of the package.

    Returns:
        The findings, the gravest first; each with what to correct, and the provision or good practice it rests on.
    """
    require_draft("check", draft)
    desk = Desk(draft, facts or packaged())
    findings = [finding for one in CHECKS for finding in one(desk)]
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))

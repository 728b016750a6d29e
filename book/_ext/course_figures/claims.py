"""The claim ledger as pandas tables."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from crossborder import facts
from tools.facts import ledger

if TYPE_CHECKING:
    from tools.facts.claims import Claim


@cache
def claims() -> pd.DataFrame:
    """The claim ledger, one row for each claim, in the order of the files.

    Returns:
        Columns ``id``, ``file``, ``kind``, ``says``, ``confirmed``, ``standing``, ``weight``, ``note``, and ``sources`` (titles, with
        the kind of each and whether it was seen).
    """
    return pd.DataFrame([_claim_row(claim) for claim in ledger.claims()])


def _claim_row(claim: Claim) -> dict[str, object]:
    columns = {
        name: getattr(claim, name) for name in ("id", "file", "kind", "says", "confirmed", "standing", "weight", "note")
    }
    return {**columns, "sources": "; ".join(map(_source_text, claim.sources))}


def _source_text(source_id: str) -> str:
    source = facts().source_by_id[source_id]
    seen = "seen" if source.seen else "not seen"
    return f"{source.title} ({source.kind.replace('_', ' ')}, {seen})"


def claims_by(column: str) -> pd.DataFrame:
    """How many claims are confirmed, by one column of `claims`.

    Args:
        column: ``kind``, ``file`` or ``weight``.

    Returns:
        Columns ``column``'s name, ``claims``, ``confirmed``, ``unverified`` and ``percent`` (the confirmed share in words).
    """
    groups = claims().groupby(column, sort=True)["confirmed"]
    return pd.DataFrame([_count_row(column, name, held) for name, held in groups])


def _count_row(column: str, name: object, confirmed: pd.Series) -> dict[str, object]:
    count = ledger.Count(len(confirmed), int(confirmed.sum()))
    counts = {"claims": count.claims, "confirmed": count.confirmed, "unverified": count.unverified}
    return {column: name, **counts, "percent": count.percent}

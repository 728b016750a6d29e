"""How many examples a property is tried on: all with `make test`, a tenth with `make check`, which has a minute."""

from __future__ import annotations

import os

FEW = os.environ.get("EXAMPLES") == "few"


def examples(number: int) -> int:
    """Return how many examples a test tries now.

    Args:
        number: how many it tries with `make test`.
    """
    return max(5, number // 10) if FEW else number

"""How long cooperation takes, and how long data live."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crossborder.records.dates import PartialDate  # noqa: TC001 - the codec reads these annotations at run time
from crossborder.records.sources import Provenance  # noqa: TC001 - the codec reads these annotations at run time


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeFigure:
    """How long something takes, or how long data live: from a source, or assumed for teaching.

    Args:
        id: name.
        group: ``answer`` (until a request is answered), ``preservation`` (how long preserved data are held) or
            ``retention`` (how long data exist without anybody having asked for their preservation).
        title: name for reading.
        text: what the figure says and what it does not say, in our words.
        kind: ``source`` or ``assumed_for_teaching``.
        stated: the figure as the source words it, such as ``6 to 24 months``.
        provenance: what it rests on; empty for an assumed figure.
        unit: unit of the three numbers.
        minimum: shortest, ``None`` = not stated.
        typical: typical (average or median), ``None`` = not stated.
        maximum: longest, ``None`` = not stated, which does not mean without end.
        data: for ``retention``: the kind of data.
        state: code of the state whose law it is, or empty.
        instrument: id of the instrument that sets it, or empty.
        article: its article, or empty.
        since: from which day the figure applies.
        until: first day on which it no longer applies.
    """

    id: str
    group: Literal["answer", "preservation", "retention"]
    title: str
    text: str
    kind: Literal["source", "assumed_for_teaching"]
    stated: str
    provenance: Provenance
    unit: Literal["days", "hours"] = "days"
    minimum: int | None = None
    typical: int | None = None
    maximum: int | None = None
    data: str = ""
    state: str = ""
    instrument: str = ""
    article: str = ""
    since: PartialDate | None = None
    until: PartialDate | None = None

    def _days(self, number: int | None) -> float | None:
        hours_a_day = 24
        return number if number is None or self.unit == "days" else number / hours_a_day

    @property
    def minimum_days(self) -> float | None:
        """Shortest time in days, or ``None`` when it is not stated."""
        return self._days(self.minimum)

    @property
    def typical_days(self) -> float | None:
        """Typical time in days, or ``None`` when it is not stated."""
        return self._days(self.typical)

    @property
    def maximum_days(self) -> float | None:
        """Longest time in days, or ``None`` when it is not stated."""
        return self._days(self.maximum)

    @property
    def assumed(self) -> bool:
        """Whether the figure is only assumed for teaching."""
        return self.kind == "assumed_for_teaching"

"""The benchmark of the class report measures a class in which things go wrong, and loses no file of it."""

from __future__ import annotations

import pytest

from benchmarks.class_reports import class_report


@pytest.mark.slow  # as long as hundreds of others
def test_a_made_class_is_measured_whole() -> None:
    measurement = class_report(120)
    assert measurement.statuses == {"counted": 118, "doubled": 1, "damaged": 1}
    assert measurement.seconds > 0
    assert measurement.processor_seconds > 0
    assert measurement.megabytes > 1

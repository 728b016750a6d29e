"""Prints the benchmarks as tables and writes them as JSON to ``_build/bench/``."""

from __future__ import annotations

from dataclasses import asdict
from statistics import median

from benchmarks import changes, class_reports, compared, figures, first, hall, pages
from benchmarks.rules import timings
from benchmarks.store import BUILT, publish, span, write
from benchmarks.waits import SHARE, Wait, waits


def print_rules() -> None:
    """The rules' figures, and how long drawing takes."""
    rows = [*timings(), *figures.timings()]
    print(f"{'figure':52} {'runs':>5} {'min':>9} {'median':>9} {'max':>9} {'aim':>9}  (ms)")
    for row in rows:
        times = f"{row.minimum_ms:9.2f} {row.median_ms:9.2f} {row.maximum_ms:9.2f} {row.limit_ms:9.0f}"
        print(f"{row.name:52} {row.runs:5} {times}")
    write("rules", [asdict(row) for row in rows])


def print_first_visits() -> None:
    """What a first visit to a chapter costs on a slow telephone."""
    site = BUILT / "site"
    visited = pages.visits(site, pages.chapters(site))
    aims = f"aims: {pages.MOST_BYTES / 1000:.0f} kB, {pages.MOST_LCP_MS} ms"
    print(f"\n{'first visit on a slow telephone':46} {'kB':>7} {'files':>6} {'drawn':>7} {'worst':>7}  (ms; {aims})")
    for visit in visited:
        print(
            f"{visit.page:46} {visit.bytes / 1000:7.0f} {visit.requests:6} {visit.lcp_ms:7.0f} {visit.lcp_worst_ms:7.0f}"
        )
    write("pages", [asdict(visit) for visit in visited])


def print_first_answers() -> None:
    """When an exercise can be answered, and when it is live, on a first visit with a slow telephone."""
    site = BUILT / "site"
    exercises = sorted(path.relative_to(site).as_posix() for path in (site / "notebooks").glob("*.html"))
    rows = first.first_visits(site, exercises)
    aims = f"aims: {first.MOST_CONTROLS_MS} ms, {first.MOST_SHIFT} shift"
    print(
        f"\n{'first visit to an exercise, slow telephone':46} {'paint':>7} {'answer':>7} {'worst':>7} {'live':>7}  (ms; {aims})"
    )
    for row in rows:
        print(f"{row.page:46} {row.paint:7.0f} {row.controls:7.0f} {row.worst:7.0f} {row.live:7.0f} {row.shift:.3f}")
    write("first", [asdict(row) for row in rows])
    if rows:
        publish("first", {"control": span(row.controls for row in rows), "live": span(row.live for row in rows)})


def print_changes() -> None:
    """How soon a change of a control is seen."""
    rows = changes.changes(BUILT / "site")
    aims = f"aims: {changes.MOST_AFTER_ANSWER_MS} ms after the answer, {changes.MOST_AFTER_PRESS_MS} ms after the press"
    print(
        f"\n{'a control is changed, until it is drawn':46} {'runs':>5} {'answer':>7} {'press':>7} {'worst':>7}  (ms; {aims})"
    )
    for row in rows:
        print(f"{row.page:46} {row.runs:5} {row.after_answer:7.0f} {row.after_press:7.0f} {row.worst:7.0f}")
    write("changes", [asdict(row) for row in rows])


def print_hall() -> None:
    """What a lecture hall waits that opens an exercise for the first time over one line."""
    rows = hall.hall(BUILT / "site", "notebooks/love-bug.html")
    title = f"{hall.VISITS} first visits over 50 Mbit/s, begun within"
    print(f"\n{title:46} {'MB':>5} {'answer':>7} {'last':>7} {'live':>7} {'last':>7}  (s)")
    for row in rows:
        times = f"{row.answer_median:7.0f} {row.answer_last:7.0f} {row.live_median:7.0f} {row.live_last:7.0f}"
        print(f"{row.spread:44} s {row.megabytes:5.1f} {times}")
    write("hall", [asdict(row) for row in rows])
    publish("hall", {"rows": [asdict(row) for row in rows]})


def print_class_report() -> None:
    """What the report on a very large class takes."""
    report = class_reports.class_report()
    aims = f"aims: {class_reports.MOST_SECONDS} s, {class_reports.MOST_MEGABYTES} MB"
    print(
        f"\n{'class report by command':46} {'files':>7} {'kB each':>7} {'time':>7} {'of CPUs':>7} {'MB':>5}  (s; {aims})"
    )
    times = f"{report.seconds:7.0f} {report.processor_seconds:7.0f} {report.megabytes:5.0f}"
    print(
        f"{', '.join(f'{status} {number}' for status, number in report.statuses.items()):46} {report.files:7} {report.kilobytes:7.1f} {times}"
    )
    write("class-report", asdict(report))


def print_compared() -> float | None:
    """The same question on pages of other kinds; returns what a later visit to JupyterLite takes, in milliseconds."""
    rows = compared.compared()
    compared.store(rows)
    return next((row.again for row in rows if (row.page, row.browser) == ("JupyterLite", "chromium")), None)


def aim(wait: Wait, peer: float | None) -> float:
    """The limit of a page, or of a slower machine: a share of what the peer takes in the same run."""
    return max(wait.limit, peer / SHARE) if peer else wait.limit


def print_waits(peer: float | None) -> None:
    """How long a returning reader waits for a live page.

    Args:
        peer: what a later visit to JupyterLite takes.
    """
    rows = waits()
    print(
        f"\n{'navigation until live, warm cache':46} {'browser':9} {'runs':>5} {'min':>6} {'median':>7} {'max':>6} {'aim':>6}  (ms)"
    )
    for wait in rows:
        figures = f"{min(wait.runs):6.0f} {median(wait.runs):7.0f} {max(wait.runs):6.0f} {aim(wait, peer):6.0f}"
        print(f"{wait.page:46} {wait.browser:9} {len(wait.runs):5} {figures}")
    write("waits", [wait.as_row() for wait in rows])
    exercises = {
        wait.browser: [median(each.runs) for each in rows if each.browser == wait.browser and each.is_exercise]
        for wait in rows
    }
    if exercises:
        publish("waits", {"live": {browser: span(times) for browser, times in exercises.items()}})


if __name__ == "__main__":
    print_rules()
    print_first_visits()
    print_first_answers()
    print_changes()
    print_hall()
    print_class_report()
    print_waits(print_compared())

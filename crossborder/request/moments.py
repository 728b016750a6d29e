"""Moments as logs and people write them: day, time, distance from UTC. What is not said is not guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from crossborder.request.typed import DAY, LONGEST_VALUE, WEEKDAY, DayReading, levelled, plain, read_day

_FRACTION = r"(?:[.,]\d{1,9})?"
_TIME = (
    rf"(?P<time>\d{{1,2}}(?:[:.h]\d{{2}}(?:[:.]\d{{2}})?{_FRACTION})?\s*[ap]\.?\s?m\b\.?"
    rf"|(?<=_)\d{{2}}-\d{{2}}-\d{{2}}|\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}}(?::\d{{3}}\b)?)?{_FRACTION}"
    rf"|(?:\d{{6}}|\d{{4}}){_FRACTION}(?=\s?(?:Z|UTC|GMT|hrs|hours|h\b|[+\u2212-]\d)))(?![\d:])(?:\s*(?:hrs|hours|h|uhr|o'clock)\b)?"
)
_ZONE = r"\s*(?P<zone>\S.*)?\Z"
# Between day and time: signs, or the word of English, German, French, Spanish, Portuguese, Italian and Dutch.
_BETWEEN = r"(?:\s*[,;|]\s*(?:at\s+|time:?\s+)?|\s+(?:at|um|a|a las|as|alle(?: ore)?|om|[-/])\s+|-(?=\d{2}[.:]\d{2}[.:]\d{2})|[T:_]|\s+)"
_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        # The log of systems that follow the C library: Sun Mar  1 02:10:00 UTC 2026.
        rf"(?P<day>{WEEKDAY}[a-z]{{3,9}} \d{{1,2}}) {_TIME}(?: (?P<zone>[A-Z]{{1,5}}|[+-]\d{{4}}))? (?P<year>\d{{4}})\Z",
        # The same with the zone at its end.
        rf"(?P<day>{WEEKDAY}[a-z]{{3,9}} \d{{1,2}}) {_TIME} (?P<year>\d{{4}}){_ZONE}",
        # Year to second without signs: 20260301T021000Z, 20260301021000Z.
        rf"(?P<day>\d{{8}})[T_]?{_TIME}{_ZONE}",
        rf"(?P<day>\d{{8}})[T_]?(?P<time>\d{{6}}|\d{{4}}){_ZONE}",
        rf"(?P<day>{DAY})(?:{_BETWEEN}{_TIME})?{_ZONE}",
        rf"{_TIME}\s*(?P<zone>[^,]*?)(?:\s*,\s*|\s+on\s+|\s+)(?P<day>{DAY})\Z",
    )
)
_LABEL = re.compile(r"(?:date|time|timestamp|received|delivery-date|systemtime|timecreated|from|to|at)\s*[:=]\s*", re.IGNORECASE)  # fmt: skip
_AROUND = "\"'“”‘’<>"  # quotation marks of a log or a form
_ONLY_TIME = re.compile(rf"{_TIME}{_ZONE}", re.ASCII | re.IGNORECASE)
# The zone before the day: Timestamp (UTC): 2026-02-20 02:10:00.
_ZONE_FIRST = re.compile(r"(?:[a-z]+\s*)?[(\[]?\b(UTC|GMT)[)\]]?\s*[:=,]?\s+(\d.*)", re.IGNORECASE)
# As documents (PDF) and soldiers write a moment.
_DOCUMENT = re.compile(r"D:(\d{14})(?:([+-]\d\d)'(\d\d)'?|(Z))?", re.ASCII)
_MILITARY = re.compile(r"(\d{2})(\d{4})Z\s?([A-Z]{3})\s?(\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
# A dash that a word processor put in the place of the minus of an offset.
_DASH_OF_OFFSET = re.compile(r"(?<=\s)–(?=(?:0\d|1[0-4]):?[0-5]\d(?!\d))", re.ASCII)
_ABOUT = re.compile(r"(?:\b(?:about|around|approx(?:imately)?|circa|ca|roughly|near|gegen|etwa|vers|environ)\b\.?|[~≈])\s*", re.IGNORECASE)  # fmt: skip
# A second time in what should be a zone: 02:10 to 02:45 UTC; or a length of time (ISO 8601).
_SECOND_TIME = re.compile(r"(?<![+\u2212±\d:-])\d{1,2}:\d{2}|/P[T\d]", re.ASCII | re.IGNORECASE)
_SECOND_DAY = re.compile(rf"(?<![\w:]){DAY}", re.ASCII | re.IGNORECASE)
# Right behind a time without seconds, the end of a period looks like an offset: 09:00-12:00.
_END_OR_OFFSET = re.compile(r"-(\d{2}):?(\d{2})(?!\d)\s*(.*)", re.ASCII)
_UNITS = r"(?:\s*(?:UTC|GMT|Z|m?s(?:ec)?|(?:milli)?seconds))?"
_EPOCH = re.compile(
    rf"(?:@|(?:unix|epoch)(?:\s+(?:time|timestamp))?\s*)?(?:(\d{{10}})(?:[.,]\d{{1,9}})?|(\d{{10}})\d{{3}}|(\d{{10}})\d{{6}}|(\d{{10}})\d{{9}}){_UNITS}\Z",
    re.ASCII | re.IGNORECASE,
)
# Windows counts ten-millionths of a second since 1601 (FILETIME), browsers of the Chromium family millionths.
_SINCE_1601 = re.compile(r"(1[23]\d{9})(?:\d{7}|\d{6})\Z", re.ASCII)
_FROM_1601_TO_1970 = 11_644_473_600
# Two moments in one sentence.
_SPAN = re.compile(r"(?:between|from)\b.*\b(?:and|to|until|till)\b", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?:[:.](\d{2}))?(?:[.,]\d{1,9})?\s*(?:([ap])\.?m)?", re.ASCII | re.IGNORECASE)  # fmt: skip
_SIGNED = r"(?:UTC|GMT)?\s*(?P<sign>[+\u2212-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2})|[.,](?P<part>\d{1,2}))?(?:\s?h(?:rs?|ours?)?\b)?"
_OFFSET = re.compile(rf"{_SIGNED}\Z", re.ASCII | re.IGNORECASE)
_PLACE = r"(?-i:[A-Z][A-Za-z_]*(?:/[A-Z][A-Za-z_]*)+)"
# As names of zones are written: EST, EST5EDT, Philippine Standard Time, local time, Asia/Manila.
_NAME = rf"(?:(?-i:[A-Z]{{1,5}}(?:\d[A-Z]{{3,4}})?)|{_PLACE}|(?:(?-i:[A-Z])[\w.]*\s){{0,4}}(?:[a-z]+\s)?(?:time|zeit))"
# An offset with the name of its zone beside it: +0100 (CET), +01:00[Europe/Berlin], +0100 CET, CET (+01:00), CET, UTC+1.
_NAME_BEHIND = re.compile(
    rf"(?P<offset>{_SIGNED}|Z|UTC)\s*(?P<name>\([^()]*\)|\[[^\[\]]*\]|{_NAME})\Z", re.ASCII | re.IGNORECASE
)
_NAME_BEFORE = re.compile(
    rf"{_NAME}(?:\s*[(]\s*(?P<inside>[^()]*)\)|(?:\s*[,=/]\s*|\s+)(?P<offset>(?:UTC|GMT)?\s*[+\u2212-].*))\Z",
    re.ASCII | re.IGNORECASE,
)
_IS_NAME = re.compile(rf"{_NAME}\Z", re.ASCII | re.IGNORECASE)
_UTC = frozenset({"Z", "UTC", "GMT", "UT", "ZULU", "COORDINATED UNIVERSAL TIME", "GREENWICH MEAN TIME", "UNIVERSAL TIME", "UTC TIME", "ZULU TIME", "UTC/GMT", "GMT/UTC", "UTC±0", "UTC±00:00", "±00:00"})  # fmt: skip
_EARLIEST_OFFSET, _LATEST_OFFSET = timedelta(hours=-12), timedelta(hours=14)
# Minutes of an offset, by how they are written: +05:30, +5.5.
_PARTS = {"": 0, "0": 0, "00": 0, "15": 15, "25": 15, "3": 30, "30": 30, "5": 30, "45": 45, "75": 45}
# How long a day goes on at most after it has ended in UTC.
LATEST_BEHIND = -_EARLIEST_OFFSET
_NOON = 12


@dataclass(frozen=True, slots=True)
class Moment:
    """A point in time as it was typed, as far as it can be read.

    Args:
        problem: empty when day, time and zone can be read; else ``empty``, a problem of the day (as in ``DayReading``),
            ``only_time`` (the day is missing), ``several`` (more than one moment), ``about`` (no exact one), ``no_time``,
            ``bad_time`` (no time of the day), ``noon`` (twelve with a.m. or p.m.), ``end_or_zone`` (the end of a period
            or an offset), ``no_zone`` (none is given) or ``zone_name`` (what is there does not fix the distance from
            UTC).
        day: the day, where one can be read.
        at: the moment in UTC, only when there is no problem.
        zone: what was typed for the zone.
        local: day and time as typed, where both can be read.
        counted: whether it was typed as a number of seconds since 1970.
        day_reading: what could be read of the day.
    """

    problem: str
    day: date | None = None
    at: datetime | None = None
    zone: str = ""
    local: datetime | None = None
    counted: bool = False
    day_reading: DayReading = DayReading("no_day")  # noqa: RUF009 - a frozen value

    @property
    def bounds(self) -> tuple[datetime, datetime] | None:
        """The earliest and the latest moment it can be, wherever on earth its clock stood; ``None`` without a day."""
        if self.at:
            return self.at, self.at
        first = self.local or (datetime.combine(self.day, time()) if self.day else None)
        last = self.local or (datetime.combine(self.day, time.max) if self.day else None)
        if first is None or last is None:
            return None
        return _shifted(first, -_LATEST_OFFSET), _shifted(last, LATEST_BEHIND)

    @property
    def zone_problem(self) -> str:
        """What is wrong with the zone: ``place``, ``number``, ``two`` (they contradict each other), ``name`` or ``words``."""
        if re.search(rf"{_PLACE}|,", self.zone) or re.match(r"\(", self.zone):
            return "place"
        if _OFFSET.match(self.zone):
            return "number"
        if _NAME_BEHIND.match(self.zone):
            return "two"
        return "name" if _IS_NAME.match(self.zone) else "words"


def _shifted(local: datetime, distance: timedelta) -> datetime:
    try:
        return (local + distance).replace(tzinfo=UTC)
    except OverflowError:
        return local.replace(tzinfo=UTC)


def moment_of(text: str) -> Moment:
    """Read a moment: a day, a time and its distance from UTC, in the forms in which logs and headers write them.

    Args:
        text: what was typed, such as ``2026-03-01 02:10:00 UTC``, ``Sun, 1 Mar 2026 02:10:00 +0000`` or
            ``[01/Mar/2026:02:10:00 +0000]``.

    Returns:
        The moment; its ``problem`` says what is missing. A name such as ``CET`` or ``IST`` is not guessed: several
        zones share it, and it changes with the season.
    """
    if len(text.strip()) > LONGEST_VALUE:
        return Moment("no_day")
    typed = _bare(_in_order(levelled(plain(text))))
    if not typed:
        return Moment("empty")
    exact = _ABOUT.sub("", typed)
    moment = _counted(typed) or _written(exact)
    return replace(moment, problem="about", at=None, local=None) if exact != typed and moment.day else moment


def _in_order(typed: str) -> str:
    """A value with day, time and zone in the order in which the others write them."""
    typed = _DASH_OF_OFFSET.sub("-", typed)
    typed = re.sub(r" m=[+-][\d.]+\Z", "", typed)  # Go adds how long a program has run
    document, military, first = _DOCUMENT.fullmatch(typed), _MILITARY.fullmatch(typed), _ZONE_FIRST.fullmatch(typed)
    if document:
        return "".join(part or "" for part in document.groups())
    if military:
        return f"{military[1]} {military[3]} {military[4]} {military[2]}Z"
    return f"{first[2]} {first[1]}" if first else typed


def _bare(typed: str) -> str:
    """A value without its label and the quotation marks or brackets around it."""
    bare = _LABEL.sub("", typed.strip(_AROUND), count=1).strip(_AROUND + " ")
    return bare[1:-1].strip() if re.fullmatch(r"\[[^\[\]]*\]|\([^()]*\)", bare) else bare


def _counted(typed: str) -> Moment | None:
    """Seconds since 1970 or 1601, also in small parts of them: computers count them in UTC."""
    epoch, old = _EPOCH.match(typed), _SINCE_1601.match(typed)
    if epoch:
        seconds = int(next(filter(None, epoch.groups())))
    elif old:
        seconds = int(old[1]) - _FROM_1601_TO_1970
    else:
        return None
    at = datetime.fromtimestamp(seconds, UTC)
    return Moment("", at.date(), at, "UTC", counted=True, day_reading=DayReading("", at.date()))


def _written(typed: str) -> Moment:
    if read_day(typed).problem == "several" or _SPAN.match(typed):
        return Moment("several")
    tried = [_moment(match) for form in _FORMS if (match := form.match(typed))]
    best = next((one for one in tried if one.day), tried[0] if tried else Moment("no_day"))
    alone = _ONLY_TIME.match(typed) if best.problem in {"no_day", "words"} else None
    zone = _bare(alone["zone"] or "") if alone else ""
    return Moment("only_time", zone=zone) if alone and (not zone or _offset(zone) is not None) else best


def _moment(match: re.Match[str]) -> Moment:
    """Make a moment of the parts that a form found."""
    parts = match.groupdict()
    reading = read_day(f"{parts['day']} {parts['year']}" if parts.get("year") else parts["day"])
    zone = _bare((parts["zone"] or "").strip(" ,;."))
    if reading.day is None:
        return Moment(reading.problem, zone=zone, day_reading=reading)
    others = len(_SECOND_TIME.findall(zone)) + sum(bool(read_day(one[0]).day) for one in _SECOND_DAY.finditer(zone))
    if not parts["time"]:
        unread = "bad_time" if re.match(r"\d", zone) else "words"
        problem = ("no_time", unread, "several")[min(others, 2)]
    else:
        problem = "several" if others else _end_or_zone(match, zone)
    if problem:
        return Moment(problem, reading.day, zone=zone, day_reading=reading)
    return _with_time(reading, parts["time"], zone)


def _end_or_zone(match: re.Match[str], zone: str) -> str:
    """Whether what comes right behind a time can be the end of a period: what has a T before its time is ISO 8601."""
    clock, behind = match["time"], _END_OR_OFFSET.match(zone)
    start = re.fullmatch(r"(\d{1,2}):(\d{2})", clock)
    if (
        not start
        or not behind
        or match.start("zone") != match.end("time")
        or match.string[match.start("time") - 1] == "T"
    ):
        return ""
    if behind[3] and not _IS_NAME.match(behind[3]) and not behind[3].startswith(("(", "[")):
        return "several"
    is_later = (int(behind[1]), int(behind[2])) > (int(start[1]), int(start[2]))
    return ("several" if behind[3].upper() in _UTC else "end_or_zone") if is_later else ""


def _with_time(reading: DayReading, clock: str, zone: str) -> Moment:
    day = reading.day
    assert day is not None  # noqa: S101 - the caller has one
    seconds, problem = _seconds(clock.replace("-", ":"))
    if problem:
        return Moment(problem, day, zone=zone, day_reading=reading)
    try:
        local = datetime.combine(day, time()) + timedelta(seconds=seconds)
        moment = _with_zone(day, local, zone, reading)
    except OverflowError:
        return Moment("no_day", zone=zone)
    # A leap second is the last one of a day of UTC.
    leap = re.match(r"\d{1,2}[:.]\d{2}[:.]60", clock)
    return (
        Moment("bad_time", day, zone=zone, day_reading=reading)
        if leap and moment.at and moment.at.hour + moment.at.minute
        else moment
    )


def _seconds(clock: str) -> tuple[int, str]:
    """Seconds since midnight, and what is wrong."""
    compact = re.match(r"(\d{2})(\d{2})(\d{2})?(?!\d)", clock) if re.match(r"\d{4}", clock) else None
    match = _CLOCK.match(clock)
    assert match is not None  # noqa: S101 - the form has found a time
    figures = compact.groups() if compact else match.groups()[:3]
    hour, minute, second = (int(figure or 0) for figure in figures)
    half = None if compact else match[4]
    if half:
        if not 1 <= hour <= _NOON:
            return 0, "bad_time"
        if hour == _NOON and minute == second == 0:
            return 0, "noon"
        hour = hour % _NOON + (_NOON if half.casefold() == "p" else 0)
    midnight = hour == 24 and minute == second == 0  # noqa: PLR2004 - the end of a day, as ISO 8601 writes it
    leap = hour < 24 and minute % 15 == 14 and second == 60  # noqa: PLR2004 - the last one before a quarter, in any zone
    if not (midnight or leap or (hour < 24 and minute < 60 and second < 60)):  # noqa: PLR2004 - as a clock counts
        return 0, "bad_time"
    return (hour * 60 + minute) * 60 + second, ""


def _with_zone(day: date, local: datetime, zone: str, reading: DayReading) -> Moment:
    if not zone:
        return Moment("no_zone", day, local=local, day_reading=reading)
    offset = _offset(zone)
    if offset is None:
        return Moment("zone_name", day, zone=zone, local=local, day_reading=reading)
    at = local.replace(tzinfo=timezone(offset)).astimezone(UTC)
    return Moment("", day, at, zone, local, day_reading=reading)


def _offset(zone: str) -> timedelta | None:
    """The distance from UTC, or ``None`` when the words do not fix one, or two that differ."""
    bare = zone.upper().replace("G.M.T", "GMT").replace("U.T.C", "UTC").rstrip(".")
    if bare in _UTC:
        return timedelta()
    behind, before = _NAME_BEHIND.match(zone), _NAME_BEFORE.match(zone)
    if behind:
        named, offset = behind["name"].strip("()[]").upper(), _offset(behind["offset"])
        return None if named in _UTC and offset else offset
    if before:
        return _offset((before["inside"] or before["offset"] or "").strip())
    match = _OFFSET.match(zone)
    if match is None:
        return None
    minutes = int(match["minutes"] or 0) if match["part"] is None else _PARTS.get(match["part"], -1)
    offset = timedelta(hours=int(match["hours"]), minutes=minutes) * (1 if match["sign"] == "+" else -1)
    if minutes not in _PARTS.values() or not _EARLIEST_OFFSET <= offset <= _LATEST_OFFSET:
        return None
    return offset

"""What an answer, a term or a correction rests on, as one short text: a provision, an offence, a work, a source of the data."""

from __future__ import annotations

from course_law import names

SOURCE, WORK = "source:", "@"
EXPECTED = "'instrument article', the id of an offence, '@bibkey' or 'source:id'"


def is_confirmed(cite: str) -> bool:
    """Tell whether somebody on this course saw what is cited.

    Args:
        cite: ``budapest_185 29(3)``, the id of an offence, ``@bibkey`` or ``source:source_id``.

    Returns:
        Whether it is confirmed. A work of the bibliography counts as seen: its entry says what was read.

    Raises:
        NotInDataError: when the data do not hold it. Whether the bibliography holds a work, the build looks for itself.
    """
    if cite.startswith(WORK):
        return True
    if cite.startswith(SOURCE):
        return names.source(cite.removeprefix(SOURCE)).seen is not None
    return names.provision(cite)[0].verified


def as_myst(cite: str) -> str:
    """Return the role that shows what is cited, with its link and its mark.

    Args:
        cite: as for `is_confirmed`.
    """
    if cite.startswith(WORK):
        return f"{{cite}}`{cite.removeprefix(WORK)}`"
    if cite.startswith(SOURCE):
        return f"{{source}}`{cite.removeprefix(SOURCE)}`"
    return f"{{provision}}`{cite}`"

"""The version of the course and of this module, in one place."""

from datetime import date

VERSION = "0.1.0"
# The day to which the course brings the law.
LAW_DAY = date(2026, 11, 25)
LAW_AS_OF = f"{LAW_DAY.day} {LAW_DAY:%B %Y}"

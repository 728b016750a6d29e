"""The version of the course and of this module, in one place."""

VERSION = "0.1.0"
# The day to which the course brings the law.
LAW_AS_OF = "25 November 2026"

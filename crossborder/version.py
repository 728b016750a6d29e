"""The version of the course and of this module, in one place."""

VERSION = "0.1.0"

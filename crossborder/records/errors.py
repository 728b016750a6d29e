"""What can be wrong with the facts that the package carries."""

from __future__ import annotations


class FactsMissingError(Exception):
    """The built facts file is not there, or was made by another version of the package."""

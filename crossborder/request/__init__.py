"""The request for mutual legal assistance: what it contains, by legal basis and measure. Standard library only."""

from crossborder.request.elements import RequestElement, request_elements
from crossborder.request.forms import LETTERS_ROGATORY, bases_with_elements, form_of, measures_of
from crossborder.request.overview import asked_by, crosswalk

__all__ = [
    "LETTERS_ROGATORY",
    "RequestElement",
    "asked_by",
    "bases_with_elements",
    "crosswalk",
    "form_of",
    "measures_of",
    "request_elements",
]

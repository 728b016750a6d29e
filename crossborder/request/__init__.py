"""The request for mutual legal assistance: what it contains, what a draft lacks, what could be refused, the letter.

Standard library only. A draft (``Draft``) holds what a person typed; ``check``, ``completeness``, ``risks`` and
``basis_options`` judge it, each with the provisions it rests on; ``letter`` makes one document of it, and ``to_html``,
``to_text`` and ``to_docx`` write that document.
"""

from crossborder.request.checks import check
from crossborder.request.choice import BasisOption, basis_options
from crossborder.request.completeness import DEMANDS, Completeness, completeness, demand_of
from crossborder.request.decision import KINDS, Judged, Judgement, Knowledge, judge
from crossborder.request.document import Document
from crossborder.request.docx import DOCX_TYPE, to_docx
from crossborder.request.draft import CaseFacts, DataItem, Draft, DraftError
from crossborder.request.elements import RequestElement, request_elements
from crossborder.request.findings import SEVERITIES, DraftFinding
from crossborder.request.forms import LETTERS_ROGATORY, bases_with_elements, form_of, measures_of
from crossborder.request.letter import letter
from crossborder.request.letter_html import to_fragment, to_html
from crossborder.request.letter_text import to_text
from crossborder.request.overview import asked_by, crosswalk
from crossborder.request.risks import Risk, RiskReport, cooperation_request, risks

__all__ = [
    "DEMANDS",
    "DOCX_TYPE",
    "KINDS",
    "LETTERS_ROGATORY",
    "SEVERITIES",
    "BasisOption",
    "CaseFacts",
    "Completeness",
    "DataItem",
    "Document",
    "Draft",
    "DraftError",
    "DraftFinding",
    "Judged",
    "Judgement",
    "Knowledge",
    "RequestElement",
    "Risk",
    "RiskReport",
    "asked_by",
    "bases_with_elements",
    "basis_options",
    "check",
    "completeness",
    "cooperation_request",
    "crosswalk",
    "demand_of",
    "form_of",
    "judge",
    "letter",
    "measures_of",
    "request_elements",
    "risks",
    "to_docx",
    "to_fragment",
    "to_html",
    "to_text",
]

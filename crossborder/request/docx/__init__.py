"""A document as a Word file (Office Open XML, ISO/IEC 29500), made with the standard library alone."""

from crossborder.request.docx.package import DOCX_TYPE, to_docx

__all__ = ["DOCX_TYPE", "to_docx"]

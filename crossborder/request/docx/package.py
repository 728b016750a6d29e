"""The Word file itself: its parts, how they lead to each other, and the archive that holds them."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING

from crossborder.request.document import clean
from crossborder.request.docx.body import DECLARATION, RELATED, body_xml, footer_xml
from crossborder.request.docx.styles import numbering_xml, settings_xml, styles_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

    from crossborder.request.document import Document

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
# Parts of the folder word/, with the end of their content type, and of the type of the relationship that leads to them.
_PARTS = {
    "styles": ("styles+xml", "styles"),
    "numbering": ("numbering+xml", "numbering"),
    "settings": ("settings+xml", "settings"),
    "footer1": ("footer+xml", "footer"),
}
_FOOTER_ID = "rId4"
# The earliest time that an archive can hold, so that the same draft gives the same bytes on every day.
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def to_docx(document: Document) -> bytes:
    """Write a document as a Word file.

    Args:
        document: the document.

    Returns:
        The bytes of the file: the same for the same document, on every machine. Its parts are stored and not packed,
        because packing differs from one version of a library to the next.
    """
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(document),
        "word/document.xml": body_xml(document, _FOOTER_ID),
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": styles_xml(document.language),
        "word/numbering.xml": numbering_xml(),
        "word/settings.xml": settings_xml(document.language),
        "word/footer1.xml": footer_xml(document.footer),
    }
    return _archive(parts)


def _archive(parts: Mapping[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system = 3  # else the byte for the system differs between Windows and the others
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, text.encode("utf-8"))
    return target.getvalue()


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{end}"/>' for name, (end, _) in _PARTS.items()
    )
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
        f'{overrides}<Override PartName="/docProps/core.xml" ContentType="{_CORE}"/></Types>'
    )


def _relations(entries: list[tuple[str, str, str]]) -> str:
    made = "".join(f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>' for name, kind, target in entries)
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _package_relations() -> str:
    return _relations(
        [
            ("rId1", f"{RELATED}/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ]
    )


def _document_relations() -> str:
    return _relations(
        [
            (f"rId{number}", f"{RELATED}/{kind}", f"{name}.xml")
            for number, (name, (_, kind)) in enumerate(_PARTS.items(), 1)
        ]
    )


def _core(document: Document) -> str:
    """Title and language, which a screen reader announces, and the day of the letter."""
    day = (
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{escape(document.dated)}T00:00:00Z</dcterms:created>'
        if document.dated
        else ""
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(document.title))}</dc:title>{day}<dc:language>{escape(document.language)}</dc:language>"
        "</cp:coreProperties>"
    )

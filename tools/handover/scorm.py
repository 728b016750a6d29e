"""Manifests and launch pages of SCORM packages, in both editions that platforms play."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
XSI = "http://www.w3.org/2001/XMLSchema-instance"
FOLDER = "scorm"  # of the launch pages, beside the site's own folders
SCRIPTS = ("lz-string.min.js", "session.js")
ORGANIZATION = "course"


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition of SCORM.

    Args:
        name: as packages and launch pages call it.
        version: as a manifest calls it.
        packaging: the namespace of content packages.
        platform: the namespace of what SCORM adds.
        kind: the attribute that says what a resource is.
        schemas: where a reader of the manifest finds the schemas.
    """

    name: str
    version: str
    packaging: str
    platform: str
    kind: str
    schemas: tuple[str, str]


SCORM_12 = Edition(
    "1.2",
    "1.2",
    "http://www.imsproject.org/xsd/imscp_rootv1p1p2",
    "http://www.adlnet.org/xsd/adlcp_rootv1p2",
    "scormtype",
    ("imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd"),
)
SCORM_2004 = Edition(
    "2004",
    "2004 4th Edition",
    "http://www.imsglobal.org/xsd/imscp_v1p1",
    "http://www.adlnet.org/xsd/adlcp_v1p3",
    "scormType",
    ("imscp_v1p1.xsd", "adlcp_v1p3.xsd"),
)
EDITIONS = {edition.name: edition for edition in (SCORM_12, SCORM_2004)}


@dataclass(frozen=True, slots=True)
class Lesson:
    """A lesson as a platform knows it.

    Args:
        id: id of the exercise; its work is kept under it.
        title: title.
        page: its page in the site.
        tasks: the tasks of its core path, which make the score.
    """

    id: str
    title: str
    page: str
    tasks: tuple[str, ...] = ()

    @property
    def launch(self) -> str:
        """Its launch page in the package."""
        return f"{FOLDER}/{self.id}.html"


@dataclass(frozen=True, slots=True)
class Chapter:
    """A page to read, which tells the platform nothing.

    Args:
        title: title.
        page: its page in the site.
    """

    title: str
    page: str


def manifest(
    edition: Edition, identifier: str, title: str, lessons: Sequence[Lesson | Chapter], files: Sequence[str]
) -> str:
    """Return a package's manifest.

    Args:
        identifier: a name for the package, unique on a platform.
        lessons: what the platform lists, in order.
        files: every file of the package but the manifest.
    """
    root = ET.Element(
        "manifest",
        {
            "identifier": identifier,
            "version": "1.0",
            "xmlns": edition.packaging,
            "xmlns:adlcp": edition.platform,
            "xmlns:xsi": XSI,
            "xsi:schemaLocation": f"{edition.packaging} {edition.schemas[0]} {edition.platform} {edition.schemas[1]}",
        },
    )
    told = ET.SubElement(root, "metadata")
    ET.SubElement(told, "schema").text = "ADL SCORM"
    ET.SubElement(told, "schemaversion").text = edition.version
    organizations = ET.SubElement(root, "organizations", default=ORGANIZATION)
    organization = ET.SubElement(organizations, "organization", identifier=ORGANIZATION)
    ET.SubElement(organization, "title").text = title
    resources = ET.SubElement(root, "resources")
    for number, lesson in enumerate(lessons, start=1):
        item = ET.SubElement(organization, "item", identifier=f"item-{number}", identifierref=f"resource-{number}")
        ET.SubElement(item, "title").text = lesson.title
        _resource(resources, edition, number, lesson)
    shared = ET.SubElement(resources, "resource", _kind(edition, "shared", "asset"))
    for name in files:
        ET.SubElement(shared, "file", href=name)
    ET.indent(root)
    return DECLARATION + ET.tostring(root, encoding="unicode") + "\n"


def _kind(edition: Edition, identifier: str, kind: str) -> dict[str, str]:
    return {"identifier": identifier, "type": "webcontent", f"adlcp:{edition.kind}": kind}


def _resource(resources: ET.Element, edition: Edition, number: int, lesson: Lesson | Chapter) -> None:
    launch, kind = (lesson.launch, "sco") if isinstance(lesson, Lesson) else (lesson.page, "asset")
    resource = ET.SubElement(resources, "resource", {**_kind(edition, f"resource-{number}", kind), "href": launch})
    ET.SubElement(resource, "file", href=launch)
    ET.SubElement(resource, "dependency", identifierref="shared")


def launch_page(edition: Edition, lesson: Lesson) -> str:
    """Return the page that a platform opens: it holds the session, and the lesson in a frame."""
    told = {"lesson": lesson.id, "page": f"../{lesson.page}", "tasks": " ".join(lesson.tasks), "edition": edition.name}
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in told.items())
    scripts = "".join(f'<script src="{name}"></script>' for name in SCRIPTS)
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f'<title>{escape(lesson.title)}</title><link rel="stylesheet" href="session.css"></head>'
        f'<body{data}><p role="status"></p><iframe title="{escape(lesson.title)}"></iframe>{scripts}</body></html>\n'
    )

"""What happens while Sphinx builds the pages: live cells are marked, their runtime is copied and linked."""

from __future__ import annotations

import json
import os
import posixpath
import shutil
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.errors import ExtensionError
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from . import links, offline
from .first_state import first_state
from .node import BuildError, NoNodeError
from .workspace import DEFAULT_RUNTIME

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

LOGGER = logging.getLogger(__name__)
TAG_CLASS = "tag_live"
STATIC = "_static/live"
HTML_BUILDERS = ("html", "dirhtml", "singlehtml")
WIDGET_STATE = "ipywidgets_state"
SCRIPT_KEYS = (
    "page",
    "more",
    "worker",
    "python",
    "style",
    "wasm",
    "snapshot",
    "tables",
    "rest",
    "cold",
    "stdlib",
    "packages",
)


def script_json(value: Any) -> str:
    """JSON that cannot end the script element it is in."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _live_cells(document: nodes.document) -> Iterator[nodes.container]:
    """The document's live cells, in order."""
    for node in document.findall(nodes.container):
        if node.get("nb_element") == "cell_code" and TAG_CLASS in node["classes"]:
            yield node


def _is_source(node: nodes.Node) -> bool:
    return isinstance(node, nodes.container) and node.get("nb_element") == "cell_code_source"


class MarkLiveCells(SphinxPostTransform):
    """Put the cell's code where the page finds it, and fold the code a reader sees."""

    default_priority = 210  # after myst-nb has folded cells tagged hide-input (199)
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        """Mark every live cell of the document."""
        for place, cell in enumerate(list(_live_cells(self.document))):
            source = next((node for node in cell.findall(nodes.container) if _is_source(node)), None)
            if source is None:
                LOGGER.warning(
                    "a live cell has no code to run: take away its tag remove-input", location=cell, type="live_cells"
                )
                continue
            self._mark(cell, source)
            if place == 0:  # where the page says what is happening; its place is kept from the start
                cell.insert(0, nodes.raw("", '<div class="live-bar"></div>', format="html"))

    def _mark(self, cell: nodes.container, source: nodes.Element) -> None:
        cell["classes"] += ["live-cell", "live-soon"] if self.config.live_controls_first else ["live-cell"]
        code = script_json(source.astext())
        cell.insert(
            0, nodes.raw("", f'<script type="application/json" class="live-source">{code}</script>', format="html")
        )
        if source.parent is cell:  # not folded by another tag
            summary = escape(self.config.live_code_label)
            folded = [nodes.raw("", f'<details class="live-code"><summary>{summary}</summary>', format="html"), source]
            cell.replace(source, [*folded, nodes.raw("", "</details>", format="html")])


def set_defaults(app: Sphinx, config: Config) -> None:
    """Choose the stored HTML form of outputs and leave out the stock widget scripts, unless the site says otherwise."""
    chosen = {*config._raw_config, *config._overrides}  # conf.py, and Jupyter Book's _config.yml
    if "nb_mime_priority_overrides" not in chosen:
        config["nb_mime_priority_overrides"] = [[builder, "text/html", 0] for builder in HTML_BUILDERS]
    if "nb_ipywidgets_js" not in chosen:
        config["nb_ipywidgets_js"] = {}


def _runtime(app: Sphinx) -> Path:
    """The folder of the built runtime: the site's own, or the one that came with the package."""
    own = Path(app.confdir, app.config.live_build)
    is_chosen = (own / "manifest.json").is_file() or "live_build" in {**app.config._raw_config, **app.config._overrides}
    return own if is_chosen or not DEFAULT_RUNTIME.is_dir() else DEFAULT_RUNTIME


def _manifest(app: Sphinx) -> dict[str, Any]:
    """The manifest of the built runtime.

    Raises:
        ExtensionError: It has not been built.
    """
    path = _runtime(app) / "manifest.json"
    if not path.is_file():
        raise ExtensionError(
            f"live_cells: there is no built runtime in {path.parent}. Build it first: python -m live_cells.build --out {path.parent} "
            "(or set live_build to the folder that holds it)."
        )
    manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return manifest


def load_manifest(app: Sphinx) -> None:
    """Read the manifest once, before pages are written."""
    if app.builder.name in HTML_BUILDERS:
        app.live_manifest = _manifest(app)  # type: ignore[attr-defined]  # kept on the application for this build


def _base(app: Sphinx, pagename: str) -> str:
    """The address of the runtime, seen from a page."""
    return posixpath.relpath(STATIC, posixpath.dirname(app.builder.get_target_uri(pagename)) or ".") + "/"


def _keep_script(app: Sphinx, pagename: str) -> str:
    """The script with which a reader keeps the site."""
    name = app.live_manifest["files"]["keep"]["name"]  # type: ignore[attr-defined]  # set in load_manifest
    return f'<script defer src="{escape(_base(app, pagename) + name)}" data-texts="{escape(json.dumps(app.config.live_texts))}"></script>'


def _page_config(app: Sphinx, pagename: str) -> dict[str, Any]:
    """What the page's script has to know."""
    manifest = app.live_manifest  # type: ignore[attr-defined]  # set in load_manifest
    files = {key: manifest["files"][key] for key in SCRIPT_KEYS}
    build = {"files": files, **{key: manifest[key] for key in ("firstVisit", "lockInfo", "memory")}}
    return {
        "base": _base(app, pagename),
        "build": build,
        "known": app.config.live_first_address,
        "network": app.config.live_network,
        "texts": app.config.live_texts,
    }


def _has_live_cells(doctree: nodes.document | None) -> bool:
    return doctree is not None and next(_live_cells(doctree), None) is not None


def _drop_widget_state(app: Sphinx, pagename: str) -> None:
    """The saved state of widgets is dead weight when no script reads it."""
    data = getattr(app.env, "nb_metadata", {}).get(pagename, {})
    if not app.config.nb_ipywidgets_js:
        data.get("js_files", {}).pop(WIDGET_STATE, None)


def add_to_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Link the runtime from pages that have live cells, and from no others."""
    if app.builder.name not in HTML_BUILDERS or doctree is None:
        return
    _drop_widget_state(app, pagename)
    script = _script_for(app, pagename, doctree)
    if script:
        files = app.live_manifest["files"]  # type: ignore[attr-defined]  # set in load_manifest
        app.add_css_file(f"live/{files['bar']['name']}")
        config = _page_config(app, pagename)
        if first := _first_state(app, pagename, doctree):
            config["controls"] = True
            context["body"] += f'<script type="application/json" id="live-first">{script_json(first)}</script>'
        context["metatags"] += _head(config, files[script]["name"])
    if offline.has_place(doctree):
        context["body"] += _keep_script(app, pagename)


def _sources(doctree: nodes.document) -> list[str]:
    """The code of the page's live cells, in order."""
    sources = [next(filter(_is_source, cell.findall(nodes.container)), None) for cell in _live_cells(doctree)]
    return [source.astext() for source in sources if source is not None]


def make_first_states(app: Sphinx, env: BuildEnvironment) -> None:
    """Make the first states of all pages side by side, before pages are written one by one: each runs Python on one core."""
    if app.builder.name not in HTML_BUILDERS or not app.config.live_controls_first:
        return
    pages = [cells for page in sorted(env.found_docs) if (cells := _sources(env.get_doctree(page)))]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for cells in pages:
            pool.submit(_state_of, app, cells)  # what fails is told when its page is written


def _state_of(app: Sphinx, cells: list[str]) -> dict[str, Any]:
    """The first state of a page's controls, kept between builds."""
    return first_state(_runtime(app), cells, Path(app.doctreedir, "live-first"))


def _first_state(app: Sphinx, pagename: str, doctree: nodes.document) -> dict[str, Any] | None:
    """The first state of the page's controls; nothing when the page has none, or the site wants none, or there is no Node."""
    cells = _sources(doctree)
    if not cells or not app.config.live_controls_first:
        return None
    try:
        return _state_of(app, cells)
    except NoNodeError as error:
        # A site without packages of its own needs no Node; its pages are only slower at a first visit.
        LOGGER.info("live_cells: the controls of %s wait for Python: %s", pagename, error)
    except BuildError as error:
        LOGGER.warning(
            "its controls wait for Python: %s (live_controls_first = False leaves them out)",
            error,
            location=pagename,
            type="live_cells",
        )
    return None


def _head(config: dict[str, Any], script: str) -> str:
    """What comes first in the page's head: the script needs nothing of the page in order to begin."""
    return (
        f'<script type="application/json" id="live-config">{script_json(config)}</script>'
        f'<script async fetchpriority="high" src="{escape(config["base"] + script)}"></script>'
    )


def _script_for(app: Sphinx, pagename: str, doctree: nodes.document) -> str | None:
    """The runtime's script a page needs: to run cells, to fetch ahead for the next page, or none."""
    if _has_live_cells(doctree):
        return "loader"
    if any(fnmatch(pagename, pattern) for pattern in app.config.live_fetch_ahead):
        return "ahead"
    return None


def copy_runtime(app: Sphinx, exception: Exception | None) -> None:
    """Copy the runtime into the site; files of earlier builds go."""
    if exception is not None or app.builder.name not in HTML_BUILDERS:
        return
    source = _runtime(app)
    target = Path(app.outdir, STATIC)
    names = {file["name"] for file in app.live_manifest["files"].values()}  # type: ignore[attr-defined]  # set in load_manifest
    target.mkdir(parents=True, exist_ok=True)
    for old in target.iterdir():
        if old.name not in names:
            old.unlink()
    for name in sorted(names):
        if not (target / name).is_file():
            shutil.copyfile(source / name, target / name)
    # A service worker answers for what lies beside and below it.
    shutil.copyfile(source / app.live_manifest["files"]["offline"]["name"], Path(app.outdir, offline.WORKER))  # type: ignore[attr-defined]  # set in load_manifest
    offline.write_list(Path(app.outdir))


def register(app: Sphinx) -> dict[str, Any]:
    """Connect everything to Sphinx."""
    app.add_config_value("live_build", "_build/live", "html", [str])
    app.add_config_value("live_code_label", "Show the code", "html", [str])
    app.add_config_value("live_controls_first", True, "html", [bool])
    app.add_config_value("live_fetch_ahead", [], "html", [list, tuple])
    app.add_config_value("live_first_address", [], "html", [list, tuple])
    app.add_config_value("live_network", False, "html", [bool])
    app.add_config_value("live_texts", {}, "html", [dict])
    app.add_post_transform(MarkLiveCells)
    app.add_directive("live-keep", offline.KeepCourse)
    app.add_role(links.KIND, links.LiveLink())
    app.connect("missing-reference", links.resolve)
    app.connect("config-inited", set_defaults, priority=400)
    app.connect("builder-inited", load_manifest)
    app.connect("env-updated", make_first_states)
    app.connect("html-page-context", add_to_page, priority=400)
    app.connect("build-finished", copy_runtime)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

"""A Sphinx extension that repairs the stock theme.

The theme of Jupyter Book 1 costs a reader 856 kB on the first page, names another host, and fails WCAG 2.2 AA in a few places. Each
fault is repaired by one small function in `pages` (the HTML), `styles` (the style sheets) or by the files in assets/.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from course_theme import pages, styles
from tools.cores import on_all_cores
from tools.hosted import hosted

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

# Scripts of the theme that this book has no use for: live cells have a runtime of their own, folded text is <details>.
DROPPED_SCRIPTS = ("sphinx-thebe.js", "togglebutton.js", "fontawesome.js")
DROPPED_STYLES = ("sphinx-thebe.css", "togglebutton.css")
DROPPED_INLINE = ("THEBE_JS_URL", "toggleHint", "toggleOpenOnPrint", "togglebuttonSelector")
# Files that no page asks for any more, relative to the built site; source maps serve the theme's own developers.
DROPPED_FILES = (
    *(f"_static/{name}" for name in (*DROPPED_SCRIPTS[:2], *DROPPED_STYLES, "copybutton_funcs.js")),
    "_static/scripts/fontawesome.js",
    "_static/vendor/fontawesome",
    "_static/webpack-macros.html",
    "_static/sbt-webpack-macros.html",
    "_static/images/logo_binder.svg",
    "_static/images/logo_colab.png",
    "_static/images/logo_deepnote.svg",
    "_static/images/logo_jupyterhub.svg",
    "_static/images/logo_jupyterlite.svg",
    "_static/locales",
)


# Scripts of the exercises: a chapter does not load them.
EXERCISES, EXERCISE_SCRIPTS = "notebooks/", ("figures.js", "embed.js")


def wanted(script: Any, page: str = "") -> bool:  # noqa: ANN401 - Sphinx keeps plain strings and two classes of its own in this list
    """Tell whether a page keeps this script or style."""
    name = str(getattr(script, "filename", script) or "")
    body = str(getattr(script, "attributes", {}).get("body", ""))
    file = name.rpartition("/")[2]
    dropped = file in (*DROPPED_SCRIPTS, *DROPPED_STYLES)
    elsewhere = file in EXERCISE_SCRIPTS and not page.startswith(EXERCISES)
    return not (dropped or elsewhere) and not any(word in body for word in DROPPED_INLINE)


def on_page(_app: Sphinx, page: str, _template: str, context: dict[str, Any], _doctree: object) -> None:
    """Leave out the scripts and styles nobody uses; two of them came twice, which is an error on every page."""
    for kind in ("script_files", "css_files"):
        context[kind] = [each for each in context.get(kind, []) if wanted(each, page)]


def on_finish(app: Sphinx, error: Exception | None) -> None:
    """Repair what was written, once every page is there."""
    if error or app.builder.format != "html":
        return
    site = Path(app.outdir)
    styles.drop_files(site, DROPPED_FILES)
    for style in styles.theme_files(site / "_static", ".css"):
        style.write_text(styles.without_icon_font(styles.with_imports(style)), encoding="utf-8")
    for script in styles.theme_files(site / "_static", ".js"):
        script.write_text(styles.without_source_map(script.read_text(encoding="utf-8")), encoding="utf-8")
    styles.join(site / "_static")
    repair = partial(pages.repair_file, site, styles.versions(site / "_static"), hosted())
    on_all_cores(repair, sorted(site.rglob("*.html")))


def on_config(_app: Sphinx, config: Config) -> None:
    """Let pages name the address that the host says is theirs."""
    config.html_baseurl = hosted().url


def setup(app: Sphinx) -> dict[str, bool]:
    """Register the extension.

    Returns:
        What Sphinx wants to know about it.
    """
    app.add_css_file("course.css", priority=900)
    app.add_js_file("course.js", loading_method="defer")
    app.add_js_file("stage.js", loading_method="defer")
    app.add_js_file("figures.js", loading_method="defer")
    app.add_js_file("embed.js", loading_method="defer")
    app.add_js_file("go-on.js", loading_method="defer")
    app.connect("config-inited", on_config)
    app.connect("html-page-context", on_page, priority=900)
    app.connect("build-finished", on_finish, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}

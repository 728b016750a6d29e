"""JupyterLite inside the site: a whole JupyterLab in the browser, with the notebooks, in `lite/`. `make lite` calls this.

The site's own runtime starts one exercise quickly; JupyterLite gives a reader who programs every cell, at the price of 40 MB on the host. Python in it
is the Pyodide of `live-cells/`, with a list of packages of our own: everything comes from the site, nothing from a package index.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path

from crossborder.version import VERSION
from live_cells.node import install_packages
from live_cells.offline import write_list
from tools.assemble import NOTEBOOKS, TO_THE_BOOK
from tools.hosted import hosted
from tools.policy import LITE as FOLDER
from tools.policy import LITE_POLICY
from tools.project import LITE, PYTHON, ROOT, SITE, commit_time, environment, python_in
from tools.steps import call
from tools.wheels import wheel_of_module

LOCK = ROOT / "requirements-lite.txt"
WHEELS = LITE / "wheels"
NODE_PACKAGES = ROOT / "live-cells" / "node_modules"
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
# What the kernel, IPython and the controls import, of the lock file; and what stands in for the rest, from the kernel's own package.
IN_PAGE = (
    "asttokens", "comm", "executing", "ipython", "ipython-pygments-lexers", "ipywidgets", "jedi", "matplotlib-inline", "micropip", "packaging",
    "parso", "prompt-toolkit", "pure-eval", "pygments", "stack-data", "traitlets", "typing-extensions", "wcwidth",
)  # fmt: skip
STAND_INS = ("ipykernel-6*.whl", "piplite-*.whl", "pyodide_kernel-*.whl", "widgetsnbextension-4*.whl")
# These need pandas, of which there is no build for this Python in a browser.
LEFT_OUT = ("data-lab.ipynb",)
# JupyterLite starts a notebook at once when it names the kernel it has.
KERNEL = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
ENTRY = re.compile(r"^([\w.-]+)==(\S+)[^\n]*\\\n((?:    --hash=\S+(?: \\)?\n)+)", re.MULTILINE)
# What the notebooks say of JupyterLab, where files are the browser's own.
BESIDE = re.compile(r"in a file beside (?:this notebook|the notebooks)")
APACHE = f'<IfModule mod_headers.c>\n  Header always set Content-Security-Policy "{LITE_POLICY}"\n</IfModule>\n'
LAUNCH = re.compile(
    r'(<p class="course-launch">It runs here, in the page\. Elsewhere: )(?:<a class="course-lite".*?</a> · )?'
)


def locked_for_page(lock: str) -> str:
    """Return the entries of a lock file that go into the page, without their conditions, which speak of this machine."""
    return "".join(
        f"{name}=={version} \\\n{hashes}" for name, version, hashes in ENTRY.findall(lock) if name in IN_PAGE
    )


def fetch_wheels(target: Path = WHEELS) -> None:
    """Fetch the wheels of the page anew, with their hashes checked.

    Args:
        target: folder to put them into.
    """
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    named = target / "wheels.txt"
    named.write_text(locked_for_page(LOCK.read_text(encoding="utf-8")), encoding="utf-8")
    pure = ("--no-deps", "--only-binary", ":all:", "--implementation", "py", "--abi", "none", "--platform", "any")
    options = ("--quiet", "--require-hashes", *pure, "--python-version", python_of_page())
    call(
        [PYTHON, "-m", "pip", "download", *options, "-d", target, "-r", named], root=ROOT, env=environment(), quiet=True
    )


def pyodide_info() -> dict[str, str]:
    """What Pyodide says about itself in its list of packages."""
    install_packages(ROOT / "live-cells")
    info: dict[str, str] = json.loads((NODE_PACKAGES / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))[
        "info"
    ]
    return info


def python_of_page() -> str:
    """The version of the Python in the page, such as 3.14."""
    return pyodide_info()["python"].rpartition(".")[0]


def packages_of(folder: Path) -> dict[str, dict[str, object]]:
    """Return the list of packages, as Pyodide reads it, of the wheels in a folder. All are loaded at the start, so none names another."""
    listed = {}
    for path in sorted(folder.glob("*.whl")):
        name, version = path.name.split("-")[:2]
        name = name.replace("_", "-").lower()
        listed[name] = {
            "name": name,
            "version": version,
            "file_name": path.name,
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "install_dir": "site",
            "package_type": "package",
            "imports": [],
            "depends": [],
            "unvendored_tests": False,
        }
    return listed


def write_pyodide(target: Path) -> list[str]:
    """Write Python for the page with all its packages, the course's module among them.

    Args:
        target: folder to put it into.

    Returns:
        Names of the packages.
    """
    target.mkdir(parents=True)
    info = pyodide_info()
    for name in PYODIDE:
        shutil.copyfile(NODE_PACKAGES / "pyodide" / name, target / name)
    kernel = NODE_PACKAGES / "@jupyterlite" / "pyodide-kernel" / "pypi"
    for path in [*WHEELS.glob("*.whl"), *(next(kernel.glob(pattern)) for pattern in STAND_INS)]:
        shutil.copyfile(path, target / path.name)
    wheel_of_module(target)
    listed = packages_of(target)
    (target / "pyodide-lock.json").write_text(
        json.dumps({"info": info, "packages": listed}, indent=1), encoding="utf-8"
    )
    return list(listed)


def write_notebooks(target: Path, url: str) -> None:
    """Write the notebooks into a folder of this version: who changed one keeps it, and gets the new ones beside it.

    Args:
        target: folder for folders.
        url: the site's address, to which links into the book then lead, or nothing: then they are words.
    """
    folder = target / f"course-{VERSION}"
    folder.mkdir(parents=True)
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        if path.name in LEFT_OUT:
            continue
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["metadata"]["kernelspec"] = KERNEL
        for cell in notebook["cells"]:
            if cell["cell_type"] == "markdown":
                cell["source"] = BESIDE.sub("in a file in this browser", to_the_book("".join(cell["source"]), url))
        (folder / path.name).write_text(json.dumps(notebook, ensure_ascii=False, indent=1), encoding="utf-8")


def to_the_book(text: str, url: str) -> str:
    """Return a text whose links into the book lead to the site, or, where its address is not known, are words.

    Args:
        text: Markdown of a notebook.
        url: the site's address, or nothing.
    """
    return (
        TO_THE_BOOK.sub(rf"]({url}\1.html\2)", text)
        if url
        else re.sub(r"\[([^\]]+)" + TO_THE_BOOK.pattern, r"\1", text)
    )


def settings(packages: list[str]) -> dict[str, object]:
    """Return JupyterLite's own settings: its name, and a kernel that asks nobody for packages."""
    kernel = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": "./static/pyodide/pyodide-lock.json", "packages": packages},
    }
    return {
        "jupyter-lite-schema-version": 0,
        "jupyter-config-data": {
            "appName": "JupyterLite with the course's notebooks",
            "litePluginSettings": {"@jupyterlite/pyodide-kernel-extension:kernel": kernel},
        },
    }


def build(target: Path, url: str = "") -> None:
    """Build JupyterLite with the notebooks.

    Args:
        target: folder to put it into; what is in it is removed.
        url: the site's address, or nothing.
    """
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="lite-") as name:
        work = Path(name)
        packages = write_pyodide(work / "static" / "pyodide")
        write_notebooks(work / "files", url)
        (work / "jupyter-lite.json").write_text(json.dumps(settings(packages)), encoding="utf-8")
        # The extension that keeps keys inside an exercise, as in `make lab`.
        config = {
            "LiteBuildConfig": {"apps": ["lab"], "no_sourcemaps": True, "no_unused_shared_packages": True},
            "FederatedExtensionAddon": {"extra_labextensions_path": [str(ROOT / "labextensions")]},
        }
        (work / "jupyter_lite_config.json").write_text(json.dumps(config), encoding="utf-8")
        options = ("--lite-dir", work, "--output-dir", target, "--source-date-epoch", commit_time())
        call(
            [python_in(LITE / "venv"), "-m", "jupyterlite_core", "build", *options],
            root=work,
            env=environment(),
            quiet=True,
        )


def link(site: Path) -> None:
    """Let each exercise's page say that it opens in JupyterLite too.

    Args:
        site: the built site; a second time changes nothing.
    """
    for path in sorted((site / NOTEBOOKS.name).glob("*.html")):
        if f"{path.stem}.ipynb" in LEFT_OUT:
            continue
        address = f"../{FOLDER}/lab/index.html?path=course-{VERSION}/{path.stem}.ipynb"
        text = path.read_text(encoding="utf-8")
        path.write_text(
            LAUNCH.sub(rf'\1<a class="course-lite" href="{address}">Open in JupyterLite</a> · ', text), encoding="utf-8"
        )


def headers_for_lite(text: str, site: Path) -> str:
    """Return the file that Netlify and Cloudflare read, with the policy of the pages for each part of the site, and its own for JupyterLite.

    Where two rules fit a file, both policies hold there: no rule may fit everything.

    Args:
        text: the file as it is without JupyterLite: what is below ``/*`` is for everything.
        site: the site without JupyterLite.
    """
    everywhere = re.search(r"^/\*\n((?:  .*\n)+)", text, re.MULTILINE)
    if everywhere is None:
        return text
    folders = [f"/{path.name}/*" for path in sorted(site.iterdir()) if path.is_dir()]
    pages = [f"/{path.name}" for path in sorted(site.glob("*.html"))]
    lite = re.sub(r"(Content-Security-Policy: ).*", rf"\1{LITE_POLICY}", everywhere[1])
    rules = "".join(f"{place}\n{everywhere[1]}" for place in ("/", *pages, *folders))
    return text.replace(everywhere[0], f"{rules}/{FOLDER}/*\n{lite}")


def add(site: Path, made: Path) -> None:
    """Put JupyterLite into the built site, in the place of an earlier one.

    Args:
        made: JupyterLite, as `build` wrote it; it moves.
    """
    shutil.rmtree(site / FOLDER, ignore_errors=True)
    link(site)
    # Pages have changed. JupyterLite is not there yet, and not among what a reader keeps of the site: it is larger than all the rest.
    write_list(site)
    headers = site / "_headers"
    headers.write_text(headers_for_lite(headers.read_text(encoding="utf-8"), site), encoding="utf-8")
    made.rename(site / FOLDER)
    (site / FOLDER / ".htaccess").write_text(APACHE, encoding="ascii")


def main(arguments: list[str]) -> int:
    """Put JupyterLite into the built site; with ``wheels``, fetch what it needs."""
    if arguments == ["wheels"]:
        fetch_wheels()
        return 0
    made = LITE / "made"
    build(made, hosted().url)
    add(SITE, made)
    size = sum(path.stat().st_size for path in (SITE / FOLDER).rglob("*") if path.is_file())
    print(f"JupyterLite is in _build/site/{FOLDER}/ ({size / 1e6:.0f} MB), and each exercise's page leads to it.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

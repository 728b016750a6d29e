"""The peers: the page of `question` in JupyterLite, in Voici and in a Jupyter Book as it comes, built from the registries of Python and Node.

They are measured when they can be installed; without a network the benchmark says so and goes on. What a page of theirs would fetch from another
host lies beside it, where it is needed, and is left out, where it is not: a slow host elsewhere is not what is measured.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks import question
from tools import node

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parent.parent
HERE = ROOT / "_build" / "bench"
PARTS = ("peer.py", "question.py", "peer-jupyterlite.txt", "peer-voici.txt", "peer-voici-wheels.txt", "peer-wheels.txt")
CORE = ("pyodide.js", "pyodide.mjs", "pyodide.asm.*", "python_stdlib.zip")
EXTENSION = "@jupyterlite/pyodide-kernel-extension:kernel"
# What the kernel loads before the first cell; the rest comes with them.
LOADED = ("micropip", "piplite", "ipykernel", "comm", "pyodide-kernel", "jedi", "ipython", "ipywidgets")
# Dependencies of other platforms.
ELSEWHERE = frozenset({"pexpect", "psutil", "colorama", "typing-extensions", "jupyterlab-widgets"})
# Packages of Node, with the SHA-512 of their bytes. The last two are what a stock page names at hosts of its own.
PYODIDE_OF_VOICI = "pyodide@0.29.0"
HTML_MANAGER, REQUIRE = "@jupyter-widgets/html-manager@1.0.6", "requirejs@2.3.4"
BYTES = {
    PYODIDE_OF_VOICI: "ObIvsTmcrxAWKg+FT1GjfSdDmQc5CabnYe/nn5BCuhr9BVVITeQ24DBdZuG5B2tIiAZ9YonBpnDB7cmHZyd2Rw==",
    HTML_MANAGER: "+Mn+Ra8wyIHrYaUpfmf9A3dsLkt/NuwzPQN8sthdxBD35VV5cOJbpmgMhNR27n/rmP3mKyEe0PWCJrtZrXTXDQ==",
    REQUIRE: "qPD5gRrj6kGQ0ZySAJgqbArkaDqPMbQIT0zSZDkIv1mfA17w/tR2Faq5l2qqRf2CdQx6FWln9nUrgd2UDzb19A==",
}
LINK = re.compile(r'<(?:link|script)\b[^>]*?(?:href|src)="(https://[^"]+)"[^>]*>(?:\s*</script>)?')


class PeerMissingError(RuntimeError):
    """A peer could not be installed or built here."""


@dataclass(frozen=True)
class Peer:
    """A peer.

    Args:
        name: as tables call it.
        build: makes its site in a folder, and returns the site's folder.
        page: address of the question in the site.
    """

    name: str
    build: Callable[[Path], Path]
    page: str

    def site(self) -> Path:
        """Build the peer's site, once.

        Returns:
            Its folder.

        Raises:
            PeerMissingError: it could not be installed or built; the message says why.
        """
        folder = HERE / re.sub(r"\W+", "-", self.name.lower())
        made_from = hashlib.sha256(b"".join((Path(__file__).parent / name).read_bytes() for name in PARTS)).hexdigest()
        mark = folder / "made-from"
        if not mark.is_file() or mark.read_text(encoding="ascii").split("\n")[0] != made_from:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir(parents=True)
            mark.write_text(f"{made_from}\n{self.build(folder)}", encoding="ascii")
        return Path(mark.read_text(encoding="ascii").split("\n")[1])


def _call(*command: str | Path, where: Path, **environment: str) -> None:
    """Run a command quietly."""
    environment = {**os.environ, **environment}
    done = subprocess.run(
        [str(part) for part in command], cwd=where, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise PeerMissingError((done.stderr or done.stdout).strip()[-600:])


def _program(folder: Path, name: str) -> Path:
    """A program of the peer's own environment."""
    return folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / name


def _install(folder: Path, requirements: str) -> None:
    _call(sys.executable, "-m", "venv", folder / "venv", where=folder)
    packages = ROOT / "benchmarks" / requirements
    _call(_program(folder, "pip"), "install", "--quiet", "-r", packages, where=folder)


def _node_package(folder: Path, name: str) -> Path:
    """A package of Node, unpacked, without what it depends on."""
    runtime = node.find() or node.find(str(Path(sys.executable).parent))
    if runtime is None:
        raise PeerMissingError("Node is not there")
    place = folder / "node" / name.rpartition("@")[0].replace("/", "-")
    place.mkdir(parents=True)
    path = os.pathsep.join([str(runtime.folder), os.environ["PATH"]])
    _call(runtime.npm, "pack", "--silent", "--pack-destination", place, name, where=folder, PATH=path)
    archive = next(place.glob("*.tgz"))
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode("ascii")
    if digest != BYTES[name]:
        raise PeerMissingError(f"{name} is not what it was: sha512-{digest}")
    with tarfile.open(archive) as packed:
        packed.extractall(place, filter="data")
    return place / "package"


def _canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _depends(metadata: str, chosen: set[str]) -> list[str]:
    """What a wheel needs of the wheels that are there."""
    needs = set()
    for line in HeaderParser().parsestr(metadata).get_all("Requires-Dist") or []:
        spec, _, marker = line.partition(";")
        name = re.match(r"[A-Za-z0-9._-]+", spec.strip())
        if name and "extra" not in marker and "win32" not in marker:
            needs.add(_canonical(name[0]))
    return sorted(needs & chosen - ELSEWHERE)


def _entry(wheel: Path, chosen: set[str]) -> dict[str, Any]:
    """A wheel's entry in Pyodide's lock file."""
    name, version = wheel.name.split("-")[:2]
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        metadata = archive.read(next(each for each in names if each.endswith(".dist-info/METADATA"))).decode()
    imports = {each.split("/")[0].removesuffix(".py") for each in names if each.endswith(".py")}
    return {
        "name": _canonical(name),
        "version": version,
        "file_name": wheel.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": sorted(each for each in imports if each.isidentifier()),
        "depends": _depends(metadata, chosen),
        "unvendored_tests": False,
    }


def _wheels(folder: Path, *own: str) -> list[Path]:
    """All wheels, fetched; those of the peer itself and the kernel extension's stand-ins for other packages come last and win."""
    pure = ["--implementation", "py", "--abi", "none", "--platform", "any", "--python-version", "3.14"]
    options = ["--quiet", "--no-deps", "--only-binary", ":all:", *pure]
    lists = (ROOT / "live-cells" / "wheels.txt", *(ROOT / "benchmarks" / name for name in ("peer-wheels.txt", *own)))
    found: list[Path] = []
    for place, requirements in enumerate(lists):
        wheels = folder / "wheels" / str(place)
        _call(_program(folder, "pip"), "download", *options, "--dest", wheels, "-r", requirements, where=folder)
        found += sorted(wheels.glob("*.whl"))
    stubs = next((folder / "venv").rglob("pyodide-kernel-extension/static/pypi"))
    return [*found, *(each for each in sorted(stubs.glob("*.whl")) if "3.6.999" not in each.name)]


def _nothing(folder: Path, name: str) -> Path:
    """A wheel with nothing in it: the kernel of Voici asks for a module of the standard library that lies beside Pyodide's core and no page needs."""
    wheel = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr(f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        archive.writestr(
            f"{name}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{name}-1.0.dist-info/RECORD", "")
    return wheel


def _write_pyodide(target: Path, pyodide: Path, wheels: list[Path]) -> None:
    """A Pyodide folder whose lock file names only what lies beside it, so that nothing is fetched from elsewhere."""
    target.mkdir(parents=True)
    for path in (path for name in CORE for path in pyodide.glob(name)):
        shutil.copyfile(path, target / path.name)
    named = {_canonical(wheel.name.split("-")[0]): wheel for wheel in wheels}
    for wheel in named.values():
        shutil.copyfile(wheel, target / wheel.name)
    info = json.loads((pyodide / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    entries = {name: _entry(wheel, set(named)) for name, wheel in sorted(named.items())}
    (target / "pyodide-lock.json").write_text(json.dumps({"info": info, "packages": entries}), encoding="utf-8")


def _write_settings(source: Path) -> None:
    """JupyterLite's settings: everything from the site itself."""
    kernel = {
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"lockFileURL": "./static/pyodide/pyodide-lock.json", "packages": list(LOADED)},
    }
    data = {"exposeAppInBrowser": True, "litePluginSettings": {EXTENSION: kernel}}
    settings = {"jupyter-lite-schema-version": 0, "jupyter-config-data": data}
    (source / "jupyter-lite.json").write_text(json.dumps(settings), encoding="utf-8")


def _jupyterlite(folder: Path) -> Path:
    _install(folder, "peer-jupyterlite.txt")
    source = folder / "source"
    pyodide = ROOT / "live-cells" / "node_modules" / "pyodide"
    _write_pyodide(source / "static" / "pyodide", pyodide, _wheels(folder))
    _write_settings(source)
    question.write(source / "files" / "question.ipynb")
    command = ("jupyter-lite", "build", "--apps", "notebooks")
    return _build_lite(folder, *command)


def _build_lite(folder: Path, program: str, *options: str) -> Path:
    site = folder / "site"
    _call(_program(folder, program), *options, "--output-dir", site, where=folder / "source")
    return site


def _voici(folder: Path) -> Path:
    _install(folder, "peer-voici.txt")
    source = folder / "source"
    wheels = [*_wheels(folder, "peer-voici-wheels.txt"), _nothing(folder, "sqlite3")]
    _write_pyodide(source / "static" / "pyodide", _node_package(folder, PYODIDE_OF_VOICI), wheels)
    _write_settings(source)
    question.write(source / "files" / "question.ipynb")
    site = _build_lite(folder, "voici", "build")
    # Where Voici looks for it.
    shutil.copytree(source / "static" / "pyodide", site / "voici" / "render" / "static" / "pyodide")
    keep_home(site, {})
    return site


def keep_home(site: Path, copies: dict[str, str]) -> None:
    """Let pages fetch nothing from other hosts.

    Args:
        site: the folder of the pages.
        copies: what is taken from the site, by a part of its address elsewhere; all else is left out.
    """

    def at_home(match: re.Match[str]) -> str:
        copy = next((copy for part, copy in copies.items() if part in match[1]), None)
        return re.sub(r'\s(?:integrity|crossorigin)="[^"]*"', "", match[0].replace(match[1], copy)) if copy else ""

    for page in site.rglob("*.html"):
        page.write_text(LINK.sub(at_home, page.read_text(encoding="utf-8")), encoding="utf-8")


def write_book(source: Path, tags: tuple[str, ...], settings: dict[str, Any]) -> None:
    """Write the source of a small Jupyter Book.

    Args:
        source: its folder.
        tags: of the question's cell.
        settings: what its `_config.yml` says beside the title.
    """
    question.write(source / "question.ipynb", tags)
    (source / "_config.yml").write_text(json.dumps({"title": "A question", **settings}), encoding="utf-8")
    (source / "_toc.yml").write_text(json.dumps({"format": "jb-book", "root": "question"}), encoding="utf-8")


def build_book(source: Path, **environment: str) -> Path:
    """Build it; returns the site's folder.

    Args:
        source: its folder.
        environment: variables that the builder gets.
    """
    start = "import sys; from jupyter_book.cli.main import main; sys.exit(main())"
    _call(sys.executable, "-c", start, "build", "--all", source, where=source, **environment)
    return source / "_build" / "html"


def _stock_book(folder: Path) -> Path:
    write_book(folder / "source", (), {})
    site = build_book(folder / "source")
    manager, require = (_node_package(folder, name) for name in (HTML_MANAGER, REQUIRE))
    shutil.copytree(manager / "dist", site / "_static" / "html-manager")
    shutil.copyfile(require / "require.js", site / "_static" / "require.js")
    keep_home(site, {"html-manager": "_static/html-manager/embed-amd.js", "require.js": "_static/require.js"})
    return site


PEERS = (
    Peer("JupyterLite", _jupyterlite, "notebooks/index.html?path=question.ipynb"),
    Peer("Voici", _voici, "voici/render/question.html"),
    Peer("Jupyter Book as it comes", _stock_book, "question.html"),
)

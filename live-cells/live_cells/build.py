"""Builds what a live page needs: the browser runtime and the memory snapshot.

Use: python -m live_cells.build --out FOLDER [--package FOLDER ...] [--warm FILE ...]
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import shutil
import tempfile
import time
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import packages
from .node import BuildError, exit_status, install_packages, run_node
from .picture import compose, memory_of
from .workspace import PACKAGE, root

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = root()
# What xz looks at when it guesses the next byte: lc bits of the byte before, lp and pb bits of the position. Words of four bytes; and code.
WORDS = {"lc": 2, "lp": 2, "pb": 2}
CODE = {"lc": 3, "lp": 0, "pb": 0}
KEPT = 6  # compressed files kept between builds
FORMAT = 1  # raised when the meaning of manifest.json changes
SITE_PACKAGES = "/lib/python{}/site-packages"
# name in the manifest -> file name before the hash
SCRIPTS = {
    "loader": "live.js",
    "ahead": "ahead.js",
    "page": "page.js",
    "more": "more.js",
    "worker": "worker.js",
    "python": "python.js",
    "keep": "keep.js",
    "offline": "offline.js",
    "bar": "bar.css",
    "style": "live.css",
}
FIRST_VISIT = ("page", "worker", "python", "style", "wasm", "snapshot")


# Options that may be given several times.
REPEATED = {
    "--package": "folder of a pure-Python package to include",
    "--warm": "Python file to run before the snapshot is taken",
}
BEST, QUICK = 9 | lzma.PRESET_EXTREME, 1


@dataclass(frozen=True)
class Inputs:
    """What a build is made from, and how hard it is packed."""

    packages: tuple[Path, ...]
    warm: tuple[Path, ...]
    out: Path
    preset: int = BEST

    def digest(self) -> str:
        """A hash of everything that can change the result."""
        own = sorted(
            path
            for folder in (ROOT / "kernel", ROOT / "runtime", ROOT / "build", PACKAGE)
            for path in folder.rglob("*")
            if path.is_file() and not {"__pycache__", "parts", "default"} & set(path.relative_to(folder).parts)
        )
        locks = [ROOT / "package.json", ROOT / "package-lock.json", ROOT / "wheels.txt"]
        parts = [packages.digest_files([*own, *locks], ROOT)]
        parts += [packages.digest_files(packages.package_files(folder), folder.parent) for folder in self.packages]
        parts += [packages.digest_files(self.warm, self.out), str(self.preset)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def is_current(inputs: Inputs, digest: str) -> bool:
    """Whether the folder holds the result of these very inputs, whole."""
    manifest = inputs.out / "manifest.json"
    if not manifest.is_file():
        return False
    try:
        made = json.loads(manifest.read_text(encoding="utf-8"))
        return made["inputs"] == digest and all(
            (inputs.out / file["name"]).is_file() for file in made["files"].values()
        )
    except (json.JSONDecodeError, KeyError, TypeError):
        return False


def _say(text: str) -> None:
    print(f"live_cells: {text}", flush=True)


def _lock_info() -> dict[str, str]:
    """What Pyodide's own lock file says about itself."""
    lock = json.loads((ROOT / "node_modules" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))
    info: dict[str, str] = lock["info"]
    return info


def _kernel_wheels() -> list[Path]:
    """The wheels that come inside the Node package of JupyterLite's kernel."""
    folder = ROOT / "node_modules" / "@jupyterlite" / "pyodide-kernel" / "pypi"
    wheels = [next(iter(sorted(folder.glob(f"{name}-*.whl"))), None) for name in ("pyodide_kernel", "ipykernel")]
    if None in wheels:
        raise BuildError(
            f"{folder} lacks the wheel of pyodide_kernel or ipykernel: remove {ROOT / 'node_modules'} and build again."
        )
    return [wheel for wheel in wheels if wheel]


def _gather_sources(inputs: Inputs, cache: Path, target: Path) -> None:
    """Lay everything Python in the page can import into one folder."""
    for wheel in [*packages.download_wheels(ROOT / "wheels.txt", cache), *_kernel_wheels()]:
        packages.unpack_wheel(wheel, target)
    for path in sorted((ROOT / "kernel").glob("*.py")):
        shutil.copyfile(path, target / path.name)
    packages.copy_packages(inputs.packages, target)


def _compiled(cache: Path) -> Path:
    """Where compiled code is kept between builds: it takes many seconds, and changes with Pyodide."""
    made_from = [ROOT / "node_modules" / "pyodide" / "python_stdlib.zip", ROOT / "build" / "snapshot.mjs"]
    folder = cache / f"compiled-{packages.digest_files(made_from, ROOT)[:24]}"
    folder.mkdir(parents=True, exist_ok=True)
    return folder.resolve()


def _take_snapshot(inputs: Inputs, cache: Path, work: Path) -> None:
    """Run the Node script that takes the picture; it writes into `work`."""
    info = _lock_info()
    python = ".".join(info["python"].split(".")[:2])
    job = {
        "pyodide": str(ROOT / "node_modules" / "pyodide"),
        "packages": str(work / "packages"),
        "compiled": str(work / "compiled"),
        "wholeWasm": str(work / "snapshot.wasm"),
        "out": str(work),
        "sitePackages": SITE_PACKAGES.format(python),
        "stdlib": str(_compiled(cache) / "stdlib.zip"),
        "kept": str(_compiled(cache) / "files"),
        "stdlibRoot": f"/lib/python{python.replace('.', '')}.zip",
        "site": [folder.name for folder in inputs.packages],
        "warm": [str(path.resolve()) for path in inputs.warm],
        "lockInfo": info,
    }
    (work / "job.json").write_text(json.dumps(job), encoding="utf-8")
    run_node([ROOT / "build" / "snapshot.mjs", work / "job.json"], ROOT)


def _pack(data: bytes, preset: int, literals: dict[str, int], cache: Path) -> bytes:
    """Compress with xz; what was compressed before is kept, because it takes many seconds."""
    kept = cache / f"xz-{hashlib.sha256(data).hexdigest()[:24]}-{'-'.join(map(str, (preset, *literals.values())))}"
    if not kept.is_file():
        filters = [
            {
                "id": lzma.FILTER_LZMA2,
                "preset": preset,
                "dict_size": max(len(data), 4096),  # the page's decoder needs as much memory
                **literals,
            }
        ]
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(lzma.compress(data, lzma.FORMAT_XZ, lzma.CHECK_CRC32, filters=filters))
    kept.touch()
    for old in sorted(cache.glob("xz-*"), key=lambda path: path.stat().st_mtime)[:-KEPT]:
        old.unlink()
    return kept.read_bytes()


def _publish(out: Path, name: str, data: bytes, raw: int | None = None) -> dict[str, Any]:
    """Write a file under a name that holds its hash.

    Args:
        out: Folder to write to.
        name: File name; the hash goes before the first dot.
        data: Contents.
        raw: Size after unpacking, in bytes, when it is packed.

    Returns:
        Its entry in the manifest.
    """
    digest = hashlib.sha256(data).hexdigest()
    stem, _, ending = name.partition(".")
    published = f"{stem}-{digest[:12]}.{ending}"
    (out / published).write_bytes(data)
    return {"name": published, "bytes": len(data), "rawBytes": len(data) if raw is None else raw, "sha256": digest}


def _publish_all(work: Path, inputs: Inputs, cache: Path) -> dict[str, Any]:
    """Write every file of the runtime; returns the manifest's `files` and `memory`."""
    pyodide, out, preset = ROOT / "node_modules" / "pyodide", inputs.out, inputs.preset
    files = {key: _publish(out, name, (work / name).read_bytes()) for key, name in SCRIPTS.items()}
    wasm = (work / "python.wasm").read_bytes()
    snapshot = compose((work / "snapshot.bin").read_bytes(), (work / "fresh.bin").read_bytes())
    files["wasm"] = _publish(out, "python.wasm.xz", _pack(wasm, preset, CODE, cache), len(wasm))
    files["snapshot"] = _publish(out, "snapshot.bin.xz", _pack(snapshot, preset, WORDS, cache), len(snapshot))
    files["snapshot"]["derived"] = json.loads((work / "derived.json").read_text(encoding="utf-8"))
    for name in ("tables", "rest", "cold"):
        packed = (work / f"{name}.bin").read_bytes()
        files[name] = _publish(out, f"{name}.bin.zz", packed, len(zlib.decompress(packed)))
    files["stdlib"] = _publish(out, "stdlib.zip", (pyodide / "python_stdlib.zip").read_bytes())
    packages.write_archive(work / "compiled", work / "packages.zip")
    files["packages"] = _publish(out, "packages.zip", (work / "packages.zip").read_bytes())
    return {"files": files, "memory": memory_of(snapshot)}


def _build(inputs: Inputs, digest: str, cache: Path, work: Path) -> dict[str, Any]:
    """Make everything in `work`, publish it in the output folder."""
    _gather_sources(inputs, cache, work / "packages")
    _say("bundling the page's scripts")
    run_node([ROOT / "build" / "bundle.mjs", work], ROOT)
    _say("taking the memory snapshot (Pyodide in Node)")
    _take_snapshot(inputs, cache, work)
    _say("compressing")
    shutil.rmtree(inputs.out, ignore_errors=True)
    inputs.out.mkdir(parents=True)
    published = _publish_all(work, inputs, cache)
    return {
        "format": FORMAT,
        "inputs": digest,
        "lockInfo": _lock_info(),
        "firstVisit": sum(published["files"][name]["bytes"] for name in FIRST_VISIT),
        **published,
    }


def build(inputs: Inputs, cache: Path) -> bool:
    """Build, if anything has changed.

    Args:
        inputs: What to build from, and where to.
        cache: Folder for downloads and compressed files, kept between builds.

    Returns:
        Whether something was built.

    Raises:
        BuildError: Something is missing or wrong.
    """
    for folder in inputs.packages:
        packages.check_package(folder)
    for warm in inputs.warm:
        if not warm.is_file():
            raise BuildError(f"--warm {warm}: there is no such file.")
    digest = inputs.digest()
    if is_current(inputs, digest):
        _say(f"{inputs.out} is up to date")
        return False
    began = time.monotonic()
    install_packages(ROOT)
    with tempfile.TemporaryDirectory(prefix="live-cells-") as work:
        manifest = _build(inputs, digest, cache, Path(work))
    (inputs.out / "manifest.json").write_text(json.dumps(manifest, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    _say(f"{inputs.out}: first visit {manifest['firstVisit'] / 1e6:.1f} MB as files, {time.monotonic() - began:.0f} s")
    return True


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = argparse.ArgumentParser(
        prog="live-cells", description="Build the runtime and memory snapshot of live pages."
    )
    parser.add_argument(
        "--out", type=Path, default=Path("_build/live"), help="folder for the result (default: _build/live)"
    )
    for name, what in REPEATED.items():
        parser.add_argument(name, type=Path, action="append", default=[], help=f"{what}; may be repeated")
    parser.add_argument(
        "--cache",
        type=Path,
        default=ROOT / ".cache",
        help="folder for downloads, kept between builds (default: in a checkout .cache, else in the user's cache folder)",
    )
    parser.add_argument(
        "--quick",
        action="store_const",
        const=QUICK,
        default=BEST,
        help="pack in a few seconds, and not as small: to try something on one's own machine",
    )
    options = parser.parse_args(arguments)
    inputs = Inputs(tuple(options.package), tuple(options.warm), options.out, options.quick)
    return exit_status(lambda: build(inputs, options.cache))


if __name__ == "__main__":
    raise SystemExit(main())

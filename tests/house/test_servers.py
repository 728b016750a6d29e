"""nginx, Apache and Caddy, each started with the configuration of the project, serve the course as it should be served."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tools import assemble, check_host
from tools.hosted import Hosted
from tools.lite import APACHE
from tools.serve import COMPRESSIBLE, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import Message

HOSTING = Path(__file__).resolve().parents[2] / "hosting"
PROGRAMS = {"nginx": "/usr/sbin/nginx", "apache": "/usr/sbin/apache2", "caddy": "/usr/bin/caddy"}
# What `a2enmod headers` leaves on Debian, which has the others from the start.
MODULES = ("mpm_event", "authz_core", "dir", "mime", "filter", "deflate", "headers")
APACHE_CONFIG = """
ServerRoot {folder}
PidFile pid
ErrorLog log
Listen 127.0.0.1:{port}
ServerName localhost
User www-data
Group www-data
DocumentRoot {root}
TypesConfig /etc/mime.types
DirectoryIndex index.html
<Directory {root}>
AllowOverride All
Require all granted
</Directory>
"""
FILES = (
    "index.html", "book/a.html", "_static/a.css", "_static/live/live.1a2b3c4d.js", "_static/live/python.1a2b3c4d.wasm.xz",
    "_static/live/tables.1a2b3c4d.bin.zz", "notebooks/a.ipynb", "lite/index.html", "lite/python.wasm", "lite/kernel.mjs", "data/a.csv",
)  # fmt: skip


@pytest.fixture
def top() -> Iterator[Path]:
    """A host's folder with a course below a path. The servers may run as somebody else, to whom pytest's own folders are closed."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        for name in FILES:
            path = folder / "html" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("text " * 500, encoding="utf-8")
        assemble.assemble(folder / "html", folder / "top" / "course", Hosted(path="/course/"))
        (folder / "top" / "course" / "lite" / ".htaccess").write_text(APACHE, encoding="utf-8")
        shutil.copyfile(folder / "top" / "course" / "404.html", folder / "top" / "404.html")
        yield folder / "top"


def command(server: str, top: Path, folder: Path, port: int) -> list[str]:
    """Write a server's configuration and return what starts it in the foreground."""
    folder.mkdir()
    if server == "apache":
        modules = "".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in MODULES)
        text = modules + APACHE_CONFIG.format(folder=folder, port=port, root=top)
        (folder / "config").write_text(text, encoding="utf-8")
        return [PROGRAMS[server], "-f", str(folder / "config"), "-D", "FOREGROUND"]
    name, place = {"nginx": ("nginx.conf", "listen 80"), "caddy": ("Caddyfile", ":8080")}[server]
    text = (HOSTING / name).read_text(encoding="utf-8").replace("/srv/course", str(top))
    if server == "caddy":
        text = "{\nadmin off\n}\n" + text.replace(f"\n{place} ", f"\nhttp://127.0.0.1:{port} ", 1)
        (folder / "config").write_text(text, encoding="utf-8")
        return [PROGRAMS[server], "run", "--adapter", "caddyfile", "--config", str(folder / "config")]
    text = text.replace(place, f"listen 127.0.0.1:{port}", 1)
    whole = f"daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}\nhttp {{ access_log off;\n{text}\n}}\n"
    (folder / "config").write_text(whole, encoding="utf-8")
    return [PROGRAMS[server], "-p", str(folder), "-c", str(folder / "config")]


@contextmanager
def running(server: str, top: Path, folder: Path) -> Iterator[str]:
    with closing(socket.socket()) as tried:
        tried.bind(("127.0.0.1", 0))
        port = tried.getsockname()[1]
    env = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    said = (folder.parent / "said").open("w", encoding="utf-8")
    with said, subprocess.Popen(command(server, top, folder, port), stdout=said, stderr=said, env=env) as program:
        try:
            for _ in range(100):
                with closing(socket.socket()) as tried:
                    if tried.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}/course/"
        finally:
            program.terminate()


def headers(address: str) -> tuple[int, Message]:
    """What is answered, without following where it leads."""
    answer = check_host.ask(address)
    return answer.status, answer.headers


@pytest.mark.parametrize(
    "server",
    [
        pytest.param(
            name, marks=pytest.mark.skipif(not Path(program).exists(), reason=f"{name} is not on this machine")
        )
        for name, program in PROGRAMS.items()
    ],
)
def test_a_server_with_our_configuration_serves_the_course_as_it_should(server: str, top: Path, tmp_path: Path) -> None:
    with running(server, top, tmp_path / server) as address:
        assert list(check_host.problems(address, top / "course")) == []
        for name, cached in {"index.html": "no-cache", "lite/kernel.mjs": "no-cache"}.items():
            status, told = headers(address + name)
            assert (status, told["Cache-Control"], told["X-Content-Type-Options"]) == (200, cached, "nosniff")
        assert headers(f"{address}lite/kernel.mjs")[1].get_content_type() == "text/javascript"
        assert headers(f"{address}lite/python.wasm")[1]["Content-Encoding"] == "gzip"
        assert headers(f"{address}notebooks/")[0] in {403, 404}
    said = (tmp_path / "said").read_text(encoding="utf-8")
    assert server == "caddy" or "warn" not in said.lower()


def test_the_configurations_name_every_kind_of_file() -> None:
    nginx = (HOSTING / "nginx.conf").read_text(encoding="utf-8")
    named = {
        f".{ending}": kind
        for kind, endings in re.findall(r"^ {8}(\S+/\S+) ([^;]+);", nginx, re.MULTILINE)
        for ending in endings.split()
    }
    assert named == {ending: kind.partition(";")[0] for ending, kind in TYPES.items()}
    for name in ("nginx.conf", "htaccess", "Caddyfile"):
        text = (HOSTING / name).read_text(encoding="utf-8")
        lacking = {kind for ending in COMPRESSIBLE if (kind := TYPES[ending].partition(";")[0]) not in text}
        assert {kind for kind in lacking if not (name == "Caddyfile" and kind.startswith("text/"))} == set(), name

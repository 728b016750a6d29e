"""The configurations for hosts: each sends the policy that the tests serve the site with."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from tools import assemble
from tools.hosted import Hosted, hosted
from tools.policy import LITE_POLICY, POLICY
from tools.steps import StepError

HOSTING = Path(__file__).resolve().parents[2] / "hosting"


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_server_sends_the_policy(name: str) -> None:
    text = (HOSTING / name).read_text(encoding="utf-8")
    assert POLICY in text
    assert LITE_POLICY in text
    assert "immutable" in text
    assert "404.html" in text


def test_the_site_holds_what_hosts_read_by_themselves(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    (tmp_path / "html" / "index.html").write_text("<html><body>Book</body></html>", encoding="utf-8")
    assemble.assemble(tmp_path / "html", tmp_path / "site", Hosted(path="/course/"))
    for name in assemble.HOSTS_READ:
        assert POLICY in (tmp_path / "site" / name).read_text(encoding="utf-8")
    assert "ErrorDocument 404 /course/404.html" in (tmp_path / "site" / ".htaccess").read_text(encoding="utf-8")
    assert "%{REQUEST_URI}" in (tmp_path / "site" / ".htaccess").read_text(encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small site whose host said its address."""
    (tmp_path / "html" / "book").mkdir(parents=True)
    for name in ("index.html", "book/a.html", "search.html"):
        (tmp_path / "html" / name).write_text("<html><body>Book</body></html>", encoding="utf-8")
    host = hosted({"SITE_URL": "https://example.org/course/"})
    assemble.assemble(tmp_path / "html", tmp_path / "site", host)
    return tmp_path / "site"


def test_where_the_address_is_known_the_site_has_a_map(site: Path) -> None:
    listed = re.findall(r"<loc>(.+?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    assert listed == ["https://example.org/course/book/a.html", "https://example.org/course/"]
    robots = (site / "robots.txt").read_text(encoding="ascii")
    assert robots.endswith("Sitemap: https://example.org/course/sitemap.xml\n")
    assert 'href="/course/"' in (site / "404.html").read_text(encoding="utf-8")


def test_without_an_address_no_map_is_made(tmp_path: Path) -> None:
    (tmp_path / "html").mkdir()
    assemble.assemble(tmp_path / "html", tmp_path / "site")
    assert not (tmp_path / "site" / "sitemap.xml").exists()
    assert "Sitemap" not in (tmp_path / "site" / "robots.txt").read_text(encoding="ascii")


def test_a_notebook_that_is_downloaded_leads_back_to_the_site(site: Path) -> None:
    text = (site / "notebooks" / "love-bug.ipynb").read_text(encoding="utf-8")
    assert "](https://example.org/course/book/dual-criminality.html)" in text
    assert "](../book/" not in text


@pytest.mark.parametrize(
    "said",
    [{"SITE_URL": "example.org"}, {"LAUNCH_HUB": "ftp://x"}, {"SITE_URL": "https://x/?a"}, {"SITE_URL": "http://[bad"}],
)
def test_an_address_that_is_none_is_told(said: dict[str, str]) -> None:
    with pytest.raises(StepError, match="Expected for example"):
        hosted(said)


def test_a_path_alone_is_enough() -> None:
    assert hosted({"SITE_PATH": "course"}) == Hosted(path="/course/")
    assert hosted({}) == Hosted()


def test_the_link_to_a_hub_fetches_the_project_and_opens_the_notebook() -> None:
    host = hosted(
        {"LAUNCH_HUB": "https://hub.example.org/", "LAUNCH_REPOSITORY": "https://git.example.org/law/course.git"}
    )
    link = urlsplit(host.on_hub("notebooks/love-bug.ipynb"))
    assert link.path == "/hub/user-redirect/git-pull"
    assert parse_qs(link.query) == {
        "repo": ["https://git.example.org/law/course.git"],
        "urlpath": ["lab/tree/course/notebooks/love-bug.ipynb"],
    }
    assert hosted({"LAUNCH_HUB": "https://hub.example.org"}).on_hub("notebooks/love-bug.ipynb") == ""


def test_the_values_for_kubernetes_are_yaml() -> None:
    values = yaml.safe_load((HOSTING / "jupyterhub-values.yaml").read_text(encoding="utf-8"))
    assert values["singleuser"]["memory"]["guarantee"] == "256M"


def test_the_page_for_hosts_names_files_that_are_there(root: Path) -> None:
    text = (root / "book" / "host.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:hosting|binder)/[\w./-]*)`", text))
    assert named >= {"hosting/nginx.conf", "hosting/s3.md", "hosting/jupyterhub-values.yaml", "binder/"}
    assert [name for name in sorted(named - {"hosting/"}) if not (root / name).exists()] == []
    assert {f"hosting/{path.name}" for path in HOSTING.iterdir()} - named == {"hosting/_headers", "hosting/htaccess"}

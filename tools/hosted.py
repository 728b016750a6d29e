"""What a host says when it builds the site, by variables of the environment. All of it may be left out.

``SITE_URL`` is the address the site will have: then pages name it as theirs (canonical links) and a map of the site is made. ``SITE_PATH``
is the path alone. ``LAUNCH_HUB`` and ``LAUNCH_REPOSITORY`` are a JupyterHub and the address of a copy of the project, which its
students get by nbgitpuller; each exercise then has a link that opens it there.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode, urlsplit

from tools.steps import StepError

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = ("SITE_URL", "SITE_PATH", "LAUNCH_HUB", "LAUNCH_REPOSITORY")


@dataclass(frozen=True)
class Hosted:
    """What the host said.

    Args:
        url: the site's address, with a slash at its end, or nothing.
        path: the path below which it lies, with a slash at both ends.
        hub: the address of a JupyterHub, without a slash at its end, or nothing.
        repository: the address of the project's copy that the hub hands out.
    """

    url: str = ""
    path: str = "/"
    hub: str = ""
    repository: str = ""

    def on_hub(self, notebook: str) -> str:
        """The link that opens a notebook on the hub, or nothing."""
        if not (self.hub and self.repository):
            return ""
        name = self.repository.rstrip("/").rpartition("/")[2].removesuffix(".git")
        place = urlencode({"repo": self.repository, "urlpath": f"lab/tree/{name}/{notebook}"}, quote_via=quote)
        return f"{self.hub}/hub/user-redirect/git-pull?{place}"


def hosted(environ: Mapping[str, str] = os.environ) -> Hosted:
    """Read what the host said.

    Raises:
        StepError: when an address is none; the message says what one looks like.
    """
    url, hub, repository = (
        _address(name, environ.get(name, "")) for name in ("SITE_URL", "LAUNCH_HUB", "LAUNCH_REPOSITORY")
    )
    path = environ.get("SITE_PATH") or urlsplit(url).path or "/"
    return Hosted(f"{url}/" if url else "", f"/{path.strip('/')}/".replace("//", "/"), hub, repository)


def _address(name: str, text: str) -> str:
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if text and not (parts.scheme in {"http", "https"} and parts.netloc and not parts.query and not parts.fragment):
        raise StepError(
            f"{name}={text} is no address of the web. Expected for example {name}=https://example.org/course/"
        )
    return text.rstrip("/")

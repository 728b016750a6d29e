"""Identifiers by which a provider finds data: can this address, account or link be looked up at all?"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crossborder.request.typed import number_or_none

IDENTIFIER_KINDS = ("ip_address", "email", "url", "account", "other")
LAST_PORT = 65535
_PLAUSIBLE_DOMAIN = re.compile(
    r"(?!-)[^\s.@<>\"'()\[\],;:\\/-](?:[^\s.@<>\"'()\[\],;:\\/]*[^\s.@<>\"'()\[\],;:\\/-])?\Z"
)
_LOCAL_PART = re.compile(r"[^\s@<>\"()\[\],;:\\]{1,64}\Z")
_WITH_PORT = re.compile(r"(?:\[(?P<six>[^\]]+)\]|(?P<four>\d+\.\d+\.\d+\.\d+)):(?P<port>\d+)\Z", re.ASCII)
_LOOKS_LIKE_IPV4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.]*\d)", re.ASCII)
_LONGEST_DOMAIN, _LONGEST_LABEL = 253, 63

# Documentation ranges (192.0.2.0/24 and the like) stay out of this list: made-up cases use them.
_NOT_PUBLIC = {
    "private": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
    "shared": ("100.64.0.0/10",),
    "local": ("127.0.0.0/8", "::1/128", "169.254.0.0/16", "fe80::/10", "0.0.0.0/8", "::/128"),
    "no_host": ("224.0.0.0/4", "ff00::/8", "240.0.0.0/4"),
}
_NETWORKS = [(name, ipaddress.ip_network(text)) for name, texts in _NOT_PUBLIC.items() for text in texts]


@dataclass(frozen=True, slots=True)
class Reading:
    """What can be read from an identifier.

    Args:
        problem: empty when it can be looked up; else a short name of what is wrong, such as ``range`` or ``private``.
        detail: the part that is wrong, as typed.
        version: 4 or 6 for an address of the Internet Protocol.
    """

    problem: str = ""
    detail: str = ""
    version: int = 0


def read_identifier(kind: str, text: str) -> Reading:
    """Read an identifier of a kind.

    Args:
        kind: one of ``IDENTIFIER_KINDS``.
        text: what was typed.

    Returns:
        The reading. ``account`` and ``other`` only have to be there: every provider has its own form.
    """
    typed = text.strip()
    if not typed:
        return Reading("empty")
    readers = {"ip_address": _ip_address, "email": _email, "url": _url}
    return readers[kind](typed) if kind in readers else Reading()


def _ip_address(typed: str) -> Reading:
    joined = _WITH_PORT.match(typed)
    if joined:
        return Reading("port_inside", joined["port"])
    try:
        address = ipaddress.ip_address(typed)
    except ValueError:
        return Reading("range" if "/" in typed or " - " in typed or "–" in typed else "no_address", typed)
    where = next((name for name, network in _NETWORKS if address in network), "")
    return Reading(where, typed if where else "", address.version)


def _email(typed: str) -> Reading:
    local, at, domain = typed.rpartition("@")
    if not at:
        return Reading("no_at", typed)
    if not _LOCAL_PART.match(local) or local.startswith(".") or local.endswith(".") or ".." in local:
        return Reading("local_part", local)
    return Reading() if _is_domain(domain) else Reading("domain", domain)


def _is_domain(domain: str) -> bool:
    labels = domain.split(".")
    whole = len(labels) > 1 and len(domain) <= _LONGEST_DOMAIN
    return whole and all(len(label) <= _LONGEST_LABEL and _PLAUSIBLE_DOMAIN.match(label) for label in labels)


def _url(typed: str) -> Reading:
    if any(character.isspace() for character in typed):
        return Reading("space", typed)
    try:
        parts = urlsplit(typed)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return Reading("no_url", typed)
    if parts.scheme.lower() not in {"http", "https", "ftp"}:
        return Reading("scheme", parts.scheme)
    return Reading() if host and (_is_domain(host) or _is_address(host)) else Reading("host", host or "")


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def port_problem(text: str) -> bool:
    """Whether a port was typed that is none (1 to 65535); an empty one is no mistake."""
    if not text.strip():
        return False
    number = number_or_none(text)
    return number is None or not 1 <= number <= LAST_PORT


def impossible_addresses(text: str) -> tuple[str, ...]:
    """Numbers in a text that look like addresses and are none, such as ``192.0.2.300``.

    Args:
        text: what was typed.

    Returns:
        Each once, in order.
    """
    found = dict.fromkeys(_LOOKS_LIKE_IPV4.findall(text))
    return tuple(one for one in found if not _is_address(one))

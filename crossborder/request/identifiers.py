"""Identifiers by which a provider finds data: can this address, account or link be looked up at all?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from crossborder.request.addresses import (
    DEFANGED,
    address_of,
    has_leading_zeros,
    impossible_addresses,
    not_public,
    read_address,
)
from crossborder.request.check_digits import wrong_check_digit, wrong_length
from crossborder.request.hidden import as_typed, hidden_character, mixed_scripts
from crossborder.request.typed import number_or_none
from crossborder.rules.errors import require_type

__all__ = ["IDENTIFIER_KINDS", "Reading", "impossible_addresses", "port_problem", "read_identifier"]

IDENTIFIER_KINDS = ("ip_address", "email", "url", "account", "other")
LAST_PORT = 65535
_PLAUSIBLE_DOMAIN = re.compile(
    r"(?!-)[^\s.@<>\"'()\[\],;:\\/-](?:[^\s.@<>\"'()\[\],;:\\/]*[^\s.@<>\"'()\[\],;:\\/-])?\Z"
)
_LOCAL_PART = re.compile(r"(?:[^\s@<>\"()\[\],;:\\]{1,64}|\"[^\"\\\r\n]{1,62}\")\Z")
_LITERAL = re.compile(r"\[(?:IPv6:)?([0-9a-fA-F:.]+)\]\Z", re.ASCII)
_ADDRESS = re.compile(r"(?<![\w.@+-])[\w+-][\w.+-]*@[\w-]+(?:\.[\w-]+)+(?![\w@-])")
_ANGLED = re.compile(r"<([^<>]+@[^<>]+)>\Z")
_LONGEST_DOMAIN, _LONGEST_LABEL = 253, 63
_WITH_HOST = frozenset({"http", "https", "ftp", "ftps", "sftp", "ssh", "ws", "wss", "rtsp", "rtmp", "smb", "irc", "ircs", "telnet", "ldap", "ldaps", "imap", "imaps", "smtp", "pop3", "rdp", "vnc", "git", "svn", "tcp", "udp", "socks5", "mysql", "postgresql", "mongodb", "redis"})  # fmt: skip
# Links of programs: they name an account or a file, and no machine.
_WITHOUT_HOST = frozenset(
    {
        "magnet",
        "tg",
        "ipfs",
        "sip",
        "sips",
        "xmpp",
        "skype",
        "bitcoin",
        "ethereum",
        "monero",
        "litecoin",
        "ed2k",
        "tel",
        "sms",
        "geo",
        "whatsapp",
        "viber",
        "sgnl",
        "discord",
        "steam",
        "urn",
    }
)
# Names that only one network knows.
_LOCAL_NAMES = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".localdomain")
_LINK = re.compile(r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{0,20}://[^\s<>\"“”]+", re.IGNORECASE)


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
        The reading. ``account`` and ``other`` only have to be there, without hidden characters: every provider has its
        own form. A number with check digits (of a telephone, a bank account, a wallet) has to fit them.
    """
    require_type("read_identifier", text, str, "'ip_address', '192.0.2.7'")
    typed = text.strip()
    if not typed:
        return Reading("empty")
    if len(re.split(r"\s*\r?\n\s*", typed)) > 1:
        return Reading("several", typed)
    hidden = hidden_character(typed)
    if hidden:
        return Reading("hidden", hidden)
    exact = kind in {"email", "url"}
    # Behind its host a link can have any sign: titles of pages have dashes.
    host = "/".join(typed.split("/")[:3]) if kind == "url" else typed
    meant = as_typed(host, exact=exact) + typed[len(host) :]
    if meant != typed and (exact or kind == "account" or any(sign.isalpha() for sign in set(typed) - set(meant))):
        return Reading("other_form", meant)
    readers = {"ip_address": _ip_address, "email": _email, "url": _url}
    reading = readers.get(kind, _other)(typed)
    scripts = () if reading.problem else mixed_scripts(typed)
    return Reading("mixed_scripts", " and ".join(scripts), reading.version) if scripts else reading


def _ip_address(typed: str) -> Reading:
    return Reading(*read_address(typed))


def _other(typed: str) -> Reading:
    wrong, short = wrong_check_digit(typed), wrong_length(typed)
    return Reading("check_digit", wrong) if wrong else Reading("length", short) if short else Reading()


def _email(typed: str) -> Reading:
    reading = _address(typed)
    inside = list(_ADDRESS.finditer(typed)) if reading.problem in {"local_part", "domain"} else []
    if len(inside) != 1 or inside[0][0] == typed or _address(inside[0][0]).problem:
        return reading
    # A bare word before it may be the beginning of a name with a space in it.
    before = typed[: inside[0].start()].rstrip()
    return reading if before and before[-1] not in ":=<([\"'“‘«" else Reading("name_beside", inside[0][0])


def _address(typed: str) -> Reading:
    named = _ANGLED.search(typed)
    if named or typed.casefold().startswith("mailto:"):
        return Reading("name_beside", named[1] if named else typed[len("mailto:") :].partition("?")[0])
    if DEFANGED.search(typed):
        return Reading("defanged", typed)
    local, at, domain = typed.rpartition("@")
    if not at:
        return Reading("no_at", typed)
    if "@" in local and re.search(r"[,;\s/|&]", local):
        return Reading("several", typed)
    if not _LOCAL_PART.match(local) or local.startswith(".") or local.endswith(".") or ".." in local:
        return Reading("local_part", local)
    literal = _LITERAL.match(domain)
    named_whole = _is_domain(domain) and not domain.endswith(".") and not address_of(domain)
    whole = bool(address_of(literal[1])) if literal else named_whole
    return Reading() if whole else Reading("domain", domain)


def _is_domain(domain: str) -> bool:
    labels = domain.removesuffix(".").split(".")
    whole = len(labels) > 1 and len(domain) <= _LONGEST_DOMAIN
    return whole and all(len(label) <= _LONGEST_LABEL and _PLAUSIBLE_DOMAIN.match(label) for label in labels)


def _not_alone(typed: str) -> Reading | None:
    """What keeps a text from being one link as a browser takes it."""
    if DEFANGED.search(typed) and not re.match(r"[a-z]+://\[", typed, re.IGNORECASE):
        return Reading("defanged", typed)
    links = _LINK.findall(typed)
    if len(links) > 1 or re.search(r"[,;]https?://", typed, re.IGNORECASE):
        return Reading("several", typed)
    # What comes before a link, and a remark in brackets behind it; a space alone can have been part of the link.
    beside = re.fullmatch(r"(?:[^:]*:\s+|[(<\"“'])?(\S+?)(?:\s\([^()]*\)|[)>\"”'])?", typed) if links else None
    if (
        beside
        and beside[1] != typed
        and not beside[1].endswith(("(", "<"))
        and _LINK.match(beside[1])
        and _is_beside(typed, beside[1])
    ):
        return Reading("name_beside", beside[1])
    return Reading("space", typed) if any(character.isspace() for character in typed) else None


def _is_beside(typed: str, link: str) -> bool:
    """A bracket that a link opens itself, such as .../wiki/Crime_(law), belongs to it."""
    return not (typed.startswith(link) and typed.endswith(")") and "(" in link)


def _url(typed: str) -> Reading:
    wrong = _not_alone(typed)
    if wrong:
        return wrong
    try:
        parts = urlsplit(typed)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return Reading("no_url", typed)
    scheme = parts.scheme.lower()
    if scheme in _WITH_HOST:
        return _host(host or "")
    # A mail link is an address with a word before it; a file lies on the machine itself.
    others = {"mailto": Reading("name_beside", parts.path), "file": Reading("local", typed)}
    return others.get(scheme, Reading() if scheme in _WITHOUT_HOST else Reading("scheme", parts.scheme))


def _host(host: str) -> Reading:
    """The machine that a link names."""
    address = address_of(host)
    if address:
        where = not_public(address)
        return Reading(where, host if where else "")
    if host == "localhost" or host.endswith(_LOCAL_NAMES):
        return Reading("local", host)
    if has_leading_zeros(host):
        return Reading("leading_zeros", host)
    return Reading() if _is_domain(host) and not re.fullmatch(r"[\d.]+", host) else Reading("host", host)


def port_problem(text: str) -> bool:
    """Whether a port was typed that is none (1 to 65535); an empty one is no mistake."""
    if not text.strip():
        return False
    number = number_or_none(text)
    return number is None or not 1 <= number <= LAST_PORT

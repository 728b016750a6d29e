"""Addresses of the Internet Protocol as logs write them: which address is meant, and does it lead to a customer?"""

from __future__ import annotations

import ipaddress
import re

from crossborder.request.typed import plain

# Documentation ranges (192.0.2.0/24 and the like) stay out of this list: made-up cases use them.
_NOT_PUBLIC = {
    "private": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10", "192.0.0.0/24", "198.18.0.0/15", "64:ff9b:1::/48"),
    "shared": ("100.64.0.0/10",),
    "local": ("127.0.0.0/8", "::1/128", "169.254.0.0/16", "fe80::/10", "0.0.0.0/8", "::/128"),
    "no_host": ("224.0.0.0/4", "ff00::/8", "240.0.0.0/4", "100::/64"),
}  # fmt: skip
_NETWORKS = [(name, ipaddress.ip_network(text)) for name, texts in _NOT_PUBLIC.items() for text in texts]
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")
_FOUR = r"\d{1,3}(?:\.\d{1,3}){3}"
_FOUR_NUMBERS = re.compile(rf"{_FOUR}\Z", re.ASCII)
_SIX = r"[0-9a-f]{0,4}(?::[0-9a-f.]{0,15}){2,8}"
# With a port, as browsers, name servers, firewalls, sentences and packet dumps write it; a point ends the longer form, too.
_PORT = r"(?P<port>\d{1,5}|https?|ssh|smtp|imaps?|ftp|domain)(?:/(?:tcp|udp))?"
_WITH_PORT = re.compile(
    rf"(?:\[(?P<inside>[0-9a-f:.%\w]+)\]|(?P<four>{_FOUR}))(?:\s?:\s?|#|,?\s+\(?(?:source\s+)?port[:=]?\s*|\.|/(?=\d{{3}})){_PORT}\)?\Z"
    rf"|(?P<six>{_SIX})(?:#|\.|,?\s+\(?(?:source\s+)?port[:=]?\s*){_PORT.replace('port', 'port_of_six')}\)?\Z",
    re.ASCII | re.IGNORECASE,
)
_RANGE = re.compile(
    r"/|\s[-–—]\s|–|—|\*|\b(?:to|through|until|bis)\b|\bbetween\b|(?<=\d)-(?=\d)|\.x{1,3}\b", re.IGNORECASE
)
# What is written around an address in a sentence, a log or a link.
_AROUND = re.compile(r"[\s()<>\[\]\"'=,;/]+|\.(?=\s|\Z)|:(?=\s|\Z)")
_SEVERAL = re.compile(r"\s*(?:[,;&|]|->|=>|>|\s/\s|\b(?:and|or|und|et|y|e)\b)\s*|\s+")
# The mask of a network behind its address: 255.255.255.0, or turned round, as routers write it.
_MASK = re.compile(r"(?:255\.[\d.]+|0\.[\d.]+)\Z", re.ASCII)
DEFANGED = re.compile(
    r"\[(?:\.|:|dot|at|@|://)\]|\((?:\.|dot|at|@)\)|\{(?:\.|dot|at)\}|\bhxxp|\[:\]//|(?<=[0-9a-z])\\\.|\sat\s.{1,80}\sdot\s",
    re.IGNORECASE,
)

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def address_of(text: str) -> Address | None:
    """The address that a text is, or ``None``.

    Args:
        text: an address without a port; one machine of a network (``192.0.2.17/32``) is that machine.

    Returns:
        The address; one of the older kind that is written inside a longer one (``::ffff:192.0.2.44``) as itself.
    """
    alone = re.sub(r"/(?:32|128)\Z", "", text) if (":" in text) == text.endswith("/128") else text
    try:
        return _inner(ipaddress.ip_address(alone))
    except ValueError:
        return None


def _inner(address: Address) -> Address:
    """The address of the older kind that is part of a longer one: mapped, compatible, or translated."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    low = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address.ipv4_mapped or address in _TRANSLATED or (address in _COMPATIBLE and int(low) > 0xFFFF):  # noqa: PLR2004 - ::1 is no old address
        return low
    return address


def not_public(address: Address) -> str:
    """Why an address leads to no customer: ``private``, ``shared``, ``local``, ``no_host``; empty when it can.

    Args:
        address: the address; of a tunnel through the older protocol (2002::/16) the address inside counts.
    """
    carried = address.sixtofour if isinstance(address, ipaddress.IPv6Address) else None
    return next((name for name, network in _NETWORKS for one in (address, carried) if one and one in network), "")


def read_address(typed: str) -> tuple[str, str, int]:
    """Read an address.

    Returns:
        What is wrong (empty = nothing), the part that is wrong, and the version of the protocol (0 = not read).
    """
    # Digits of other scripts are the same digits; brackets are how links write the longer form.
    typed = re.sub(r"\A\[([0-9a-f:.]+)\]\Z", r"\1", plain(typed), flags=re.IGNORECASE)
    inside, port = _with_port(typed)
    alone = address_of(typed)
    beside = "" if inside or alone else _only_one(typed)
    if beside:
        inside, port = _with_port(beside)
    address = inside or alone or address_of(beside)
    if address is None:
        problem = _why_none(typed)
        return problem, _padded(typed) if problem == "leading_zeros" else typed, 0
    where = not_public(address)
    if where:
        return where, str(address), address.version
    if inside:
        return "port_inside", port, address.version
    if alone and "%" in typed:  # the name of a network card, which means something on one machine only
        return "name_beside", typed.partition("%")[0], address.version
    return ("", "", address.version) if alone else ("name_beside", beside, address.version)


def _with_port(text: str) -> tuple[Address | None, str]:
    """The address and the port that a text joins; nothing when it is an address alone."""
    joined = _WITH_PORT.match(text)
    if not joined or address_of(text):
        return None, ""
    address = address_of(joined["inside"] or joined["four"] or joined["six"])
    return address, (joined["port"] or joined["port_of_six"]) if address else ""


def _why_none(typed: str) -> str:
    if DEFANGED.search(typed):
        return "defanged"
    if has_leading_zeros(typed):
        return "leading_zeros"
    pieces = [piece for piece in _SEVERAL.split(typed) if piece]
    if len(pieces) > 1 and all(address_of(piece) or _with_port(piece)[0] for piece in pieces):
        return "range" if len(pieces) == 2 and _MASK.match(pieces[1]) else "several"  # noqa: PLR2004 - a network and its mask
    if _RANGE.search(typed) and re.search(r"\d\.\d|:", typed):
        return "range"
    return "no_address"


def _only_one(typed: str) -> str:
    """The one address, perhaps with its port, that is in a text with something beside it.

    Returns:
        It; empty when there is none, or when it is part of a range.
    """
    pieces = [piece for piece in _AROUND.split(typed) if piece]
    addresses = [piece for piece in pieces if address_of(piece) or _with_port(piece)[0]]
    beside = " ".join(piece for piece in pieces if piece not in addresses)
    is_range = "*" in typed or (not re.search(r"[A-Za-z]", beside) and re.search(r"\d", beside))
    if len(addresses) != 1 or is_range or DEFANGED.search(typed):
        return _named_port(typed)
    return _named_port(typed) or addresses[0]


def _named_port(typed: str) -> str:
    """An address that a link, a field or the name of a network joins with its port: ``tcp://192.0.2.17:4444``, ``outside:192.0.2.17/51514``."""
    matches = re.findall(rf"(?<![\w.])(?<!\d:)(?:{_FOUR}(?::\d{{1,5}}|/\d{{3,5}})(?![\w.])|\[{_SIX}\]:\d{{1,5}}\b)", typed, re.ASCII | re.IGNORECASE)  # fmt: skip
    return matches[0] if len(matches) == 1 and _with_port(matches[0])[0] else ""


def has_leading_zeros(text: str) -> bool:
    """Whether a text is an address whose numbers begin with zeros: some programs read such a number as an octal one."""
    return bool(_FOUR_NUMBERS.match(text)) and address_of(text) is None and address_of(_padded(text)) is not None


def _padded(text: str) -> str:
    return ".".join(number.lstrip("0") or "0" for number in text.split("."))


# --- addresses in a text -------------------------------------------------------------------------------------------

_IN_TEXT = re.compile(rf"(?<![\w.,])(?<![a-z]/){_FOUR}(?![\w.,]*\d)", re.ASCII | re.IGNORECASE)
# Words before four numbers that are an address, and before four that are a version, a section or a sum.
_ADDRESS_WORDS = re.compile(
    r"\b(?:address(?:es)?|ips?|ipv4|host|server|client|from|for|by|at|to|via|and|or|used|through|behind|of|twice|is|was|shows?|named|saw|recorded)\W*\Z",
    re.IGNORECASE,
)
_OTHER_WORDS = re.compile(
    r"\b(?:versions?|release|build|firmware|patch|upgrade[ds]?|update[ds]?|sections?|articles?|items?|nos?|paragraphs?|chapter|sums?|amount|usd|eur|rp|idr)\b\W*(?:\w+\W+)?\Z|[§$€£¥]\s*\Z",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:address(?:es)?|ips?|ipv4)\W*\Z", re.IGNORECASE)
_LAST_WORD = re.compile(r"(\w+)\s+\Z")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3}){3}\Z", re.ASCII)
_HIGHEST_VERSION = 9


def impossible_addresses(text: str) -> tuple[str, ...]:
    """Numbers in a text that are meant as addresses and are none, such as ``192.0.2.300``.

    Args:
        text: what was typed. A version of a program, a section and a sum with points are no addresses.

    Returns:
        Each once, in order.
    """
    matches = [match for match in _IN_TEXT.finditer(text) if address_of(_padded(match[0])) is None]
    return tuple(
        dict.fromkeys(one[0] for one in matches if _meant(text[max(0, one.start() - 40) : one.start()], one[0]))
    )


def _meant(before: str, numbers: str) -> bool:
    """Whether four numbers are meant as an address: after ``OpenSSH`` they are a version, after ``Rp`` a sum."""
    if _NAMED.search(before):
        return True
    if _THOUSANDS.match(numbers) or _OTHER_WORDS.search(before):
        return False
    word = _LAST_WORD.search(before)
    if word is None or _ADDRESS_WORDS.search(before):
        return True
    return word[1].islower() and int(numbers.partition(".")[0]) > _HIGHEST_VERSION

"""Numbers that check themselves: of a telephone, a SIM card, a bank account, a card, a wallet; and those of a fixed length."""

from __future__ import annotations

import hashlib
import re

_IMEI = re.compile(r"\bIMEI\b\D{0,4}((?:\d[ -]?){14}\d)(?!\d)", re.ASCII | re.IGNORECASE)
# In capital letters, as forms ask for it; 32 figures from 0 to F are a hash. Without its name, only of a state that has such numbers.
_IBAN_STATES = "AD|AE|AL|AT|AZ|BA|BE|BG|BH|BR|BY|CH|CR|CY|CZ|DE|DK|DO|EE|EG|ES|FI|FO|FR|GB|GE|GI|GL|GR|GT|HR|HU|IE|IL|IQ|IS|IT|JO|KW|KZ|LB|LC|LI|LT|LU|LV|MC|MD|ME|MK|MR|MT|MU|NL|NO|PK|PL|PS|PT|QA|RO|RS|SA|SC|SE|SI|SK|SM|TN|TR|UA|VA|VG|XK"
_IBAN = re.compile(
    rf"(?:IBAN:?\s*(?=[A-Z]{{2}})|(?={_IBAN_STATES}))(?![0-9A-F]{{32}}\Z)([A-Z]{{2}}\d{{2}}(?: ?[A-Z0-9]){{11,30}})\Z",
    re.ASCII,
)
_ICCID = re.compile(r"\bICCID\b\D{0,4}(89(?:[ -]?\d){16,18})(?!\d)", re.ASCII | re.IGNORECASE)
# A number of sixteen figures can be anything: a card is one that is called so.
_CARD = re.compile(
    r"\b(?:cards?|PAN|visa|master ?card|amex|american express)\b\D{0,10}(\d(?:[ -]?\d){12,18})(?!\d)",
    re.ASCII | re.IGNORECASE,
)
_WALLETS = {"Bitcoin address": re.compile(r"[13][1-9A-HJ-NP-Za-km-z]{25,34}\Z"), "Tron address": re.compile(r"T[1-9A-HJ-NP-Za-km-z]{33}\Z")}  # fmt: skip
_SEGWIT = re.compile(r"(bc|tb)1([02-9ac-hj-np-z]{6,87})\Z", re.ASCII | re.IGNORECASE)
_SEGWIT_SIGNS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_SEGWIT_STEPS = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
# The remainder of addresses of the first kind, and of those since 2020 (BIP 173, BIP 350).
_SEGWIT_RESTS = (1, 0x2BC830A3)
# Signs of a hash by its name, and of a wallet of Ethereum; a transaction there has 64.
_HASH = re.compile(r"(?:(MD5|SHA-?(?:1|224|256|384|512))\b\W{0,3})?([0-9a-f]{25,140})\Z", re.ASCII | re.IGNORECASE)
_HASH_SIGNS = {"MD5": 32, "SHA1": 40, "SHA256": 64, "SHA224": 56, "SHA384": 96, "SHA512": 128}
# A shorter number that begins so is one of a program or a cell.
_ETHEREUM = re.compile(r"0x([0-9a-f]{30,})\Z", re.ASCII | re.IGNORECASE)
_ETHEREUM_SIGNS = (40, 64)
_CARD_OF_NETWORK = re.compile(r"(MAC\W{0,3})?((?:[0-9a-f]{2}[:-]){3,7}[0-9a-f]{2})\Z", re.ASCII | re.IGNORECASE)
_NETWORK_GROUPS = (6, 8)
_UUID = re.compile(r"[0-9a-f]{7,9}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{11,13}\Z", re.ASCII | re.IGNORECASE)
_UUID_SIGNS = 36
# Numbers of telephones and SIM cards by their names: how many figures they have (an IMEI without its check digit, or with its version).
_FIGURES = {"IMEI": (14, 15, 16), "IMSI": (14, 15)}
_NAMED_NUMBER = re.compile(r"(IMEI|IMSI)\b\W{0,3}(\d(?:[ -]?\d){7,25})\Z", re.ASCII | re.IGNORECASE)
_TELEPHONE = re.compile(r"\+\d(?:[ ()./-]{0,2}\d)+\Z", re.ASCII)
_MOST_FIGURES = 15  # of a telephone number in all the world (ITU-T E.164)
_WALLET_NAME = re.compile(
    r"(?:(?:BTC|bitcoin|XBT|TRX|tron|ETH|ethereum|wallet|address)\b\W{0,3}){1,3}", re.ASCII | re.IGNORECASE
)
_LETTERS = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def wrong_check_digit(typed: str) -> str:
    """Say which kind of number a text is whose check digits do not fit.

    Returns:
        Its name, such as ``IMEI`` or ``Bitcoin address``; empty when they fit, or when it is none of these.
    """
    for name, form in (("IMEI", _IMEI), ("ICCID", _ICCID), ("card number", _CARD)):
        match = form.search(typed)
        if match and not _luhn(re.sub(r"\D", "", match[1])):
            return name
    typed = _WALLET_NAME.sub("", typed, count=1) if _WALLET_NAME.match(typed) else typed
    iban = _IBAN.match(typed)
    if iban and not _iban(iban[1].replace(" ", "")):
        return "IBAN"
    wallet = next((name for name, form in _WALLETS.items() if form.match(typed) and not _base58(typed)), "")
    segwit = _SEGWIT.match(typed)
    return wallet or ("Bitcoin address" if segwit and not _bech32(segwit[1], segwit[2]) else "")


def wrong_length(typed: str) -> str:
    """Say which kind of number a text is that has too many or too few signs.

    Returns:
        Its name and how long one is; empty when the length fits, or when it is none that has one length.
    """
    bare = _WALLET_NAME.sub("", typed, count=1) if _WALLET_NAME.match(typed) else typed
    ether, network = _ETHEREUM.match(bare), _CARD_OF_NETWORK.match(bare)
    if ether and len(ether[1]) not in _ETHEREUM_SIGNS:
        return "an Ethereum address has 40 signs after 0x, a transaction 64"
    # Groups of figures alone can be a telephone or a time.
    is_card = network and (network[1] or re.search("[a-f]", network[2], re.IGNORECASE))
    if network and is_card and len(re.split("[:-]", network[2])) not in _NETWORK_GROUPS:
        return "the number of a network card (MAC) has six groups"
    if _UUID.match(bare) and len(bare) != _UUID_SIGNS:
        return "such an id (UUID) has 32 signs in five groups"
    return _wrong_figures(typed) or _wrong_hash(bare)


def _wrong_figures(typed: str) -> str:
    """What is wrong with how many figures a number of a telephone or a SIM card has."""
    counted, figures = _NAMED_NUMBER.match(typed), len(re.sub(r"\D", "", typed))
    if counted and figures not in _FIGURES[counted[1].upper()]:
        return f"an {counted[1].upper()} has 15 figures"
    too_long = _TELEPHONE.match(typed) and figures > _MOST_FIGURES
    return f"a telephone number has at most {_MOST_FIGURES} figures" if too_long else ""


def _wrong_hash(typed: str) -> str:
    """What is wrong with the length of a hash."""
    hashed = _HASH.match(typed)
    if not hashed or not re.search("[a-f]", hashed[2], re.IGNORECASE):
        return ""
    signs = len(hashed[2])
    named = _HASH_SIGNS.get((hashed[1] or "").upper().replace("-", ""))
    # Without its name a hash is known by its length: one sign beside it is a slip.
    near = next((each for each in _HASH_SIGNS.values() if abs(each - signs) == 1), 0)
    is_wrong = (named and named != signs) or (not named and near)
    return f"such a hash has {named or near} signs" if is_wrong else ""


def _bech32(prefix: str, rest: str) -> bool:
    """The check sum of BIP 173 and BIP 350: small letters or capital ones, not both."""
    if (prefix + rest).casefold() != prefix + rest and (prefix + rest).upper() != prefix + rest:
        return False
    low = prefix.casefold()
    values = [*(ord(sign) >> 5 for sign in low), 0, *(ord(sign) & 31 for sign in low)]
    sum_so_far = 1
    for value in [*values, *(_SEGWIT_SIGNS.index(sign) for sign in rest.casefold())]:
        top = sum_so_far >> 25
        sum_so_far = (sum_so_far & 0x1FFFFFF) << 5 ^ value
        for at, step in enumerate(_SEGWIT_STEPS):
            sum_so_far ^= step if top >> at & 1 else 0
    return sum_so_far in _SEGWIT_RESTS


def _luhn(digits: str) -> bool:
    """The sum of ISO/IEC 7812: every second digit from the right counts twice."""
    doubled = [int(digit) * (2 if at % 2 else 1) for at, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0  # noqa: PLR2004 - one digit


def _iban(number: str) -> bool:
    """The remainder of ISO 13616: the first four signs go to the end, letters count from 10."""
    moved = number[4:] + number[:4]
    return int("".join(str(int(sign, 36)) for sign in moved)) % 97 == 1


def _base58(text: str) -> bool:
    """The last four bytes are the beginning of a hash of the rest."""
    value = 0
    for letter in text:
        value = value * len(_LETTERS) + _LETTERS.index(letter)
    try:
        data = value.to_bytes(25, "big")
    except OverflowError:
        return False
    return hashlib.sha256(hashlib.sha256(data[:-4]).digest()).digest()[:4] == data[-4:]

"""Which provisions speak of which topic: an order of ours for comparing. What a provision says is in the data, with its source."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Articles = dict[str, tuple[str, ...]]

FORM: Articles = {
    "arab_2010": ("32(3)", "37(2)"),
    "budapest_185": ("25(3)", "27(3)", "29(2)"),
    "caricom_aw_2017": ("VI",),
    "cis_2001": ("6",),
    "e_evidence_2023": ("5(5)",),
    "eaw_2002": ("8(1)", "8(2)"),
    "ece_24": ("12(1)", "12(2)", "13"),
    "ecmacm_30": ("14(1)", "14(2)", "16(1)", "16(2)", "17"),
    "ecowas_mla_1992": ("5(1)(a)", "5(1)(b)", "5(1)(c)", "5(1)(d)", "5(1)(e)", "5(1)(f)", "5(1)(g)", "5(2)", "5(3)"),
    "oas_ext_1981": ("11",),
    "uk_us_2003": ("8(2)", "8(3)"),
    "un_cybercrime_2024": ("40(14)",),
    "uncac_2003": ("46(14)", "46(15)", "46(16)"),
    "untoc_2000": ("18(14)", "18(15)", "18(16)"),
    "us_ph_1994": ("7", "8"),
    "us_ph_mla_1994": ("4",),
}

CHANNELS: Articles = {
    "arab_2010": ("31(7)", "34(2)", "43"),
    "budapest_185": ("24(7)", "27(2)", "27(9)", "35"),
    "cis_2001": ("4",),
    "e_evidence_2023": ("7(1)", "8(1)"),
    "ece_24": ("12(1)", "16(3)"),
    "ecmacm_30": ("15(1)", "15(2)", "15(4)", "15(5)", "15(6)"),
    "malabo_2014": ("28(4)",),
    "oas_ext_1981": ("10",),
    "second_protocol_224": ("6", "7", "8"),
    "uk_us_2003": ("8(1)",),
    "un_cybercrime_2024": ("41",),
    "uncac_2003": ("46(13)",),
    "untoc_2000": ("18(13)",),
    "us_ph_mla_1994": ("2",),
}

URGENCY: Articles = {
    "arab_2010": ("32(3)", "34(8)", "43"),
    "budapest_185": ("25(3)", "27(9)", "31(3)", "35"),
    "cis_2001": ("6", "7"),
    "e_evidence_2023": ("4(5)", "10(3)", "10(4)"),
    "eaw_2002": ("17",),
    "ece_24": ("16(1)", "16(4)"),
    "ecmacm_30": ("15(2)",),
    "ecowas_mla_1992": ("5(1)(f)", "6"),
    "oas_ext_1981": ("14",),
    "second_protocol_224": ("9", "9(1)(a)", "10"),
    "uk_us_2003": ("12",),
    "uncac_2003": ("44(10)", "46(14)", "46(24)"),
    "untoc_2000": ("16(9)", "18(14)", "18(24)"),
    "us_ph_1994": ("9",),
}

PRESERVATION: Articles = {
    "arab_2010": ("37(1)", "37(2)", "37(3)", "37(4)", "37(5)", "37(7)", "38"),
    "budapest_185": ("16(1)", "16(2)", "29(1)", "29(2)", "29(3)", "29(4)", "29(5)", "29(7)", "30(1)"),
    "e_evidence_2023": ("4(3)", "6(3)", "11(1)"),
    "un_cybercrime_2024": ("42",),
}

JOINING: Articles = {
    "arab_2010": ("final provisions (3)", "final provisions (4)"),
    "budapest_185": ("36(4)", "37(1)", "37(2)"),
    "e_evidence_2023": ("34(2)", "recital 100", "recital 101"),
    "ece_24": ("29(3)", "30(2)"),
    "ecmacm_30": ("27(3)", "28(2)"),
    "oas_ext_1981": ("31",),
    "second_protocol_224": ("16(3)",),
    "uk_us_1972": ("XVI",),
    "un_cybercrime_2024": ("64", "65(1)"),
}

ARTICLES: Mapping[str, Articles] = MappingProxyType(
    {"form": FORM, "channels": CHANNELS, "urgency": URGENCY, "preservation": PRESERVATION, "joining": JOINING}
)

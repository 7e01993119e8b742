"""A count, an amount of money or another number as a cell of a spreadsheet writes it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from gongkai.text.chinese_numerals import hanzi_value
from gongkai.text.folding import folded

_COUNTED = re.compile(r"(?<=\S)\s*(?:人次|人|件|条|次|份|场|项|起|个|笔|期|宗|例|家|批)$")
_MEASURED = re.compile(r"(?<=\S)\s*(?:个?学时|个?小时|课时|分|%)$")
_AMOUNT = re.compile(r"(?:人民币)?[¥￥]?\s*([\d,.]+)\s*(亿元|亿|万元|万|元整|元)?")
_PLAIN = re.compile(r"(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")
_HANZI = re.compile("[零〇一二两三四五六七八九十百千万]{1,12}")
_ABOUT = re.compile("余|多|约|近|左右|以上|不少于|超过|[+～~]")
_YUAN = {"亿元": 100_000_000, "亿": 100_000_000, "万元": 10_000, "万": 10_000}
_LONGEST = 20
"""Characters of the longest number that any field holds, and more than enough."""
_FEN = 2
"""Decimals of an amount in yuan."""


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """The number, or in Chinese what is wrong with the cell and how to mend it."""

    number: Decimal | None
    problem: str = ""
    remedy: str = ""


def read_count(text: str) -> ReadNumber:
    """A whole number, also 1,024 or 十二件; about so many (20余) is none."""
    said = _COUNTED.sub("", _folded(text))
    number = _decimal(said)
    if _HANZI.fullmatch(said) and (hanzi := hanzi_value(said)) is not None:
        number = Decimal(hanzi)
    if number is None or number != number.to_integral_value():
        return _wrong(text, "件数", "只写数字，例如12；没有的写0。")
    return ReadNumber(number.to_integral_value())


def read_amount(text: str, heading: str) -> ReadNumber:
    """An amount in yuan: the cell says its unit, else the heading (金额（万元）), else it is yuan."""
    found = _AMOUNT.fullmatch(_folded(text))
    number = _decimal(found[1]) if found else None
    if found is None or number is None:
        return _wrong(text, "金额", "只写数字，例如12000.50；以万元计的，写成1.2万元。")
    unit = found[2] or ("万元" if "万元" in _folded(heading) else "元")
    yuan = number * _YUAN.get(unit, 1)
    if yuan != round(yuan, _FEN):
        return ReadNumber(None, f"写的是“{text}”，合{yuan.normalize():f}元，不到一分", "核对金额和单位。")
    return ReadNumber(round(yuan, _FEN))


def read_measure(text: str) -> ReadNumber:
    """Hours, a score or a share in per cent."""
    number = _decimal(_MEASURED.sub("", _folded(text)))
    if number is None:
        return _wrong(text, "数", "只写数字，例如8.5。")
    return ReadNumber(number)


def _wrong(text: str, what: str, remedy: str) -> ReadNumber:
    if _ABOUT.search(_folded(text)):
        return ReadNumber(None, f"写的是“{text}”，不是确数", "台账里写实际的数，年报里再写“余”。")
    return ReadNumber(None, f"写的是“{text}”，不是{what}", remedy)


def _decimal(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if len(text) <= _LONGEST and _PLAIN.fullmatch(text) else None


def _folded(text: str) -> str:
    return folded(text).strip()

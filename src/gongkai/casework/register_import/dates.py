"""A day as registers write it."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.text.dates import parse
from gongkai.text.folding import folded

_TIME = re.compile(r"[\sT]+\d{1,2}[:时]\d{0,2}.*$|[(（]?(?:星期|周)[一二三四五六日天][)）]?$")
_EIGHT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_TWO_DIGIT_YEAR = re.compile(r"\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")
_NO_YEAR = re.compile(r"\d{1,2}[月/.-]\d{1,2}日?")
_SERIAL = re.compile(r"[34]\d{4}")
_SERIAL_ZERO = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """The day, or in Chinese what is wrong with it and how to mend it."""

    day: date | None
    problem: str = ""
    remedy: str = ""


def read_date(text: str) -> ReadDate:
    """A day with its year; parts that cannot be told are a problem, never guessed."""
    plain = _TIME.sub("", folded(text).strip()).strip()
    if eight := _EIGHT.fullmatch(plain):
        plain = "-".join(eight.groups())
    if day := parse(plain.replace(" ", "")):
        return ReadDate(day)
    if _SERIAL.fullmatch(plain):
        meant = _SERIAL_ZERO + timedelta(days=int(plain))
        return ReadDate(None, f"是数字{plain}，像是没有设成日期格式的{meant}", "把这一格的格式改为日期。")
    if _TWO_DIGIT_YEAR.fullmatch(plain):
        return ReadDate(None, f"“{text}”的年份只有两位", "年份写四位，如2025-03-12。")
    if _NO_YEAR.fullmatch(plain):
        return ReadDate(None, f"“{text}”没有年份", "写上年份，如2025-03-12。")
    return ReadDate(None, f"“{text}”不是一个存在的日期", "写成2025-03-12或2025年3月12日。")

"""Numbers as Chinese official texts write them: 三十二, 一百零五, 壹佰, 1.2万, 160万余, ３,０００, 百分之四十五.

A number keeps how it was said: `20余` is a lower bound, `2764.2万` is rounded to the nearest thousand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

Number = int | Decimal

_DIGITS = {
    "零": 0, "〇": 0, "○": 0,
    "一": 1, "壹": 1,
    "二": 2, "贰": 2, "貳": 2, "两": 2, "兩": 2,
    "三": 3, "叁": 3, "叄": 3,
    "四": 4, "肆": 4,
    "五": 5, "伍": 5,
    "六": 6, "陆": 6, "陸": 6,
    "七": 7, "柒": 7,
    "八": 8, "捌": 8,
    "九": 9, "玖": 9,
}  # fmt: skip
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCALES = {"万": 10_000, "萬": 10_000, "亿": 100_000_000, "億": 100_000_000}

_ARABIC = r"(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3})+(?![0-9０-９])|[0-9０-９]+)(?:[.．][0-9０-９]+)?"
_HANZI = "[" + "".join((*_DIGITS, *_PLACES, *_SCALES)) + "]+"
_BEFORE = "超过|突破|不低于|不少于|至少|将近|接近|大约|约|近|超|逾|不足|不到"
_NUMBER = re.compile(
    rf"(?P<before>{_BEFORE})?\s?"
    rf"(?:(?P<per>百分之)(?P<per_number>{_ARABIC}|[{''.join((*_DIGITS, *_PLACES))}点]+)"
    rf"|(?P<arabic>{_ARABIC})\s?(?P<scale>[千仟]?[万萬亿億]{{1,2}}|[千仟])?|(?P<hanzi>{_HANZI}))"
    r"(?P<after>\s?[余餘多](?![0-9０-９]))?(?:\s?(?P<percent>[%％‰]))?"
)

_LONGEST = 15
"""Digits of the longest number that a report can state; a longer run is a code, not a number."""

_PLAIN = str.maketrans("０１２３４５６７８９．", "0123456789.", ",，")


class Bound(StrEnum):
    """How a number is meant: as it stands, at least (余, 多, 超), at most (不足), or about (约, 近)."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    ABOUT = "about"


_BOUNDS = {
    **dict.fromkeys(("超过", "突破", "不低于", "不少于", "至少", "超", "逾"), Bound.AT_LEAST),
    **dict.fromkeys(("不足", "不到"), Bound.AT_MOST),
    **dict.fromkeys(("将近", "接近", "大约", "约", "近"), Bound.ABOUT),
}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: its value, how it is meant, and where it stands (`text[start:end]`).

    `step` is the smallest difference that the wording can express: 1 for 件, 1,000 for 2764.2万, 0.1 for 45.3%.
    `percent` numbers carry the figure before the sign. `hanzi` tells a number in characters from one in digits.
    """

    value: Number
    start: int
    end: int
    bound: Bound = Bound.EXACT
    step: Number = 1
    percent: bool = False
    hanzi: bool = False


def parse(text: str) -> Number | None:
    """The value of a text that is one number and nothing else; None for anything else."""
    match = _NUMBER.fullmatch(text.strip())
    if not match:
        return None
    numeral = _read(match)
    return numeral.value if numeral else None


def find(text: str) -> Iterator[Numeral]:
    """Every number in `text`, in order. Linear in the length of the text.

    Characters in words (统一, 三审三校) are numbers too: who counts things asks for a unit after them.
    """
    for match in _NUMBER.finditer(text):
        if numeral := _read(match):
            yield numeral


def _read(match: re.Match[str]) -> Numeral | None:
    arabic, hanzi, per = match["arabic"], match["hanzi"], match["per_number"]
    value: Number | None
    step: Number = 1
    if arabic is not None:
        value, step = _arabic(arabic, match["scale"] or "")
    elif hanzi is not None:
        value = hanzi_value(hanzi)
    else:
        value, step = _arabic(per, "") if per[0] in "0123456789０１２３４５６７８９" else (_decimal(per), 1)
    if value is None:
        return None
    bound = _BOUNDS[match["before"]] if match["before"] else Bound.EXACT
    if match["after"]:
        bound = Bound.AT_LEAST
    return Numeral(
        value,
        match.start(),
        match.end(),
        bound,
        step,
        percent=bool(match["percent"] or per),
        hanzi=arabic is None,
    )


def _arabic(digits: str, scale: str) -> tuple[Number | None, Number]:
    plain = digits.translate(_PLAIN)
    if len(plain) > _LONGEST:
        return None, 1
    factor = 1
    for character in scale:
        factor *= _PLACES.get(character) or _SCALES[character]
    exact = Decimal(plain) * factor
    decimals = len(plain.partition(".")[2])
    step = Decimal(factor).scaleb(-decimals)
    whole = exact == exact.to_integral_value() and (factor > 1 or not decimals)
    return (int(exact) if whole else exact), (int(step) if step == step.to_integral_value() else step)


def _decimal(hanzi: str) -> Number | None:
    whole, _, part = hanzi.partition("点")
    value = hanzi_value(whole)
    if value is None or not part:
        return value
    if any(character not in _DIGITS for character in part):
        return None
    return Decimal(f"{value}." + "".join(str(_DIGITS[character]) for character in part))


def hanzi_value(text: str) -> int | None:
    """Value of a number written in characters, small or capital (大写); None where the characters are no number.

    Read by place value (一百零五), digit by digit (二〇二四), and with the last place left out (一百二 is 120).
    """
    if not text or len(text) > 2 * _LONGEST:
        return None
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return int("".join(str(_DIGITS[character]) for character in text)) if len(text) <= _LONGEST else None
    total = section = 0
    digit: int | None = None
    last_place = 0
    after_zero = False
    for character in text:
        if character in _DIGITS:
            if digit is not None and digit != 0:
                return None
            digit = _DIGITS[character]
            after_zero = after_zero or digit == 0
        elif character in _PLACES:
            place = _PLACES[character]
            if digit == 0 and place != 10:
                return None
            section += (digit or 1) * place
            last_place, digit, after_zero = place, None, False
        else:
            scale = _SCALES[character]
            part = section + (digit or 0)
            if part == 0 and total == 0:
                return None
            total = (total + part) * scale if total and scale > 10_000 else total + part * scale
            section, last_place, digit, after_zero = 0, scale, None, False
    if digit is not None:
        section += digit * (last_place // 10 if last_place >= 100 and not after_zero else 1)
    return total + section

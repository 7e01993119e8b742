"""What one cell says: a number, nothing, a placeholder, or something that is no number.

Nothing is guessed: a cell with two numbers, a footnote mark or a word of estimate is unreadable, and only a
printed 0 is zero.
"""

import re
from decimal import Decimal

from gongkai.report.forms import is_amount, unit
from gongkai.report.value import Cell, Number, State, Where
from gongkai.text.folding import folded

_SPACE = re.compile(r"\s+")
_PLACEHOLDER = re.compile(
    r"[/\\|*_.\-–—―‐‑‒−─━~…·、]+|无|无数据|暂无|没有|空|不涉及|不适用|未统计|N/?A|null|nan", re.IGNORECASE
)

# Digits in groups of three or none at all: "1,23" is a slip of the pen, not 123.
_NUMBER = re.compile(
    r"(?P<sign>[+\-−–－]|增加|减少|新增|增|减|↑|↓)?"
    r"(?P<digits>\d{1,3}(?:[,']\d{3})+|\d{1,15}|零|〇)(?P<decimals>\.\d{1,8})?"
    r"(?P<scale>万亿|亿|万)?(?P<unit>元整|元|件次|件|个|项|条|宗|次|份|人次|人|家|起)?[。;]?"
)
_HEAD_IN_YUAN = re.compile(r"单位\s*[:为]?\s*元|\(元\)")
_SIGNS = {"减": -1, "减少": -1, "↓": -1, "-": -1, "−": -1, "–": -1, "－": -1}
_WORDS_OF_CHANGE = ("增", "减", "增加", "减少", "新增", "↑", "↓")
_SCALES = {None: 1, "万": 10_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}


def read_cell(text: str, code: str, where: Where | None = None, *, head: str = "") -> Cell:
    """The cell `code` from its printed text, which is kept as `raw`.

    Counts come as int (as Decimal where the source prints a fraction, so that a check can object), amounts as
    Decimal in the unit of the cell: 297万元 is 2 970 000 in a cell of 元, 251000元 is 25.1 in a cell of 万元. A
    bare amount is taken in the unit of its cell, unless the printed `head` of its column names 元. 增/减 before a
    number is a sign in 本年增/减 only.
    """
    state, value = _read(text, code, in_yuan=_HEAD_IN_YUAN.search(folded(head)) is not None)
    return Cell(text.strip(), value, state, unit(code), where)


def looks_like_value(text: str) -> bool:
    """Whether a text can only be a data cell with something in it: a number with its signs, or a placeholder."""
    plain = _SPACE.sub("", folded(text))
    return bool(plain) and bool(_NUMBER.fullmatch(plain) or _PLACEHOLDER.fullmatch(plain))


def _read(text: str, code: str, *, in_yuan: bool) -> tuple[State, Number | None]:
    plain = _SPACE.sub(" ", folded(text)).strip()
    if not plain:
        return State.BLANK, None
    if _PLACEHOLDER.fullmatch(plain.replace(" ", "")):
        return State.PLACEHOLDER, None
    # A blank between digits may be a lost separator or two cells: neither is ours to choose.
    if re.search(r"\d \d", plain):
        return State.UNREADABLE, None
    match = _NUMBER.fullmatch(plain.replace(" ", ""))
    if not match:
        return State.UNREADABLE, None
    sign = match["sign"]
    if sign in _WORDS_OF_CHANGE and not code.endswith(".items_delta"):
        return State.UNREADABLE, None
    digits = match["digits"].replace(",", "").replace("'", "")
    magnitude = Decimal("0" if digits in "零〇" else digits + (match["decimals"] or ""))
    magnitude *= _SIGNS.get(sign, 1) * _SCALES[match["scale"]]
    if is_amount(code):
        return _amount(
            magnitude, code, match["unit"], in_yuan=in_yuan or bool(match["scale"] or match["unit"])
        )
    if match["unit"] in ("元", "元整"):
        return State.UNREADABLE, None
    return State.NUMBER, int(magnitude) if magnitude == magnitude.to_integral_value() else magnitude


def _amount(
    value: Decimal, code: str, printed_unit: str | None, *, in_yuan: bool
) -> tuple[State, Number | None]:
    if printed_unit not in (None, "元", "元整"):
        return State.UNREADABLE, None
    if in_yuan and unit(code) == "万元":
        value = value / 10_000
    if value == value.to_integral_value():
        value = value.quantize(Decimal(1))
    return State.NUMBER, value

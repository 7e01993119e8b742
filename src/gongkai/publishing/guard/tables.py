"""Sums of simple tables: a total that is not the sum of its column. Amounts are decimals."""

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.publishing.guard.body_text import Cell, Table
from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.folded_text import plain
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.reading import Reading
from gongkai.publishing.guard.rule import Rule

SUM = Rule(
    "GD-54",
    "合计与各行不符",
    Severity.WARNS,
    "财政预决算公开的有关规定；数据由表内各行相加",
    "没有跨行跨列的数字表格，只有一行合计，没有小计和“其中”的。序号、年份、比例、单价、增幅、电话等列不加。",
)
RULES = (SUM,)

_TOTAL = re.compile(r"(?:合|总|共)\s*计|总\s*数|总\s*额")
_PART = re.compile("小计|其中|[:：]$|平均")
_NOT_ADDED = re.compile(
    "序号|编号|年度?$|月份?$|率|比|[%％]|占|单价|均|电话|代码|邮编|日期|时间|面积比|排名|名次|年龄|第几"
)
_NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.\d{1,10})?")
_NOTHING = frozenset(("", "-", "—", "——", "－", "/", "无", "0"))


def look(reading: Reading, _known: Known) -> Iterator[Finding]:
    """The tables of the body."""
    for table in reading.body.tables:
        yield from _sums(reading, table)


def _sums(reading: Reading, table: Table) -> Iterator[Finding]:
    text = reading.main.text
    rows: dict[int, dict[int, Cell]] = {}
    for cell in table.cells:
        rows.setdefault(cell.row, {})[cell.column] = cell
    if len(rows) < 4:
        return
    heads, *others = (rows[at] for at in sorted(rows))
    if any(cell.columns > 1 or cell.rows > 1 for row in others for cell in row.values()):
        return
    said = {at: plain(text[cell.start : cell.end]).strip() for at, cell in heads.items()}
    labels = [_label(text, row) for row in others]
    totals = [row for row, label in zip(others, labels, strict=True) if _TOTAL.search(label)]
    if len(totals) != 1 or any(map(_PART.search, labels)):
        return
    (total,) = totals
    for column, cell in total.items():
        stated = _value(text, cell)
        if (
            stated is None
            or not text[cell.start : cell.end].strip()
            or _NOT_ADDED.search(said.get(column, ""))
        ):
            continue
        parts = [_value(text, row[column]) for row in others if row is not total and column in row]
        if len(parts) < 2 or None in parts:
            continue
        whole = sum((part for part in parts if part is not None), Decimal())
        if whole != stated:
            gap = abs(whole - stated)
            says = f"“{said.get(column) or '本列'}”合计写的是{stated}，各行相加是{whole}，相差{gap}。核对哪一格有误。"
            yield SUM.at(reading.main, cell.start, cell.end, says)


def _label(text: str, row: dict[int, Cell]) -> str:
    """The words at the head of a row, without any number of it."""
    cells = (plain(text[cell.start : cell.end]).strip() for _at, cell in sorted(row.items()))
    return "".join([words for words in cells if not _NUMBER.fullmatch(words)][:2])


def _value(text: str, cell: Cell) -> Decimal | None:
    words = plain(text[cell.start : cell.end]).strip()
    if words in _NOTHING:
        return Decimal()
    return Decimal(words.replace(",", "")) if _NUMBER.fullmatch(words) else None

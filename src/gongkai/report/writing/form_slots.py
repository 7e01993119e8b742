"""The places of a statutory table for a page: heads that can break at their joints, and cells by code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.paper.table import Head, Table, TableCell

_JOINT = re.compile(r"(?<=^商业)(?=企业$)|(?<=^科研)(?=机构$)|(?<=社会公益)(?=组织)|(?<=法律服务)(?=机构)"
                    r"|(?<=^结果)(?=..$)|(?<=^其他)(?=结果$)|(?<=^尚未)(?=审结$)|(?<=）)(?=.{4}$)|(?=（单位)")  # fmt: skip
"""Where a head may break in a narrow column: at words, never inside one."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the table: a cell by its `code`, else a head with its words, which may break between `parts`.

    `style` is the class of a head in the style sheet, `scope` its attribute; `codes` are the cells of its row.
    """

    rows: int
    columns: int
    parts: tuple[str, ...] = ()
    scope: str = ""
    style: str = ""
    code: str = ""
    codes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words of a head."""
        return "".join(self.parts)


def form_slots(number: int, table: Table) -> Iterator[tuple[Slot, ...]]:
    """The rows of table 2, 3 or 4, heads first."""
    return (tuple(_slots(number, row)) for row in table.rows)


def _slots(number: int, row: tuple[TableCell, ...]) -> Iterator[Slot]:
    codes = tuple(cell.key for cell in row if cell.key)
    for cell in row:
        if cell.key:
            yield Slot(cell.rows, cell.columns, code=cell.key, codes=codes)
            continue
        corner = number == 3 and cell.rows == cell.columns == 3
        yield Slot(
            cell.rows,
            cell.columns,
            tuple(_JOINT.split(cell.text)),
            "" if corner else (cell.head or ""),
            "corner" if corner else _style(number, cell, codes),
            codes=codes,
        )


def _style(number: int, cell: TableCell, codes: tuple[str, ...]) -> str:
    """The class of a head: which level of Table 3 it stands on, which kind of line of Table 2."""
    if number == 2:
        return {Head.COLUMNS: "item", Head.COLUMN: "head", Head.ROW: "leaf in0"}.get(
            cell.head or Head.ROW, ""
        )
    if number == 4:
        return ""
    if cell.head is Head.ROWS:
        # The outcomes group holds all the others, and its label runs down the page.
        return "v" if cell.text.startswith("三") else "g"
    if cell.head is Head.ROW:
        total = " sum" if codes[0].startswith("t3.outcome.total@") else ""
        return f"leaf in{3 - cell.columns}{total}"
    return ""

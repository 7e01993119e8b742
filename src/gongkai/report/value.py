"""The annual report as a value: what a reader makes, a check looks at and a writer prints."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from gongkai.report.forms import Form, unit

Number = int | Decimal


class State(StrEnum):
    """What the source says in a cell. Only `NUMBER` carries a value; zero is a number, a blank is not."""

    NUMBER = "number"
    BLANK = "blank"
    PLACEHOLDER = "placeholder"
    UNREADABLE = "unreadable"
    UNDECIDED = "undecided"
    NOT_IN_FORM = "not_in_form"

    @property
    def label(self) -> str:
        """In Chinese, as a terminal, a finding or a page says it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    State.NUMBER: "数字",
    State.BLANK: "空白",
    State.PLACEHOLDER: "占位符",
    State.UNREADABLE: "读不清",
    State.UNDECIDED: "未定",
    State.NOT_IN_FORM: "缺此格",
}


@dataclass(frozen=True, slots=True)
class Where:
    """Position in the source, as far as its kind has one. All counts start at 1.

    `line` and `column`: text and HTML source; `page`: PDF; `table`, `row`, `cell`: a table of the document as
    laid out; `sheet` and `reference` (`B7`): a workbook.
    """

    line: int | None = None
    column: int | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    cell: int | None = None
    sheet: str | None = None
    reference: str | None = None

    def __str__(self) -> str:
        """In words: `第3页，第2个表，第4行，第5格`."""
        parts = []
        if self.sheet is not None:
            parts.append(f"工作表“{self.sheet}”")
        if self.reference is not None:
            parts.append(f"{self.reference}格")
        if self.page is not None:
            parts.append(f"第{self.page}页")
        if self.table is not None:
            parts.append(f"第{self.table}个表")
        if self.row is not None:
            parts.append(f"第{self.row}行")
        if self.cell is not None:
            parts.append(f"第{self.cell}格")
        if self.line is not None:
            parts.append(f"原文第{self.line}行")
        if self.column is not None:
            parts.append(f"第{self.column}字")
        return "，".join(parts)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the exact text, what it says, and where it stands.

    `value` is an int for counts, a Decimal for amounts (元 or 万元 by `unit`), and None unless `state` is
    `NUMBER`. `decided_by` is the code of the rule that had to settle the reading, if one had to; that rule then
    answers "cannot tell" on this cell.
    """

    raw: str = ""
    value: Number | None = None
    state: State = State.BLANK
    unit: str = "件"
    where: Where | None = None
    decided_by: str | None = None

    @classmethod
    def number(cls, code: str, value: Number, *, raw: str | None = None) -> "Cell":
        """A plain number for the cell `code`, as an office would print it."""
        return cls(str(value) if raw is None else raw, value, State.NUMBER, unit(code))


@dataclass(frozen=True, slots=True)
class Section:
    """One of the six sections: its number, the heading as printed (without number) and its paragraphs.

    Paragraphs before and after a section's table are kept together, in order, without the table.
    """

    number: int
    title: str
    paragraphs: tuple[str, ...] = ()
    where: Where | None = None

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class PrintedLabel:
    """A label that the source prints otherwise than the form: its code, the words met and the words due.

    `code` is a row (`t3.outcome.granted`, `t2.normative_docs`), a measure of Table 2 (`t2.*.issued`), a column of
    Table 3 (`t3.*@org_other`), a head of Table 4 (`t4.*.upheld`) or `t3.corner`.
    """

    code: str
    printed: str
    expected: str
    where: Where | None = None


class Completeness(StrEnum):
    """Whether the source is a whole report or a page that was cut off."""

    FULL = "full"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that the reader has to say about the source, in a sentence for a clerk; `code` is stable."""

    code: str
    message: str
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """A 政府信息公开工作年度报告.

    `cells` holds every cell that the tables found in the source have or should have: codes of `t2_form` and
    `t3_form`, and of Table 4 when it was found. A code that is absent belongs to a table that the source lacks.
    `preamble` are the paragraphs before section one, without title. `signed_on` is the date printed under the
    text, `published_on` the date that the page around it states.
    """

    title: str = ""
    agency: str = ""
    year: int | None = None
    t2_form: Form | None = None
    t3_form: Form | None = None
    preamble: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    cells: Mapping[str, Cell] = field(default_factory=lambda: MappingProxyType({}))
    signature: str = ""
    signed_on: date | None = None
    published_on: date | None = None
    metadata: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    labels: tuple[PrintedLabel, ...] = ()
    completeness: Completeness = Completeness.FULL
    remarks: tuple[Remark, ...] = ()
    source_name: str = ""

    def value(self, code: str) -> Number | None:
        """The number in a cell, or None where the source has none or does not decide."""
        cell = self.cells.get(code)
        return cell.value if cell else None

    def section(self, number: int) -> Section | None:
        """Section 1 to 6, or None where the source lacks it."""
        return next((section for section in self.sections if section.number == number), None)

    def has_table(self, table: int) -> bool:
        """Whether the source has statutory table 2, 3 or 4."""
        prefix = f"t{table}."
        return any(code.startswith(prefix) for code in self.cells)

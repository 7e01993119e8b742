"""The list behind a number of a report's tables, as lines with links: applications, disputes, documents, rows of
ledgers, opening balances, each kind in its turn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, overload

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.annual.compiling import CellFigure
from gongkai.annual.models import AnnualReport, OpeningBalance
from gongkai.casework.models import Dispute, Spell
from gongkai.law.outcome import OUTCOMES, Outcome
from gongkai.publishing.models import Document
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import FeeCollected, Handling, LedgerRow, Purchase
from gongkai.report.checks.wording import number
from gongkai.report.codes import Column
from gongkai.report.forms import COLUMN_LABELS
from gongkai.report.writing.workbook import workbook, write_list

HEADS = ("内容", "编号", "日期", "办结、取消日期", "数量、金额", "说明")
WIDTHS = (48, 28, 14, 16, 16, 40)
AT_ONCE = 1000
_LEDGER_OF = {ledger.model: code for code, ledger in LEDGERS.items()}


@dataclass(frozen=True, slots=True)
class Line:
    """A record behind a number; `worth` says what of the number it is where that is not one, `address` its page.

    `ended` is what happened on the day `until`: 办结, 废止, 取消.
    """

    title: str
    address: str = ""
    number: str = ""
    on: str = ""
    until: str = ""
    ended: str = ""
    worth: str = ""
    note: str = ""

    @property
    def cells(self) -> tuple[str, ...]:
        """The line of a workbook."""
        return (self.title, self.number, self.on, self.until, self.worth, self.note)


class Lines(Sequence[Line]):
    """All lines behind a number, asked of the database page by page."""

    def __init__(self, figure: CellFigure, report: AnnualReport) -> None:
        self._rows = [part.figure.rows for part in figure.parts]
        self._counts = [rows.count() for rows in self._rows]
        self._report = report

    def __len__(self) -> int:
        return sum(self._counts)

    @overload
    def __getitem__(self, asked: int) -> Line: ...
    @overload
    def __getitem__(self, asked: slice) -> list[Line]: ...
    def __getitem__(self, asked: int | slice) -> Line | list[Line]:
        if isinstance(asked, int):
            return self[asked : asked + 1][0]
        first, last, _step = asked.indices(len(self))
        found: list[Line] = []
        for rows, count in zip(self._rows, self._counts, strict=True):
            if first < count and last > 0:
                found += [_line(row, self._report) for row in rows[max(first, 0) : min(last, count)]]
            first, last = first - count, last - count
        return found

    def __iter__(self) -> Iterator[Line]:
        for rows in self._rows:
            for row in rows.iterator(AT_ONCE):
                yield _line(row, self._report)


def workbook_of(lines: Lines) -> bytes:
    """XLSX of all lines."""
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(book, "记录", HEADS, WIDTHS, (line.cells for line in lines))
    return stream.getvalue()


def _line(row: Any, report: AnnualReport) -> Line:
    match row:
        case Spell():
            return _application(row)
        case Dispute():
            return _dispute(row)
        case Document():
            return _document(row)
        case OpeningBalance():
            return _opening(row, report)
        case _:
            return _ledger_row(row)


def _application(spell: Spell) -> Line:
    one = spell.application
    outcome = OUTCOMES[Outcome(spell.outcome)].label if spell.outcome else ""
    address = reverse("application", args=[one.pk])
    return Line(
        one.title, address, one.number, _day(spell.entered_on), _day(spell.left_on), _("办结"), note=outcome
    )


def _dispute(one: Dispute) -> Line:
    address = reverse("dispute", args=[one.pk])
    return Line(
        one.title,
        address,
        one.docket or one.number,
        _day(one.filed_on),
        _day(one.closed_on),
        _("审结"),
        note=one.organ,
    )


def _document(one: Document) -> Line:
    address = reverse("document", args=[one.pk])
    return Line(
        one.title,
        address,
        one.document_number,
        _day(one.date_of_document),
        _day(one.repealed_date),
        _("废止"),
    )


def _opening(one: OpeningBalance, report: AnnualReport) -> Line:
    outcome = OUTCOMES[Outcome(one.outcome)].label if one.outcome else _("年末仍在办理")
    words = {"column": COLUMN_LABELS[Column(one.column)], "outcome": outcome}
    title = _("期初余额的办结") if one.settles_id else _("期初余额")
    return Line(
        _("%(what)s：%(column)s，%(outcome)s") % {"what": title, **words},
        reverse("annual-opening", args=[report.pk]),
        on=_("%(year)s年") % {"year": one.year},
        worth=_("%(n)s件") % {"n": one.count},
        note=f"{one.reason}（{one.document or one.signed_by}）",
    )


def _ledger_row(row: LedgerRow) -> Line:
    address = reverse("ledger-row", args=[_LEDGER_OF[type(row)], row.pk])
    worth = ""
    if isinstance(row, Handling):
        worth = _("%(n)s件") % {"n": row.decisions}
    elif isinstance(row, FeeCollected | Purchase):
        worth = _("%(n)s元") % {"n": number(row.amount)}
    until = getattr(row, "until", None)
    return Line(str(row), address, "", _day(getattr(row, row.day)), _day(until), _("取消"), worth, row.note)


def _day(day: Any) -> str:
    return day.isoformat() if day else ""

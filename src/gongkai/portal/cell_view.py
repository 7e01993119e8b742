"""One cell as the page prints it: the source's own text, what state it is in, and what was said about it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from gongkai.annual.examination import Examination
from gongkai.portal.cell_address import anchor, part_of_cell, row_of_cell
from gongkai.portal.finding_marks import Mark, Numbered
from gongkai.report.forms import label, unit
from gongkai.report.value import Cell, Number, State

NO_MARK = Mark("")


@dataclass(frozen=True, slots=True)
class CellView:
    """`raw` is what stands there now; `printed` what the source has, when a correction stands over it.

    `cell` is None where the form has a cell and the source, a fragment, does not: that is no blank.
    """

    code: str
    cell: Cell | None
    mark: Mark
    printed: str | None = None

    @property
    def anchor(self) -> str:
        """The id on the page."""
        return anchor(self.code)

    @property
    def label(self) -> str:
        """The cell in the words of the form."""
        return label(self.code)

    @property
    def part(self) -> str:
        """The tab of its table."""
        return part_of_cell(self.code)

    @property
    def unit(self) -> str:
        """件, 项, 元 or 万元."""
        return unit(self.code)

    @property
    def raw(self) -> str:
        """The text of the cell."""
        return self.cell.raw if self.cell else ""

    @property
    def state(self) -> State | None:
        """What the source says there; None where it has no such cell."""
        return self.cell.state if self.cell else None

    @property
    def spoken(self) -> str:
        """The cell for whoever hears it apart from its table: label, then what is printed."""
        words = {
            State.BLANK: _("空白"),
            State.UNDECIDED: _("未定"),
            State.UNREADABLE: _("读不清"),
            State.NOT_IN_FORM: _("缺此格"),
        }
        state = words.get(self.state, "") if self.state else ""
        return "，".join(part for part in (self.label, self.raw, state) if part)

    @property
    def is_zero(self) -> bool:
        """A printed zero, which needs no attention."""
        return self.cell is not None and self.cell.value == 0 and not self.is_corrected

    @property
    def is_corrected(self) -> bool:
        """Whether a correction stands over the printed text."""
        return self.printed is not None

    @property
    def needs_person(self) -> bool:
        """Whether the reader could not settle the cell."""
        return self.state in (State.UNDECIDED, State.UNREADABLE)

    @property
    def row(self) -> str:
        """The row that opens it for correction."""
        return row_of_cell(self.code)

    @property
    def opens(self) -> bool:
        """Whether the cell itself is a link: an unmarked zero is not, 175 tab stops help nobody."""
        return self.cell is not None and (not self.is_zero or bool(self.mark.tone))

    @property
    def refs(self) -> tuple[Numbered, ...]:
        """The findings whose number stands in the cell."""
        return self.mark.refs

    @property
    def expected(self) -> Number | None:
        """The likely right value, where one is likely."""
        return self.mark.expected

    @property
    def classes(self) -> str:
        """Names for the style sheet."""
        row, _, column = self.code.partition("@")
        names = [
            "sum" if column == "total" or self.code.endswith(".total") or row.endswith(".total") else "",
            "zero" if self.is_zero and not self.mark.refs else "",
            self.mark.tone or ("ask" if self.needs_person else ""),
        ]
        return " ".join(name for name in names if name)


def cell_view(examination: Examination, marks: dict[str, Mark], code: str) -> CellView:
    """The cell `code` of an examined report."""
    cell = examination.report.cells.get(code)
    printed = None
    if code in examination.corrections:
        printed = examination.printed.cells.get(code, Cell()).raw
    return CellView(code, cell, marks.get(code, NO_MARK), printed)

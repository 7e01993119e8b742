"""What the records of a year say today against what they said when its report was submitted: nothing is changed by it,
the published version stays, and the agency is asked for a correction."""

from dataclasses import dataclass
from decimal import Decimal

from gongkai.annual.compiling.cell import Compiled
from gongkai.annual.compiling.totals import is_total
from gongkai.annual.models import AnnualReport
from gongkai.annual.stage import FROZEN
from gongkai.annual.whole_report import counted, recorded
from gongkai.report.forms import is_amount, label, unit
from gongkai.report.value import Number


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """A counted cell in which the records have changed since the report was submitted."""

    code: str
    then: Number
    now: Number

    @property
    def label(self) -> str:
        """In the words of the form."""
        return label(self.code)

    @property
    def unit(self) -> str:
        """件, 项, 元 or 万元."""
        return unit(self.code)


def changed(report: AnnualReport, now: Compiled | None = None) -> tuple[ChangedCell, ...]:
    """The cells in printed order; none unless the report is frozen, since otherwise it follows the records. `now` is what the
    records say today, where the caller has counted them."""
    if not report.records or report.stage not in FROZEN:
        return ()
    then, today = recorded(report), now or counted(report)
    found = []
    for code, cell in today.cells.items():
        if code in then and not is_total(code):
            was = number_of(code, then[code])
            if was != cell.by_records:
                found.append(ChangedCell(code, was, cell.by_records))
    return tuple(found)


def number_of(code: str, said: str) -> Number:
    """A number of `AnnualReport.records` in the type of its cell."""
    return Decimal(said) if is_amount(code) else int(Decimal(said))

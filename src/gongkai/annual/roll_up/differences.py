"""Where a government's report differs from the sum of its units, and what explains it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.annual.compiling.totals import is_total, parts
from gongkai.annual.models import Adjustment, AnnualReport
from gongkai.annual.roll_up.rolling_up import Part, RollUp, Share
from gongkai.report.forms import form_due
from gongkai.report.value import Number, Report

NAMED = 5
"""Units named with a difference, those with the largest numbers."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which the two differ: `gap` is what the report has more than its units.

    `adjustments` were made to this cell by hand; `exactly` is the one unit whose number is as large as the gap;
    `later` are units whose report came after the government's was submitted; `largest` the units with most.
    """

    code: str
    own: Number
    summed: Number
    adjustments: tuple[Adjustment, ...]
    exactly: Part | None
    later: tuple[Part, ...]
    largest: tuple[Share, ...]

    @property
    def gap(self) -> Number:
        """In the unit of the cell, signed."""
        return self.own - self.summed


def differences(roll_up: RollUp, report: AnnualReport, stands: Report) -> tuple[Difference, ...]:
    """Every cell in which the report, as it `stands`, differs from the sum; a total only where none of its parts does."""
    standing = list(report.adjustments.filter(withdrawn_at=None).order_by("pk"))
    return tuple(_differences(roll_up, report, stands, standing))


def _differences(
    roll_up: RollUp, report: AnnualReport, stands: Report, adjustments: Iterable[Adjustment]
) -> Iterator[Difference]:
    differing = {
        code: own
        for code, summed in roll_up.cells.items()
        if (own := stands.value(code)) is not None and own != summed
    }
    form = form_due(roll_up.year)
    for code, own in differing.items():
        if is_total(code) and any(part in differing for part in parts(code, form)):
            continue
        shares = [share for share in roll_up.behind(code) if share.value is not None]
        gap = abs(own - roll_up.cells[code])
        exact = [share.part for share in shares if share.value == gap]
        yield Difference(
            code,
            own,
            roll_up.cells[code],
            tuple(one for one in adjustments if one.code == code),
            exact[0] if len(exact) == 1 else None,
            tuple(share.part for share in shares if _came_later(share.part, report)),
            tuple(sorted(shares, key=lambda share: -(share.value or 0))[:NAMED]),
        )


def _came_later(part: Part, report: AnnualReport) -> bool:
    """Whether the unit's report came after the government's was submitted."""
    since = part.reported.since if part.reported else None
    return report.submitted_at is not None and since is not None and since > report.submitted_at

"""The tables of a government's own report: the sum of its units, with its adjustments (条例 Art 50)."""

from gongkai.annual.compiling import Compiled
from gongkai.annual.compiling.adjustments import adjusted_of
from gongkai.annual.models import AnnualReport
from gongkai.annual.roll_up.rolling_up import rolled_up


def compiled_whole(report: AnnualReport) -> Compiled:
    """The tables of a report over the units, as they stand, with its own adjustments, whatever became of it since."""
    return rolled_up(report.agency, report.year).compiled.adjusted_by(adjusted_of(report))

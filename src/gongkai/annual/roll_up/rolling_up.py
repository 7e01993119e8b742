"""The sum of a government's units, cell by cell: every number with the units behind it, and what keeps it from being whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from gongkai.agencies.models import Agency, AgencyKind
from gongkai.annual.compiling import Compiled, CompiledCell, compiled, compiled_many
from gongkai.annual.compiling.adjustments import adjusted_of
from gongkai.annual.compiling.totals import printed
from gongkai.annual.models import AnnualReport
from gongkai.annual.roll_up.reported import Reported, Source, reported
from gongkai.annual.roll_up.units import LeftOut, units_of
from gongkai.annual.stage import AT_WORK
from gongkai.report.checks.report_set import ReportSet
from gongkai.report.checks.rollup import ALL_UNITS, judgements
from gongkai.report.checks.rule import Judgement
from gongkai.report.value import Number, Report


@dataclass(frozen=True, slots=True)
class Part:
    """A summand: whose figures, where they come from, and the report; of records alone it has tables only.

    `reported` is None for the government's own records and for a unit that has no report.
    """

    agency: Agency
    source: Source
    report: Report
    reported: Reported | None = None

    @property
    def missing(self) -> bool:
        """Whether a report that is due is not there, and the records stand in for it."""
        return self.source is Source.RECORDS


@dataclass(frozen=True, slots=True)
class Share:
    """What a part brings to a cell: a number, or None where its report has none there."""

    part: Part
    value: Number | None


@dataclass(frozen=True)
class RollUp:
    """The parts of a government's report of a year, its own records first, and their sum in the form of the year."""

    government: Agency
    year: int
    parts: tuple[Part, ...]
    left_out: tuple[LeftOut, ...]
    without_outcome: int

    @cached_property
    def cells(self) -> Mapping[str, Number]:
        """The sum of every cell that the form of the year prints; a part without a number there adds nothing."""
        return {
            code: sum(value for part in self.parts if (value := part.report.value(code)) is not None)
            for code in printed(self.year)
        }

    @property
    def units(self) -> tuple[Part, ...]:
        """The parts but for the government's own records."""
        return self.parts[1:]

    @property
    def missing(self) -> tuple[Part, ...]:
        """Units without a report."""
        return tuple(part for part in self.units if part.missing)

    @property
    def there(self) -> int:
        """How many units have a report."""
        return len(self.units) - len(self.missing)

    def behind(self, code: str) -> tuple[Share, ...]:
        """What the parts bring to a cell, in the order of the tree; those with zero are left out."""
        shares = (Share(part, part.report.value(code)) for part in self.parts)
        return tuple(share for share in shares if share.value != 0)

    @cached_property
    def compiled(self) -> Compiled:
        """The sum as tables of the year; each number counts as recorded."""
        cells = {code: CompiledCell(code, number) for code, number in self.cells.items()}
        return Compiled(self.year, cells, self.without_outcome)

    def judgements(self, report: Report) -> tuple[Judgement, ...]:
        """The rules of a roll-up (RU-01 to RU-07) over the government's report and these parts."""
        expected = tuple(part.agency.name for part in self.units)
        every = ReportSet(report, tuple(part.report for part in self.parts), expected)
        # Records stand in for a missing report in the sum, but they are no report.
        there = ReportSet(report, tuple(part.report for part in self.parts if not part.missing), expected)
        return (
            *(one for one in judgements(there) if one.verdict.rule == ALL_UNITS.code),
            *(one for one in judgements(every) if one.verdict.rule != ALL_UNITS.code),
        )


def rolled_up(government: Agency, year: int) -> RollUp:
    """The sum as it stands now: reports of the units that have one, else what their records say.

    The number of questions to the database does not grow with the units, but for lower governments without a report,
    each of which is summed in its turn.
    """
    units = units_of(government, year)
    have = reported(units.reporting, year)
    lacking = [unit for unit in units.reporting if unit.pk not in have]
    counted = _counted(lacking, year)
    # Adjustments of a report over the units are made to the sum: none is in its own records.
    own = compiled(Agency.objects.filter(pk__in=[agency.pk for agency in units.own]), year)
    parts = [Part(government, Source.OWN, own.report(government.name))]
    for unit in units.reporting:
        if found := have.get(unit.pk):
            # Under the present name, by which the list of those due knows it.
            parts.append(Part(unit, found.source, replace(found.report, agency=unit.name), found))
        else:
            parts.append(Part(unit, Source.RECORDS, counted[unit.pk].report(unit.name)))
    unclear = own.without_outcome + sum(one.without_outcome for one in counted.values())
    return RollUp(government, year, tuple(parts), units.left_out, unclear)


def _counted(agencies: Sequence[Agency], year: int) -> dict[int, Compiled]:
    """What the records say of units without a report; of a government, of its units."""
    plain = [agency.pk for agency in agencies if agency.kind != AgencyKind.GOVERNMENT]
    counted = compiled_many(Agency.objects.filter(pk__in=plain), year) if plain else {}
    for agency in agencies:
        if agency.kind == AgencyKind.GOVERNMENT:
            counted[agency.pk] = whole_of(agency, year)
    return counted


def whole_of(government: Agency, year: int) -> Compiled:
    """The tables of a government over its units, with the adjustments of its report at work, if it has one."""
    at_work = AnnualReport.objects.filter(agency=government, year=year, stage__in=AT_WORK, whole=True)
    summed = rolled_up(government, year).compiled
    report = at_work.order_by("version").last()
    return summed.adjusted_by(adjusted_of(report)) if report else summed

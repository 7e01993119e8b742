"""The county's reports timed: what its people wait for, each beside its aim."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain

from django.db.models import Count
from tests.annual_desk import WORDS

from bench.annual.filling import YEAR
from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.annual.all_at_once.sweeping import go_on, start
from gongkai.annual.board.row import rows
from gongkai.annual.checking import examined
from gongkai.annual.compiling import compiled, compiled_many
from gongkai.annual.models import AnnualReport, LibraryReport, Passage, Sweep
from gongkai.annual.roll_up.rolling_up import rolled_up
from gongkai.annual.roll_up.units import units_of
from gongkai.annual.taking import take
from gongkai.annual.verdicts import Answered, answer
from gongkai.casework.models import Spell
from gongkai.casework.table_3 import table_3
from gongkai.records.moment import Moment

WHEN = Moment(date(YEAR + 1, 1, 20), datetime(YEAR + 1, 1, 20, 2, tzinfo=UTC))
COUNTY, CITY = 60.0, 300.0
"""Seconds for all: of 80 units, of 300."""
TABLE_3 = 0.1


def measure() -> Iterator[str]:
    """A line for each figure."""
    government = Agency.objects.get(pk=1)
    units = Agency.objects.filter(parent=government)
    count = units.count()
    busiest = Agency.objects.filter(pk__in=_busiest())
    yield _line("一个单位的表三（申请最多的）", _timed(lambda: table_3(busiest, YEAR)), TABLE_3)
    yield _line("全部单位的表格", _timed(lambda: compiled_many(units, YEAR)))
    everything = _sweep(government, publishes=False)
    yield _line("编制、核对全部，汇总", everything)
    yield _line("汇总一次（没有报送的按记录）", _timed(lambda: rolled_up(government, YEAR)))
    yield _line("其间由人办：写文字、说明、报送、核准", _timed(lambda: _by_people(government)))
    yield _line("汇总一次（全部已报送）", _timed(lambda: rolled_up(government, YEAR)))
    took = _sweep(government, publishes=True)
    everything += took
    published = LibraryReport.objects.filter(year=YEAR).count()
    yield _line(f"再核对全部，汇总，发布{published}份", took)
    yield _line("看板", _timed(lambda: rows(units_of(government, YEAR), WHEN.today)))
    yield _line("编制、汇总、发布合计", everything, COUNTY if count <= 100 else CITY)
    _agrees(government)
    yield f"{count}个单位之和等于全部记录一次统计的数"


@dataclass(frozen=True, slots=True)
class Took:
    """Seconds on the clock, and of this process's processor time: on a busy machine the first says little."""

    clock: float
    processor: float

    def __add__(self, other: "Took") -> "Took":
        return Took(self.clock + other.clock, self.processor + other.processor)


def _line(what: str, took: Took, limit: float | None = None) -> str:
    aim = f"   aim ≤ {limit:g}" if limit else ""
    over = "   OVER" if limit and took.clock > limit else ""
    return f"{what:　<24}{took.clock:9.3f} s（CPU {took.processor:.3f} s）{aim}{over}"


def _timed(work: Callable[[], object]) -> Took:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Took(time.perf_counter() - clock, time.process_time() - processor)


def _busiest() -> list[int]:
    found = Spell.objects.values("agency").annotate(n=Count("pk")).order_by("-n")
    return [found[0]["agency"]]


def _sweep(government: Agency, *, publishes: bool) -> Took:
    def work() -> None:
        sweep = start(government, YEAR, _actor(Role.CLERK, government), WHEN, publishes=publishes)
        go_on(sweep.pk, lambda: WHEN)
        assert Sweep.objects.get(pk=sweep.pk).ended_at
        assert not sweep.units.exclude(trouble="").exists()

    return _timed(work)


def _actor(role: Role, agency: Agency) -> Actor:
    return Actor(f"bench-{role}-{agency.pk}", role.label, role=role, agency=agency)


def _by_people(government: Agency) -> None:
    """What takes people weeks: words for the gaps, a reason for every warning, submission and clearance."""
    superior = _actor(Role.OGI_HEAD, government)
    at_work = AnnualReport.objects.filter(year=YEAR).select_related("agency").order_by("whole", "pk")
    for report in list(at_work):
        for (section, position), words in WORDS.items():
            Passage.objects.filter(report=report, section=section, position=position).update(
                text=words, edits=1
            )
        head = _actor(Role.OGI_HEAD, report.agency)
        for found in examined(report, WHEN.today).stopping:
            answer(report.pk, found, Answered.EXPLAINED, "已经核实，情况属实。", head, WHEN)
        take("submit", report.pk, head, WHEN)
        if not report.whole:
            take("clear", report.pk, superior, WHEN)


def _agrees(government: Agency) -> None:
    """The government's report is that of all records counted at once."""
    own = AnnualReport.objects.get(agency=government, year=YEAR)
    every = chain([government.pk], Agency.objects.filter(parent=government).values_list("pk", flat=True))
    whole = compiled(Agency.objects.filter(pk__in=list(every)), YEAR)
    assert {code: cell.value for code, cell in whole.cells.items()} == {
        code: own.report.value(code) for code in whole.cells
    }

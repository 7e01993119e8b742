"""A sweep over all units: each in a transaction of its own, so that it goes on where it was cut off and nothing is done twice."""

import logging
from collections.abc import Callable, Iterator, Mapping, Sequence

from django.db import DatabaseError, IntegrityError, transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.annual.board.tallying import tally_at_work, tally_reported
from gongkai.annual.compiling import Compiled, compiled_many
from gongkai.annual.models import AnnualReport, Sweep, SweptUnit
from gongkai.annual.opening_year import begin, obstacle
from gongkai.annual.recording import locked, store
from gongkai.annual.roll_up.reported import Reported, reported
from gongkai.annual.roll_up.units import units_of
from gongkai.annual.stage import AT_WORK, Stage
from gongkai.annual.steps_of_own.publishing import before_clearance, publish
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused, Taking

logger = logging.getLogger(__name__)

TOGETHER = 20
"""Units compiled by the same questions; the progress moves on with each of them."""


def start(government: Agency, year: int, actor: Actor, when: Moment, *, publishes: bool = False) -> Sweep:
    """A sweep to be gone on with; the one that is under way, if there is one. Raises `StepRefused` for a year not over."""
    if says := obstacle(government, year, when.today):
        raise StepRefused(says)
    running = Sweep.objects.filter(government=government, year=year, ended_at=None)
    if there := running.first():
        return there
    units = units_of(government, year).reporting
    try:
        with transaction.atomic():
            sweep = Sweep.objects.create(
                government=government,
                year=year,
                publishes=publishes,
                begun_by=str(actor)[:120],
                begun_at=when.at,
            )
            SweptUnit.objects.bulk_create(SweptUnit(sweep=sweep, agency=unit) for unit in units)
    except IntegrityError:
        # Pressed twice at once: the other was quicker.
        return running.get()
    return sweep


def go_on(number: int, clock: Callable[[], Moment]) -> None:
    """Do what is left of a sweep; `clock` is asked for each unit. Cut off anywhere, it may be called again."""
    sweep = Sweep.objects.select_related("government").get(pk=number)
    if sweep.ended_at is not None:
        return
    for turns in _left(sweep):
        agencies = [turn.agency for turn in turns]
        have = reported(agencies, sweep.year)
        tables = _tables([agency for agency in agencies if agency.pk not in have], sweep.year)
        for turn in turns:
            _take(sweep, turn, have, tables, clock())
    _sum(sweep, clock())


def _left(sweep: Sweep) -> Iterator[Sequence[SweptUnit]]:
    """The units that have not had their turn, some at a time."""
    waiting = sweep.units.filter(done_at=None).select_related("agency").order_by("agency__path")
    while turns := list(waiting[:TOGETHER]):
        yield turns


def _tables(agencies: Sequence[Agency], year: int) -> Mapping[int, Compiled]:
    """Of those that are to be compiled from their own records; a lower government sums its units."""
    plain = [agency.pk for agency in agencies if agency.kind != AgencyKind.GOVERNMENT]
    return compiled_many(Agency.objects.filter(pk__in=plain), year) if plain else {}


def _take(
    sweep: Sweep,
    turn: SweptUnit,
    have: Mapping[int, Reported],
    tables: Mapping[int, Compiled],
    when: Moment,
) -> None:
    """A unit's turn: all of it is done and noted, or nothing. What goes wrong is noted instead and stops no other unit."""
    trouble = ""
    try:
        with transaction.atomic():
            if _is_ours(turn):
                published = _do(sweep, turn.agency, have, tables, when)
                SweptUnit.objects.filter(pk=turn.pk).update(done_at=when.at, published=published)
        return
    except DatabaseError:
        raise
    except StepRefused as refused:
        trouble = str(refused)
    except Exception:
        logger.exception("sweep %d stumbled over agency %d", sweep.pk, turn.agency_id)
        trouble = _("系统出错，没有完成。单独打开这个单位的报告看原因。")
    SweptUnit.objects.filter(pk=turn.pk, done_at=None).update(done_at=when.at, trouble=trouble[:500])


def _is_ours(turn: SweptUnit) -> bool:
    """Whether the unit still waits; another worker that took the sweep over waits here for this one."""
    return SweptUnit.objects.select_for_update().get(pk=turn.pk).done_at is None


def _do(
    sweep: Sweep,
    unit: Agency,
    have: Mapping[int, Reported],
    tables: Mapping[int, Compiled],
    when: Moment,
) -> bool:
    """Begin, check and, where that is asked for, publish; whether it was published."""
    there = have.get(unit.pk)
    if there is None:
        report = begin(unit, sweep.year, _system(sweep), when)
        # Between the counting and this turn somebody may have submitted it: the next check finds that.
        tally_at_work(report, when.at, None if report.whole else tables.get(unit.pk))
        return False
    tally_reported(there, sweep.year, when.at)
    return (
        sweep.publishes and isinstance(there.record, AnnualReport) and _publish(sweep, there.record.pk, when)
    )


def _publish(sweep: Sweep, number: int, when: Moment) -> bool:
    """Publish what every superior has cleared; anything else waits for a person."""
    report = locked(number)
    if report.stage not in (Stage.SUBMITTED, Stage.CLEARED) or before_clearance(report):
        return False
    publish(report, Taking(_system(sweep), when))
    store(report)
    return True


@transaction.atomic
def _sum(sweep: Sweep, when: Moment) -> None:
    """The government's own report over its units, and the end of the sweep."""
    ending = Sweep.objects.select_for_update().get(pk=sweep.pk)
    if ending.ended_at is not None:
        return
    have = reported([sweep.government], sweep.year).get(sweep.government_id)
    if have is not None:
        tally_reported(have, sweep.year, when.at)
        if sweep.publishes and isinstance(have.record, AnnualReport):
            _publish(sweep, have.record.pk, when)
    else:
        report = begin(sweep.government, sweep.year, _system(sweep), when)
        if report.stage in AT_WORK:
            tally_at_work(report, when.at)
    Sweep.objects.filter(pk=sweep.pk).update(ended_at=when.at)


def _system(sweep: Sweep) -> Actor:
    """Who acts: the system, for the person who began the sweep."""
    return Actor("system", _("系统"), _("由%(who)s一并办理") % {"who": sweep.begun_by})

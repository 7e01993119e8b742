"""A sweep over all units: everything once, whatever was cut off, and only what is cleared published."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.annual_desk import moment, submitted
from tests.county import County, county
from tests.unit_reports import brought, own_report, tables

from gongkai.agencies.role import Role
from gongkai.annual.all_at_once.progress import in_trouble, progress
from gongkai.annual.all_at_once.sweeping import go_on, start
from gongkai.annual.models import AnnualReport, LibraryReport, Sweep, SweptUnit, Tally
from gongkai.annual.stage import Stage
from gongkai.annual.taking import take
from gongkai.records.models import Event
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused

pytestmark = pytest.mark.django_db

DAY = date(2026, 1, 5)
BEGUN = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)
WHEN = Moment(DAY, BEGUN)


class Interrupted(BaseException):
    """The worker was killed."""


class Clock:
    """Half a second for each turn; after `turns` of them the worker is killed."""

    def __init__(self, turns: int = 1000) -> None:
        self.turns, self.at = turns, BEGUN

    def __call__(self) -> Moment:
        if not self.turns:
            raise Interrupted
        self.turns -= 1
        self.at += timedelta(seconds=0.5)
        return Moment(DAY, self.at)


@pytest.fixture
def qingxi() -> County:
    return county(DAY)


def begun(qingxi: County, *, publishes: bool = False) -> Sweep:
    actor = qingxi.actor(Role.CLERK, qingxi.government)
    return start(qingxi.government, 2025, actor, WHEN, publishes=publishes)


def outcome() -> dict[str, object]:
    """What a sweep leaves, without ids and moments."""
    return {
        "reports": sorted(AnnualReport.objects.values_list("agency__name", "version", "stage", "whole")),
        "tallies": sorted(Tally.objects.values_list("agency__name", "errors", "received")),
        "events": sorted(
            Event.objects.filter(case__kind="annual_report").values_list("case__agency__name", "kind")
        ),
        "done": SweptUnit.objects.exclude(done_at=None).count(),
    }


def test_all_units_are_begun_checked_and_summed(qingxi: County) -> None:
    brought(qingxi.town, 2025, tables("六合镇人民政府", 2025, {"t3.received_new@natural_person": 4}))
    sweep = begun(qingxi)
    go_on(sweep.pk, Clock())
    left = outcome()
    # The town's report was brought: nothing is begun for it here.
    assert left["reports"] == [
        ("青溪县人民政府", 1, "compiling", True),
        ("青溪县人民政府办公室", 1, "compiling", False),
        ("青溪县教育局", 1, "compiling", False),
        ("青溪县自然资源局", 1, "compiling", False),
    ]
    assert [(name, received) for name, _errors, received in left["tallies"]] == [  # type: ignore[attr-defined]
        ("六合镇人民政府", 4),
        ("青溪县人民政府", 4),
        ("青溪县人民政府办公室", 0),
        ("青溪县教育局", 0),
        ("青溪县自然资源局", 0),
    ]
    told = progress(Sweep.objects.get())
    assert (told.has_ended, told.units, told.done, told.seconds) == (True, 4, 4, 2.5)
    assert not in_trouble(sweep)


@pytest.mark.parametrize("turns", [2, 4])
def test_cut_off_at_any_unit_it_goes_on_to_the_same_end(qingxi: County, turns: int) -> None:
    sweep = begun(qingxi)
    with pytest.raises(Interrupted):
        go_on(sweep.pk, Clock(turns))
    told = progress(Sweep.objects.get())
    assert (told.done, told.has_ended) == (turns, False)
    assert (told.a_second, told.seconds_left) == (2, (4 - turns) // 2)
    assert begun(qingxi) == sweep
    go_on(sweep.pk, Clock())
    go_on(sweep.pk, Clock())
    left = outcome()
    assert left["done"] == 4
    assert left["events"] == [(name, "begun") for name, *_rest in left["reports"]]  # type: ignore[attr-defined]
    assert len(left["reports"]) == len(left["tallies"]) == 5  # type: ignore[arg-type]


def test_of_those_asked_for_only_what_is_cleared_is_published(qingxi: County) -> None:
    waiting = own_report(qingxi.education, 2025)
    published = submitted(qingxi)
    take("clear", published.pk, qingxi.actor(Role.CLERK, qingxi.government), moment())
    go_on(begun(qingxi, publishes=True).pk, lambda: moment(1))
    assert [one.agency for one in LibraryReport.objects.all()] == ["青溪县自然资源局"]
    assert AnnualReport.objects.get(pk=waiting.pk).stage == Stage.SUBMITTED
    by = Event.objects.filter(case=published.pk, kind="published").values_list("actor_name", flat=True)
    assert list(by) == ["系统（由周敏秋（公开办经办）一并办理）"]


def test_one_units_trouble_is_noted_and_stops_no_other(
    qingxi: County, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gongkai.annual.all_at_once import sweeping

    usual = sweeping.begin

    def stumbles(agency: object, *rest: object) -> object:
        if agency == qingxi.education:
            raise ValueError("a bug of ours")
        return usual(agency, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(sweeping, "begin", stumbles)
    sweep = begun(qingxi)
    go_on(sweep.pk, Clock())
    [trouble] = in_trouble(sweep)
    assert trouble.agency == qingxi.education
    assert progress(Sweep.objects.get()).has_ended
    assert AnnualReport.objects.count() == 4


def test_a_year_that_is_not_over_is_refused(qingxi: County) -> None:
    actor = qingxi.actor(Role.CLERK, qingxi.government)
    with pytest.raises(StepRefused, match="2026年还没有过完"):
        start(qingxi.government, 2026, actor, WHEN)

"""Whatever legal order of steps is taken, what is stored is what the events say, and every open case can be closed."""

from datetime import date
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.casework.models import Application
from gongkai.casework.rederiving import differences
from gongkai.casework.step_table import TABLE
from gongkai.casework.table_3 import table_3
from gongkai.casework.taking import obstacle
from gongkai.report.checks import check
from gongkai.report.finding import Answer
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.models import Task
from gongkai.workflow.step import Taking
from tests.county import County, county
from tests.random_steps import Walk, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def qingxi() -> County:
    return county(date(2026, 3, 2))


def stored_is_derived(walked: Walk) -> None:
    fresh = Application.objects.get(pk=walked.application.pk)
    assert [str(one) for one in differences(fresh, working_days(), readings())] == [], walked.taken


def somebody_is_to_act(walked: Walk) -> None:
    """An open case has a task that its role can do now, or somebody outside has until a named day."""
    if not walked.application.is_open:
        return
    tasks = list(Task.objects.filter(case=walked.application.pk))
    by_role = {actor.role: actor for actor in walked.actors}
    waited_for = any(task.waits_for and task.due for task in tasks)
    to_do = any(
        not obstacle(
            TABLE[task.step], walked.application, Taking(by_role[task.role], walked.when, about=task.about)
        )
        for task in tasks
        if not task.waits_for
    )
    assert to_do or waited_for, (walked.taken, walked.application.stage, [str(task) for task in tasks])


def moved_as_the_table_says(walked: Walk, code: str) -> None:
    assert walked.application.stage in TABLE[code].leads_to, walked.taken


def table_3_balances(walked: Walk) -> None:
    """Of the whole agency, with the cases that were split off: every identity of the form, year after year."""
    agencies = Agency.objects.filter(pk=walked.county.agency.pk)
    before = None
    for year in range(walked.county.today.year, walked.today.year + 2):
        table = table_3(agencies, year)
        report = table.report(walked.county.agency.name)
        failed = [v for v in check(report, previous=before).verdicts if v.answer is Answer.FAIL]
        assert not failed, (walked.taken, failed)
        assert table.without_outcome == 0
        assert sum(table.cells[f"t3.{row}@total"] for row in ("received_new", "carried_in")) > 0
        before = report


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(0, 25))
def test_any_order_of_steps_keeps_what_is_stored_right_and_leads_to_an_end(
    qingxi: County, seed: int, length: int
) -> None:
    with transaction.atomic():
        walked = walk(qingxi, Random(seed))
        for _ in range(length):
            if walked.step():
                stored_is_derived(walked)
                moved_as_the_table_says(walked, walked.taken[-1])
            somebody_is_to_act(walked)
        assert walked.close(), (walked.taken, walked.application.stage)
        stored_is_derived(walked)
        table_3_balances(walked)
        transaction.set_rollback(True)


def test_the_walks_reach_most_steps_and_few_inputs_are_refused(qingxi: County) -> None:
    taken: set[str] = set()
    accepted = tried = 0
    for seed in range(6):
        with transaction.atomic():
            walked = walk(qingxi, Random(seed))
            accepted += sum(walked.step() for _ in range(20))
            tried += 20
            walked.close()
            taken |= {*walked.taken}
            transaction.set_rollback(True)
    assert accepted > 0.8 * tried
    assert len(taken) >= 30

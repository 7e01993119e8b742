"""Whatever legal order of steps is taken in a dispute, what is stored is what its events say, and it comes to an end."""

from datetime import date
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.agencies.models import Agency
from gongkai.casework.disputes.rederiving import differences
from gongkai.casework.disputes.step_table import TABLE
from gongkai.casework.disputes.table_4 import table_4
from gongkai.casework.models import Dispute
from gongkai.report.checks import check
from gongkai.report.finding import Answer
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.models import Task
from gongkai.workflow.step import Taking
from gongkai.workflow.taking import obstacle
from tests.county import County, county
from tests.random_disputes import DisputeWalk, dispute_walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def qingxi() -> County:
    return county(date(2026, 3, 2))


def stored_is_derived(walked: DisputeWalk) -> None:
    fresh = Dispute.objects.get(pk=walked.dispute.pk)
    assert [str(one) for one in differences(fresh, working_days(), readings())] == [], walked.taken


def somebody_is_to_act(walked: DisputeWalk) -> None:
    """Until it is archived there is a task that its role can do now, or something that others do first."""
    if walked.dispute.stage == "archived":
        return
    tasks = list(Task.objects.filter(case=walked.dispute.pk))
    by_role = {actor.role: actor for actor in walked.actors}
    to_do = any(
        not obstacle(TABLE[task.step], walked.dispute, Taking(by_role[task.role], walked.when))
        for task in tasks
    )
    waits = any(task.waits_for and task.due for task in tasks)
    assert to_do or waits, (walked.taken, walked.dispute.stage, [str(task) for task in tasks])


def result_and_day_go_together(walked: DisputeWalk) -> None:
    dispute = walked.dispute
    closed = not walked.is_open
    assert (dispute.closed_on is not None, bool(dispute.result)) == (closed, closed), walked.taken
    if dispute.closed_on:
        assert dispute.filed_on <= dispute.closed_on


def table_4_balances(walked: DisputeWalk) -> None:
    agencies = Agency.objects.filter(pk=walked.county.agency.pk)
    for year in range(walked.county.today.year, walked.today.year + 2):
        report = table_4(agencies, year).report(walked.county.agency.name)
        failed = [v for v in check(report).verdicts if v.answer is Answer.FAIL]
        assert not failed, (walked.taken, failed)


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
@given(seed=st.integers(0, 2**32 - 1), length=st.integers(0, 20))
def test_any_order_of_steps_keeps_what_is_stored_right_and_leads_to_an_end(
    qingxi: County, seed: int, length: int
) -> None:
    with transaction.atomic():
        walked = dispute_walk(qingxi, Random(seed))
        for _ in range(length):
            if walked.step():
                stored_is_derived(walked)
                result_and_day_go_together(walked)
                assert walked.dispute.stage in TABLE[walked.taken[-1]].leads_to, walked.taken
            somebody_is_to_act(walked)
        assert walked.close(), (walked.taken, walked.dispute.stage)
        stored_is_derived(walked)
        result_and_day_go_together(walked)
        table_4_balances(walked)
        transaction.set_rollback(True)


def test_the_walks_reach_every_step_and_few_inputs_are_refused(qingxi: County) -> None:
    taken: set[str] = set()
    accepted = tried = 0
    for seed in range(40):
        with transaction.atomic():
            walked = dispute_walk(qingxi, Random(seed))
            accepted += sum(walked.step() for _ in range(15))
            tried += 15
            walked.close()
            taken |= {*walked.taken}
            transaction.set_rollback(True)
    assert accepted > 0.8 * tried
    # These disputes stand alone: there is no application to handle anew.
    assert {step.code for step in TABLE} - taken == {"reopen_application"}

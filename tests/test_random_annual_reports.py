"""Whatever legal order of steps is taken by whomever: what is public was submitted as it stands, and nothing is lost."""

from datetime import date
from random import Random

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual import stored
from gongkai.annual.models import AnnualReport, LibraryReport
from gongkai.annual.rederiving import differences
from gongkai.annual.stage import FROZEN, Stage
from gongkai.records.models import Event
from tests.county import County, county
from tests.random_annual_reports import ReportWalk

pytestmark = pytest.mark.django_db


@pytest.fixture
def qingxi() -> County:
    return county(date(2026, 1, 12))


def holds(walked: ReportWalk) -> None:
    """Told from the record alone, by a way of its own."""
    versions = list(AnnualReport.objects.select_related("agency").order_by("version"))
    assert [one.version for one in versions] == list(range(1, len(versions) + 1)), walked.taken
    for one in versions:
        assert [str(found) for found in differences(one)] == [], walked.taken
        sent = [
            event.values["digest"] for event in Event.objects.filter(case=one.pk, kind="submitted").in_order()
        ]
        assert (one.stage in FROZEN) <= (one.digest == sent[-1] if sent else False), walked.taken
    public = [one for one in versions if one.stage in (Stage.PUBLISHED, Stage.SUPERSEDED)]
    assert [one.stage for one in public[:-1]] == [Stage.SUPERSEDED] * len(public[:-1]), walked.taken
    filed = LibraryReport.objects.first()
    assert (filed is None) == (not public), walked.taken
    if filed is not None:
        shown = public[-1]
        assert filed.own_id == shown.pk, walked.taken
        assert shown.stage == Stage.PUBLISHED, walked.taken
        assert filed.report.cells == stored.from_text(shown.data).cells, walked.taken


@settings(
    max_examples=2,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32 - 1))
def test_any_order_of_steps_publishes_only_what_was_submitted_and_keeps_every_version(
    qingxi: County, seed: int
) -> None:
    with transaction.atomic():
        walked = ReportWalk(qingxi, Random(seed))
        for _ in range(9):
            walked.go_on()
        holds(walked)
        transaction.set_rollback(True)

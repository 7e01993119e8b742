from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.law.review_organ import AgencyStanding
from gongkai.records.append import append, lock
from gongkai.records.models import Case, Root
from gongkai.records.moment import Moment
from gongkai.workflow.jobs.models import Job, ScheduledJob
from gongkai.workflow.jobs.schedule import enqueue_due
from gongkai.workflow.jobs.worker import Working

NOW = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_every_hour_a_root_is_written_over_what_has_changed(settings: Settings, tmp_path: Path) -> None:
    settings.ROOTS, settings.FILES = tmp_path / "roots", tmp_path / "files"
    agency = Agency.objects.create(
        name="青溪县自然资源局",
        region_code="510899",
        kind=AgencyKind.DEPARTMENT,
        standing=next(iter(AgencyStanding)).value,
        path="000001",
    )
    case = Case.objects.create(agency=agency, kind="application", opened_at=NOW)
    with transaction.atomic():
        append(lock(case.pk), "registered", on=NOW.date(), actor=SYSTEM, when=Moment(NOW.date(), NOW))
    enqueue_due(NOW)
    in_an_hour = NOW + timedelta(hours=1)
    enqueue_due(in_an_hour)
    worker = Working()
    worker.beat(in_an_hour)
    while worker.do_next(in_an_hour):
        pass
    assert Root.objects.get().cases == 1
    assert len(list(settings.ROOTS.iterdir())) == 1
    assert not Job.objects.unfinished().exists()


@pytest.mark.django_db
def test_files_that_nothing_owns_are_looked_for_each_night() -> None:
    enqueue_due(NOW)
    due = ScheduledJob.objects.get(path__endswith="records_kept.remove_unowned").due_at
    # 03:45 in Beijing.
    assert due == datetime(2026, 3, 12, 19, 45, tzinfo=UTC)

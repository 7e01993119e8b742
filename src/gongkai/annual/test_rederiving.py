"""What is stored beside a report follows from its events; a submitted report that was tampered with is found."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from tests.annual_desk import submitted
from tests.county import County, county

from gongkai.annual.models import AnnualReport
from gongkai.annual.stage import Stage
from gongkai.workflow.models import Task

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> County:
    return county(date(2026, 1, 12))


def checked() -> str:
    out = StringIO()
    try:
        call_command("rederive", "--check", stdout=out)
    except CommandError as error:
        return out.getvalue() + str(error)
    return out.getvalue()


def test_as_its_events_say(here: County) -> None:
    submitted(here)
    assert checked() == "核对1件，差异0项。\n"


def test_a_changed_column_and_a_lost_task_are_found_and_put_right(here: County) -> None:
    report = submitted(here)
    AnnualReport.objects.update(stage=Stage.PUBLISHED)
    Task.objects.all().delete()
    assert "stage：库中为'published'，按办理记录应为'submitted'" in checked()
    call_command("rederive", stdout=StringIO())
    assert checked() == "核对1件，差异0项。\n"
    report.refresh_from_db()
    assert (report.stage, Task.objects.count()) == (Stage.SUBMITTED, 2)


def test_what_was_submitted_is_not_changed_unnoticed(here: County) -> None:
    report = submitted(here)
    AnnualReport.objects.update(data=report.data.replace("青溪县", "清和县"))
    assert "报送的内容" in checked()

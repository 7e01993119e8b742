from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from gongkai.annual import jobs, steps
from gongkai.annual.models import Workspace
from gongkai.workflow.jobs.job import enqueue
from gongkai.workflow.jobs.worker import Working


@pytest.mark.django_db
def test_a_workspace_goes_without_a_visitor() -> None:
    steps.open_workspace("long ago", now=datetime(2026, 3, 12, 9, 30, tzinfo=UTC))
    steps.open_workspace("just now", now=timezone.now() + timedelta(minutes=1))
    enqueue(jobs.remove_expired)
    Working().do_next(timezone.now())
    assert [workspace.visitor for workspace in Workspace.objects.all()] == ["just now"]

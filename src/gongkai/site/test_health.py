from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from pytest_django import Settings

from gongkai.records.backup.home import note_backup
from gongkai.site import health
from gongkai.workflow.jobs.housekeeping import remove_finished
from gongkai.workflow.jobs.job import enqueue
from gongkai.workflow.jobs.models import Job
from gongkai.workflow.jobs.worker import Working

NOW = datetime(2026, 3, 12, 1, 30, tzinfo=UTC)
"""Half past nine in Beijing."""


@pytest.mark.django_db
def test_a_worker_that_is_not_there_is_said_with_when_it_last_was() -> None:
    assert ["从来没有运行过" in says for says in health.of_jobs(NOW)] == [True]
    Working().beat(NOW)
    assert not list(health.of_jobs(NOW + timedelta(minutes=1)))
    [says] = health.of_jobs(NOW + timedelta(minutes=3))
    assert "最后一次在2026-03-12 09:30" in says


@pytest.mark.django_db
def test_failed_jobs_are_said_with_the_command_that_lists_them() -> None:
    Working().beat(NOW)
    enqueue(remove_finished)
    Job.objects.update(status="FAILED", finished_at=NOW)
    [says] = health.of_jobs(NOW)
    assert "有1项后台任务失败" in says
    assert "gongkai site manage jobs" in says


def test_a_backup_is_asked_for_once_a_week(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    assert ["还没有备份过" in says for says in health.of_backups(NOW)] == [True]
    note_backup(NOW, tmp_path / "backup.gongkai")
    assert not list(health.of_backups(NOW + timedelta(days=7)))
    [says] = health.of_backups(NOW + timedelta(days=8))
    assert "上一次备份在2026-03-12 09:30" in says
    assert "backup.gongkai" in says


@pytest.mark.django_db
def test_each_is_said_with_what_comes_of_it(settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    note_backup(timezone.now() - timedelta(days=30), tmp_path / "old")
    assert [without[:4] for _, without in health.ailments()] == ["每日摘要", "机器损坏"]

"""Whether what should happen by itself does: background jobs, backups. For an installation that is set up."""

from collections.abc import Iterator
from datetime import datetime, timedelta

BACKUP_WITHIN = timedelta(days=7)


def ailments() -> Iterator[tuple[str, str]]:
    """What is wrong now, in Chinese with the remedy, and what comes of it."""
    from django.utils import timezone

    now = timezone.now()
    for says in of_jobs(now):
        yield says, "每日摘要、到期提醒和定时核对可能没有进行"
    for says in of_backups(now):
        yield says, "机器损坏时数据找不回来"


def of_jobs(now: datetime) -> Iterator[str]:
    """No worker was heard of lately; jobs have failed for good."""
    from django.utils import timezone

    from gongkai.workflow.jobs.models import Job, Worker

    if not Worker.objects.alive(now).exists():
        last = Worker.objects.order_by("seen_at").last()
        when = f"最后一次在{timezone.localtime(last.seen_at):%Y-%m-%d %H:%M}" if last else "从来没有运行过"
        yield f"后台任务进程没有在运行，{when}。它随 gongkai site run 启动；只补一个进程用 gongkai site work"
    if failed := Job.objects.failed().count():
        yield f"有{failed}项后台任务失败。用 gongkai site manage jobs 查看原因，改好后加 --retry all 重新排队"


def of_backups(now: datetime) -> Iterator[str]:
    """None was made, or none for a week."""
    from django.utils import timezone

    from gongkai.records.backup.home import last_backup

    last = last_backup()
    if last is None:
        yield "还没有备份过。运行 gongkai backup 文件名，并设成每晚自动进行"
    elif now - last.made_at > BACKUP_WITHIN:
        made_at = timezone.localtime(last.made_at)
        yield f"上一次备份在{made_at:%Y-%m-%d %H:%M}（{last.file}），已超过{BACKUP_WITHIN.days}天。检查自动备份"

"""`gongkai site manage jobs`: who works, what waits, what has failed; and to try the failed ones again."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gongkai.workflow.jobs.models import Job, Worker


class Command(BaseCommand):
    """List the state of the jobs, or put failed ones back."""

    help = "后台任务：谁在办、多少在等、哪些失败；--retry 把失败的重新排队"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--retry", nargs="+", metavar="编号", help="重新排队的任务编号；all 指全部失败的")

    def handle(self, *_args: Any, retry: list[str] | None, **_options: Any) -> None:
        if retry:
            self._retry(retry)
        else:
            self._list()

    def _retry(self, which: list[str]) -> None:
        failed = Job.objects.failed()
        try:
            chosen = failed if which == ["all"] else failed.filter(pk__in=which)
            count = chosen.retry(timezone.now())
        except ValidationError as error:
            raise CommandError(
                f"{error.messages[0]} 任务编号照 gongkai site manage jobs 列出的写。"
            ) from None
        self.stdout.write(f"已重新排队{count}项。")
        if which != ["all"] and count < len(set(which)):
            self.stdout.write(f"其余{len(set(which)) - count}项不在失败的任务里。")

    def _list(self) -> None:
        now = timezone.now()
        workers = Worker.objects.alive(now).count()
        self.stdout.write(
            f"正在运行的后台任务进程：{workers}个；没有办完的任务：{Job.objects.unfinished().count()}项。"
        )
        failed = list(Job.objects.failed())
        self.stdout.write(f"失败的任务：{len(failed)}项。")
        for job in failed:
            at = timezone.localtime(job.finished_at)
            self.stdout.write(
                f"  {job.pk}　{job.title}　{at:%Y-%m-%d %H:%M}　试过{job.attempts}次　{job.reason}"
            )

"""`gongkai site manage write_root`: for a daily schedule; the site's own jobs do it too."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.records.errors import RecordsError
from gongkai.records.moment import now
from gongkai.records.root import write_root


class Command(BaseCommand):
    """Write a root over what has changed since the last one."""

    help = "封存：把有新记录的案卷的摘要值写入数据库之外的文件"

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            root = write_root(now())
        except RecordsError as error:
            raise CommandError(str(error)) from None
        if root is None:
            self.stdout.write("上次封存以后没有新的记录。")
        else:
            self.stdout.write(f"第{root.number}次封存：{root.cases}件案卷。")

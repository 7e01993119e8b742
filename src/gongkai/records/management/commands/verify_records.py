"""`gongkai site manage verify_records`: is the record as it was written?"""

import argparse
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gongkai.records.errors import RecordsError
from gongkai.records.file_verification import verify_files
from gongkai.records.models import Case, Root
from gongkai.records.verification import verify


class Command(BaseCommand):
    """Prints what is wrong, each thing once; status 1 where anything is."""

    help = "核对全部办理记录：逐件重算摘要链，并与数据库之外的封存文件比对"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--files", action="store_true", help="同时打开每个附件，核对内容")
        parser.add_argument(
            "--roots", type=Path, metavar="目录", help="用另一处的封存文件核对，例如抄送的一份"
        )

    def handle(self, *_args: Any, files: bool, roots: Path | None, **_options: Any) -> None:
        found = 0
        try:
            for finding in chain(verify(roots), verify_files() if files else ()):
                self.stdout.write(str(finding))
                found += 1
        except RecordsError as error:
            raise CommandError(str(error)) from None
        self.stdout.write(self._covered())
        if found:
            raise CommandError(
                f"核对发现{found}处不符。先停止改动数据库，保留现场，再与备份比对。", returncode=1
            )
        self.stdout.write("核对完毕，没有不符。")

    def _covered(self) -> str:
        last = Root.objects.order_by("number").last()
        waiting = Case.objects.to_be_rooted().count()
        cases = f"共{Case.objects.count()}件案卷"
        if last is None:
            return (
                f"{cases}，还没有封存过：末尾的删除和整条重算查不出来。运行 gongkai site manage write_root。"
            )
        return f"{cases}；最近一次封存是第{last.number}次（{timezone.localdate(last.written_at)}），此后有{waiting}件有新的记录。"

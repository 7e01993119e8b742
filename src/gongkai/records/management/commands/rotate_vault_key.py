"""`gongkai site manage rotate_vault_key`: change the key of personal data and attachments."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from gongkai.records.errors import RecordsError
from gongkai.records.vault import keys
from gongkai.records.vault.key_use import unused
from gongkai.records.vault.keys import keyring
from gongkai.records.vault.rotation import rotate


class Command(BaseCommand):
    """Seal everything again under a new key; run again after a break, it goes on where it was."""

    help = "更换个人信息密钥：全部改用新密钥重新加密；中断后再运行即从断处继续"

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--retire", action="store_true", help="不换新密钥，只销毁已没有数据使用的旧密钥文件"
        )

    def handle(self, *_args: Any, retire: bool, **_options: Any) -> None:
        try:
            if retire:
                self._retire()
            else:
                self._rotate()
        except RecordsError as error:
            raise CommandError(str(error)) from None

    def _rotate(self) -> None:
        done = 0
        failures: list[str] = []
        for batch in rotate():
            done += batch.rows
            failures += batch.failures
            self.stdout.write(f"已重新加密{done}项。")
        for failure in failures:
            self.stderr.write(failure)
        if failures:
            raise CommandError(f"有{len(failures)}项打不开，仍用原来的密钥。处理后再运行本命令。")
        self.stdout.write(f"完成：全部使用编号{keyring().newest.id}的密钥。先备份新密钥。")
        if left := unused():
            names = "、".join(key.id for key in left)
            self.stdout.write(
                f"旧密钥{names}已没有数据使用。确认不再需要用旧备份恢复后，运行 rotate_vault_key --retire 销毁。"
            )

    def _retire(self) -> None:
        left = unused()
        for key in left:
            if keys.retire(key):
                self.stdout.write(
                    f"已销毁密钥{key.id}；核对旧封存和旧查询码所需的部分保留在 retired 文件中。"
                )
            else:
                self.stdout.write(
                    f"密钥{key.id}已不需要，核对所需的部分已保留。把它从 GONGKAI_VAULT_KEY 中删去，重新启动网站。"
                )
        if not left:
            self.stdout.write("没有可以销毁的旧密钥。")

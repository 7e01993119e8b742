"""`gongkai backup` and `gongkai restore`: the whole installation into one file, and back."""

import argparse
import getpass
import os
import sys
from pathlib import Path
from typing import Any

PASSPHRASE = "GONGKAI_BACKUP_PASSPHRASE"  # noqa: S105


def add_to(commands: Any) -> None:
    """Hang both commands into the argument parser."""
    backup = commands.add_parser(
        "backup",
        help="备份：数据库、附件、密钥写进一个文件",
        description="把数据库、附件和密钥写进一个文件，网站可以照常运行。写完自动重读核对。\n"
        f"密钥用口令加密：口令来自环境变量 {PASSPHRASE}，没有设的在终端里问。",
    )
    backup.add_argument("file", type=Path, metavar="文件", help="要写的（--verify：要核对的）备份文件")
    backup.add_argument("--verify", action="store_true", help="不备份，只核对一份已有的备份")
    backup.set_defaults(run=run_backup)
    restore = commands.add_parser(
        "restore",
        help="从备份恢复",
        description="从备份恢复数据库、附件和密钥。先停网站。全部内容核对无误以后才动现有数据。",
    )
    restore.add_argument("file", type=Path, metavar="文件", help="备份文件")
    restore.add_argument("--replace", action="store_true", help="这里已有数据时，用备份替换")
    restore.set_defaults(run=run_restore)


def run_backup(arguments: argparse.Namespace) -> int:
    """Make a backup, or look through one; status 1 with a sentence where that fails."""
    from gongkai.site import start

    start.load()
    from django.utils import timezone

    from gongkai.records.backup import making
    from gongkai.records.backup.errors import BackupRefused

    file: Path = arguments.file
    try:
        if arguments.verify:
            passphrase = os.environ.get(PASSPHRASE)
            manifest = making.look_through(file, passphrase)
            print(
                f"{file} 完好：{timezone.localtime(manifest.made_at):%Y-%m-%d %H:%M}的备份，{len(manifest.parts)}项逐项相符。"
            )
            if passphrase is None:
                print(f"没有设 {PASSPHRASE}，所以没有试开密钥。")
            return 0
        for lack in start.lacks():
            sys.exit(lack)
        manifest = making.make(file, _passphrase(twice=True), timezone.now())
    except BackupRefused as refused:
        sys.exit(str(refused))
    print(
        f"已备份到 {file}（{file.stat().st_size / 1e6:.1f} MB，{len(manifest.parts)}项），重新读过一遍，逐项相符。"
    )
    if making.vault_keys_elsewhere():
        print("个人信息密钥来自环境变量 GONGKAI_VAULT_KEY，不在备份里。请另行保管。")
    return 0


def run_restore(arguments: argparse.Namespace) -> int:
    """Put a backup back; status 1 with a sentence where that is refused."""
    from gongkai.site import start

    start.load()
    from django.db import connection
    from django.utils import timezone

    from gongkai.records.backup import restoring
    from gongkai.records.backup.errors import BackupRefused
    from gongkai.search.sources import make_current

    if connection.vendor == "postgresql" and (lack := start.unreachable()):
        sys.exit(lack)
    if _site_runs():
        sys.exit("网站或后台任务进程还在运行。先停止，再恢复；如果它是被强行结束的，等两分钟再试。")
    try:
        manifest, before = restoring.restore(
            arguments.file, _passphrase, timezone.now(), replace=arguments.replace
        )
    except BackupRefused as refused:
        sys.exit(str(refused))
    print(f"已恢复到{timezone.localtime(manifest.made_at):%Y-%m-%d %H:%M}的备份。")
    if (found := make_current()) is not None:
        print(f"已重建检索索引：{found}条。")
    if before:
        print(f"原来的文件放在 {before}，确认无误后删除。")
    print("所有人需要重新登录。启动：gongkai site run")
    return 0


def _site_runs() -> bool:
    from django.db import DatabaseError, connection
    from django.utils import timezone

    from gongkai.workflow.jobs.models import Worker

    # Opening a SQLite file that is not there would make an empty one.
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        return False
    try:
        return Worker.objects.alive(timezone.now()).exists()
    except DatabaseError:
        # No tables, or a damaged file: what a restore is for.
        return False


def _passphrase(*, twice: bool = False) -> str:
    if PASSPHRASE in os.environ:
        return os.environ[PASSPHRASE]
    if not sys.stdin.isatty():
        sys.exit(f"没有备份口令。设环境变量 {PASSPHRASE}，或者在终端里运行。")
    passphrase = getpass.getpass("备份口令：")
    if twice and getpass.getpass("再输一遍：") != passphrase:
        sys.exit("两遍输入的口令不同。重新运行。")
    return passphrase

"""What the tables look like, said by migrations: those an archive was written under, those this program knows."""

from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

from gongkai.records.backup.errors import BackupRefused


def current() -> dict[str, str]:
    """The last migration of each app; raises `BackupRefused` where the database is behind the program."""
    executor = MigrationExecutor(connection)
    last = executor.loader.graph.leaf_nodes()
    if executor.migration_plan(last):
        raise BackupRefused("数据库还没有建立，或落后于程序。先运行 gongkai site setup。")
    return dict(last)


def refuse_unknown(migrations: dict[str, str]) -> None:
    """Raises `BackupRefused` for tables that only a newer program knows."""
    known = MigrationLoader(None).graph.nodes
    for app, name in sorted(migrations.items()):
        if (app, name) not in known:
            raise BackupRefused(
                f"这份备份由更新版本的程序写成（{app}.{name}），本程序没有这样的数据表。先更新程序，再恢复。"
            )


def migrate(migrations: dict[str, str] | None = None) -> Any:
    """Bring the database to these migrations, or to the last ones; gives the models as they were then."""
    executor = MigrationExecutor(connection)
    targets = list(migrations.items()) if migrations is not None else executor.loader.graph.leaf_nodes()
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps

"""Putting an installation back from an archive: everything is prepared beside what is there, then changes places.

Nothing that was there is deleted: it is put into a folder of the home, except the tables of a PostgreSQL, which are
replaced in one transaction.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.db import connection, transaction

from gongkai.records.backup import schema, tables
from gongkai.records.backup.archive import DATABASE, FILES, ROOTS, Archive, Manifest
from gongkai.records.backup.errors import BackupRefused
from gongkai.records.backup.home import KEYS, SECRET_KEY

LOCK_WAIT = "20s"
STAGED = "restoring-"


def restore(
    path: Path, passphrase: Callable[[], str], at: datetime, *, replace: bool
) -> tuple[Manifest, Path | None]:
    """Put back the archive; the folder, if any, that now holds what was there before.

    Everything is read and compared first; raises `BackupRefused` before anything is touched. The site must be
    stopped: what it writes meanwhile would be lost.
    """
    home: Path = settings.HOME
    with Archive(path) as archive:
        archive.check()
        schema.refuse_unknown(archive.manifest.migrations)
        if not replace and (taken := _taken(home)):
            raise BackupRefused(f"这里已有数据（{taken}）。确实要用备份替换的，加上 --replace。")
        keys = archive.keys(passphrase())
        home.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Of a restore that was killed: copies of keys among them.
        for left in home.glob(f"{STAGED}*"):
            shutil.rmtree(left)
        staged = Path(tempfile.mkdtemp(prefix=STAGED, dir=home))
        try:
            _stage_files(archive, keys, staged)
            with _database(staged):
                _fill(archive)
                # On PostgreSQL still inside the transaction: tables and files change together, or not at all.
                before = _change_places(home, staged, at)
        finally:
            shutil.rmtree(staged)
    return archive.manifest, before


def _taken(home: Path) -> str:
    """What of an installation is there already, for the sentence that refuses; empty if nothing."""
    for name in (SECRET_KEY, KEYS, FILES, ROOTS, _sqlite_name()):
        found = home / name if name else None
        if found and found.exists() and not (found.is_dir() and not any(found.iterdir())):
            return str(found)
    if connection.vendor == "postgresql" and connection.introspection.table_names():
        return f"数据库 {connection.settings_dict['NAME']} 里有数据表"
    return ""


def _sqlite_name() -> str:
    return Path(connection.settings_dict["NAME"]).name if connection.vendor == "sqlite" else ""


def _stage_files(archive: Archive, keys: dict[str, bytes], staged: Path) -> None:
    for name, content in keys.items():
        if PurePosixPath(name).parts[0] not in (SECRET_KEY, KEYS) or ".." in PurePosixPath(name).parts:
            raise BackupRefused(f"备份里的密钥名称不对：{name}。换一份备份。")
        _write(staged / name, content)
    for part in (*archive.manifest.under(FILES), *archive.manifest.under(ROOTS)):
        target = staged / part.name
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with archive.open(part.name) as source, target.open("wb") as stream:
            shutil.copyfileobj(source, stream)
        target.chmod(0o600)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    file.touch(mode=0o600)
    file.write_bytes(content)


@contextmanager
def _database(staged: Path) -> Iterator[None]:
    """An empty database to be filled: a new SQLite file among what is staged, or the PostgreSQL, in a transaction."""
    if connection.vendor == "sqlite":
        name = connection.settings_dict["NAME"]
        connection.close()
        connection.settings_dict["NAME"] = staged / _sqlite_name()
        try:
            yield
        finally:
            connection.close()
            connection.settings_dict["NAME"] = name
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{LOCK_WAIT}'")
            for table in connection.introspection.table_names(cursor):
                cursor.execute(f"DROP TABLE {connection.ops.quote_name(table)} CASCADE")
        yield


def _fill(archive: Archive) -> None:
    """Make the tables as they were, fill them, and bring them to what the program has now."""
    apps = schema.migrate(archive.manifest.migrations)
    with transaction.atomic():
        # Migrations have put rows of their own there: kinds of content, permissions.
        models = tables.tables(apps)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                # Migrations have had some checked at once; a row may come before the one it points to.
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            for model in reversed(models):
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608
        for model in models:
            with archive.open(f"{DATABASE}/{model._meta.db_table}.jsonl") as stream:
                tables.load(model, stream)
        tables.reset_sequences(apps)
        connection.check_constraints()
    schema.migrate()


def _change_places(home: Path, staged: Path, at: datetime) -> Path | None:
    """Move what is there aside and what is staged in; on any error everything back."""
    if connection.vendor == "sqlite":
        # Whatever still stands in the write-ahead log goes into the file that is moved.
        connection.close()
    names = [SECRET_KEY, KEYS, FILES, ROOTS]
    if database := _sqlite_name():
        names += [database, f"{database}-wal", f"{database}-shm"]
    aside = home / f"before-restore-{at:%Y%m%d-%H%M%S}"
    moved: list[tuple[Path, Path]] = []
    try:
        for name in names:
            for source, target in ((home / name, aside / name), (staged / name, home / name)):
                if source.exists():
                    target.parent.mkdir(exist_ok=True, mode=0o700)
                    source.rename(target)
                    moved.append((source, target))
    except OSError:
        for source, target in reversed(moved):
            target.rename(source)
        raise
    return aside if aside.exists() else None

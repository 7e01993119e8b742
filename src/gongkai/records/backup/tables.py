"""Tables as lines of JSON, the same for SQLite and PostgreSQL: what one writes the other reads.

The first line of a table names its columns; each further line is a row. Rows pass through no model instance: a
million of them would take minutes to build.
"""

import base64
import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import IO, Any
from uuid import UUID

from django.apps.registry import Apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

from gongkai.records.backup.errors import BackupRefused

LEFT_OUT = frozenset({"django_session"})
"""Tables that are not kept: nobody is signed in after a restore."""
AT_ONCE = 2000
"""Rows."""

Convert = Callable[[Any], Any]


def tables(apps: Any) -> list[type[models.Model]]:
    """Models with a table of their own, of the program (`apps`) or of an earlier state of it."""
    found = apps.get_models(include_auto_created=True)
    return [
        model
        for model in found
        if model._meta.managed and not model._meta.proxy and model._meta.db_table not in LEFT_OUT
    ]


@contextmanager
def snapshot() -> Iterator[None]:
    """All tables as they are at one moment, while others go on writing."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            # Not Django's own transaction, which would keep writers out until the end.
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")
    else:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield


def lines(model: type[models.Model]) -> Iterator[bytes]:
    """The table of a model, in blocks of lines."""
    fields = _columns(model)
    yield _line([field.column for field in fields])
    rows = model._base_manager.order_by().values_list(*(field.attname for field in fields))
    block: list[bytes] = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        block.append(_line(row))
        if len(block) >= AT_ONCE:
            yield b"".join(block)
            block.clear()
    yield b"".join(block)


def load(model: type[models.Model], stream: IO[bytes]) -> int:
    """Fill the empty table of a model with the lines of it; how many rows.

    Keys that point to rows not there yet are checked when the transaction ends. Raises `BackupRefused` where the
    columns are others.
    """
    by_column = {field.column: field for field in _columns(model)}
    columns = json.loads(stream.readline())
    if set(columns) != set(by_column):
        raise BackupRefused(
            f"备份里的数据表 {model._meta.db_table} 与本程序的不是同一个样子。用写备份的那个版本恢复。"
        )
    converts = [_converter(by_column[column]) for column in columns]
    needed = [(place, convert) for place, convert in enumerate(converts) if convert is not None]

    def rows() -> Iterator[list[Any]]:
        for line in stream:
            row = json.loads(line)
            for place, convert in needed:
                if row[place] is not None:
                    row[place] = convert(row[place])
            yield row

    return _insert(model._meta.db_table, columns, rows())


def reset_sequences(apps: Apps) -> None:
    """Let the next rows be numbered after those loaded."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables(apps)):
            cursor.execute(statement)


def _insert(table: str, columns: list[str], rows: Iterable[list[Any]]) -> int:
    quote = connection.ops.quote_name
    into = f"{quote(table)} ({', '.join(map(quote, columns))})"
    count = 0
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {into} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
                    count += 1
            return count
        statement = f"INSERT INTO {into} VALUES ({', '.join(['%s'] * len(columns))})"  # noqa: S608
        block: list[list[Any]] = []
        for row in rows:
            block.append(row)
            if len(block) >= AT_ONCE:
                cursor.executemany(statement, block)
                count += len(block)
                block.clear()
        if block:
            cursor.executemany(statement, block)
    return count + len(block)


def _columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    return [field for field in model._meta.local_concrete_fields if not field.generated]


def _line(row: Iterable[Any]) -> bytes:
    return _ENCODER.encode(row if isinstance(row, list) else list(row)).encode() + b"\n"


def _plain(value: object) -> str | int:
    """What JSON has no form for."""
    match value:
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return value // timedelta(microseconds=1)
        case Decimal() | UUID():
            return str(value)
        case bytes() | memoryview():
            return base64.b64encode(value).decode()
    raise TypeError(f"no form for {type(value)} in a backup")


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_plain)
_FROM_JSON: tuple[tuple[type[models.Field[Any, Any]], Convert], ...] = (
    (models.DateTimeField, datetime.fromisoformat),
    (models.DateField, date.fromisoformat),
    (models.TimeField, time.fromisoformat),
    (models.DurationField, lambda microseconds: timedelta(microseconds=microseconds)),
    (models.DecimalField, Decimal),
    (models.UUIDField, UUID),
    (models.BinaryField, base64.b64decode),
    (models.JSONField, lambda value: value),
)


def _converter(field: models.Field[Any, Any]) -> Convert | None:
    """From JSON to what this database takes for the field; none where that is the same."""
    while isinstance(field, models.ForeignKey):
        field = field.target_field
    for kind, from_json in _FROM_JSON:
        if isinstance(field, kind):
            return lambda value: field.get_db_prep_save(from_json(value), connection)
    return None

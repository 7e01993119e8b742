"""A million cases into the database that the environment names, by two processes, each case by its seed."""

import random
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bench.many_cases.scenario import Scenario

BATCH = 1_000
SEED = 711


def fill(cases: int, agencies: int, *, processes: int = 2) -> float:
    """Make the country and its cases in an empty, migrated database; seconds that it took."""
    from django.db import connection

    from bench.many_cases import country

    started = time.monotonic()
    country.make(agencies)
    connection.close()
    spread = list(spread_over(cases, agencies))
    batches = [spread[at : at + BATCH] for at in range(0, len(spread), BATCH)]
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin) as pool:
        for _ in pool.map(write, batches):
            pass
    _finish()
    return time.monotonic() - started


def spread_over(cases: int, agencies: int) -> Iterable[tuple[int, int, int]]:
    """Case, agency, and the how manieth of the agency: few agencies have many, many have few."""
    drawn = random.Random(SEED)
    weights = [drawn.lognormvariate(0, 1) for _ in range(agencies)]
    chosen = sorted(drawn.choices(range(1, agencies + 1), weights, k=cases))
    before, nth = 0, 0
    for pk, agency in enumerate(chosen, start=1):
        nth = nth + 1 if agency == before else 1
        before = agency
        yield pk, agency, nth


def write(batch: list[tuple[int, int, int]]) -> int:
    """Write one batch of cases in one transaction; how many."""
    from django.db import transaction

    from bench.many_cases.rows import Writing
    from gongkai.law.working_days import working_days

    days = working_days()
    writers: dict[int, Writing] = {}
    rows: dict[type, list[Any]] = {}
    for pk, agency, nth in batch:
        if agency not in writers:
            writers[agency] = Writing(actors_of_agency(agency), days, keys=True)
        made = writers[agency].rows(told(pk), pk, nth)
        for row in (made.case, made.application, *made.others):
            rows.setdefault(type(row), []).append(row)
    with transaction.atomic():
        for model in sorted(rows, key=_order):
            insert(model, rows[model])
    return len(batch)


def told(pk: int) -> "Scenario":
    """The scenario of a case: always the same."""
    from bench.many_cases.scenario import scenario
    from gongkai.law.working_days import working_days

    return scenario(random.Random(SEED * 10_000_000 + pk), working_days())


def actors_of_agency(agency: int) -> dict[str, Any]:
    """Its clerk, head of the OGI office and leader."""
    from bench.many_cases.country import ROLES
    from gongkai.agencies.actor import Actor
    from gongkai.agencies.models import Agency

    row = Agency.objects.get(pk=agency)
    found = {}
    for nth, role in enumerate(ROLES):
        pk = agency * len(ROLES) + nth
        found[str(role)] = Actor(f"post-{pk}", f"{role.label}{agency}", role.label, pk, pk, role, row)
    return found


def insert(model: Any, rows: list[Any]) -> None:
    """Rows with their ids: COPY on PostgreSQL, one statement for all on SQLite."""
    from django.db import connection

    fields = model._meta.concrete_fields
    takers: list[Callable[[Any], Any]] = [_taker(field, connection) for field in fields]
    values = ([take(row) for take in takers] for row in rows)
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(field.column) for field in fields)
    table = quoted(model._meta.db_table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in values:
                    copy.write_row(row)
        else:
            places = ", ".join("?" * len(fields))
            statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608
            cursor.connection.executemany(statement, values)


def _taker(field: Any, connection: Any) -> Callable[[Any], Any]:
    name = field.attname
    plain = ("CharField", "TextField", "ForeignKey", "OneToOneField", "BigAutoField", "BooleanField")
    kind = field.get_internal_type()
    if kind in plain or kind.endswith("IntegerField"):
        return lambda row: getattr(row, name)
    if connection.vendor == "postgresql" and kind != "JSONField":
        return lambda row: getattr(row, name)
    return lambda row: field.get_db_prep_save(getattr(row, name), connection)


def _order(model: Any) -> int:
    names = ["Case", "Application", "Letter"]
    return names.index(model.__name__) if model.__name__ in names else len(names)


def _begin() -> None:
    import django

    django.setup()
    from django.db import connection

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")


def _finish() -> None:
    """Let both databases know what they hold: sequences and statistics."""
    from django.apps import apps
    from django.core.management.color import no_style
    from django.db import connection

    models = [
        model
        for room in ("agencies", "records", "workflow", "casework")
        for model in apps.get_app_config(room).get_models()
    ]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
        cursor.execute("ANALYZE")

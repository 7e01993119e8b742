"""Questions that every page of the desk asks, alike but for their values: Django writes their SQL once a process.

Writing the SQL of a question takes Django several times as long as the database takes to answer it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class _Place:
    """Which of the values stands at this place of the SQL, and whether the database takes it as text."""

    of: int
    as_text: bool


@dataclass(frozen=True, slots=True)
class _Written(Generic[Row]):
    """The SQL of a question; its parameters are places, or what every asking has in common."""

    manager: models.Manager[Row]
    sql: str
    parameters: tuple[object, ...]


class _Question(Generic[Row]):
    """What all prepared questions have in common."""

    def __init__(self, ask: Callable[..., models.QuerySet[Row, Any]], *stand_ins: object) -> None:
        self._ask, self._stand_ins = ask, stand_ins
        self._known: _Written[Row] | None = None

    def _asked(self, values: tuple[object, ...]) -> tuple[models.Manager[Row], str, list[Any]]:
        # Not when the module is loaded: only a database says how its SQL is written.
        written = self._known = self._known or self._write()
        return written.manager, written.sql, [_value(one, values) for one in written.parameters]

    def _write(self) -> _Written[Row]:
        """Raises TypeError where a value would never reach the database."""
        queryset = self._ask(*self._stand_ins)
        sql, parameters = queryset.query.sql_with_params()
        placed = tuple(map(self._placed, parameters))
        if {one.of for one in placed if isinstance(one, _Place)} != set(range(len(self._stand_ins))):
            raise TypeError(f"{self._stand_ins} are not all in {parameters}")
        return _Written(queryset.model._default_manager, sql, placed)

    def _placed(self, parameter: object) -> object:
        for place, stand_in in enumerate(self._stand_ins):
            if parameter in (stand_in, str(stand_in)):
                return _Place(place, as_text=parameter != stand_in)
        return parameter


class Prepared(_Question[Row]):
    """A question with places for values, such as ids and days: `Prepared(lambda pk: Post.objects.filter(pk=pk), -1)`.

    `ask` makes the queryset from stand-ins for the values: of the same types, unlike each other and whatever else
    the queryset states. Its rows may be deferred or annotated, not joined (`select_related`).
    """

    def __call__(self, *values: object) -> list[Row]:
        """The rows for these values, none of which may be None; one question to the database."""
        manager, sql, given = self._asked(values)
        return list(manager.raw(sql, given))


class PreparedValues(_Question[Row]):
    """The same for a queryset of `values_list`, its columns as the database hands them over.

    Those are numbers, text, dates and truths of its tables; no times, no JSON, nothing computed.
    """

    def __call__(self, *values: object) -> list[tuple[Any, ...]]:
        """The rows for these values, none of which may be None; one question to the database."""
        _manager, sql, given = self._asked(values)
        with connection.cursor() as cursor:
            cursor.execute(sql, given)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _value(parameter: object, values: tuple[object, ...]) -> object:
    if not isinstance(parameter, _Place):
        return parameter
    value = values[parameter.of]
    return str(value) if parameter.as_text else value


def has_read(one: models.Model, related_name: str, rows: list[Row]) -> None:
    """Let `one.<related_name>.all()` answer with rows that are at hand, as after `prefetch_related_objects`."""
    related: models.QuerySet[Row] = getattr(one, related_name).all()
    # As Django's own prefetching does it; a question of its own would cost as much as all the rest.
    related._result_cache = rows
    one.__dict__.setdefault("_prefetched_objects_cache", {})[related_name] = related

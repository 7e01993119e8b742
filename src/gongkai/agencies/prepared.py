"""Questions that every page of the desk asks, alike but for their values: Django writes their SQL once a thread.

Writing the SQL of a question takes Django several times as long as the database takes to answer it; so does finding
out, each time anew, which column of the answer is which.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, models
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True, slots=True)
class _Place:
    """Which of the values stands at this place of the SQL, and whether the database takes it as text."""

    of: int
    as_text: bool


@dataclass(frozen=True, slots=True)
class _Written:
    """The SQL of a question, its parameters, which are places or what every asking has in common, and who wrote it."""

    sql: str
    parameters: tuple[object, ...]
    compiler: SQLCompiler


class _Question(Generic[Row]):
    """What all prepared questions have in common."""

    def __init__(self, ask: Callable[..., models.QuerySet[Row, Any]], *stand_ins: object) -> None:
        self._ask, self._stand_ins = ask, stand_ins
        # A thread's own, like the connection by which Django writes SQL and reads columns.
        self._of_thread = threading.local()

    def _answer(self, written: _Written, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        given: list[Any] = [_value(one, values) for one in written.parameters]
        with connection.cursor() as cursor:
            cursor.execute(written.sql, given)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows

    def _write(self) -> _Written:
        """Raises TypeError where a value would never reach the database."""
        compiler = self._ask(*self._stand_ins).query.get_compiler(connection=connection)
        sql, parameters = compiler.as_sql()
        placed = tuple(map(self._placed, parameters))
        if {one.of for one in placed if isinstance(one, _Place)} != set(range(len(self._stand_ins))):
            raise TypeError(f"{self._stand_ins} are not all in {parameters}")
        return _Written(sql, placed, compiler)

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
        # Not when the module is loaded: only a database says how its SQL is written.
        known: tuple[_Written, _Reader[Row]] | None = getattr(self._of_thread, "known", None)
        if known is None:
            written = self._write()
            known = self._of_thread.known = written, _Reader(written.compiler)
        written, reader = known
        return reader.rows(self._answer(written, values))


class _Reader(Generic[Row]):
    """Makes rows of a model of what the database hands over, as Django's own `ModelIterable` does."""

    def __init__(self, compiler: SQLCompiler) -> None:
        asked = compiler.klass_info
        if asked is None or asked.get("related_klass_infos"):
            raise TypeError("rows of one model alone can be prepared")
        places = asked["select_fields"]
        self._first, self._end = places[0], places[-1] + 1
        self._names = [column[0].target.attname for column in compiler.select[self._first : self._end]]
        self._model: type[Row] = asked["model"]
        self._annotated = tuple(compiler.annotation_col_map.items())
        self._converters = compiler.get_converters([column[0] for column in compiler.select])
        self._compiler = compiler

    def rows(self, handed_over: list[tuple[Any, ...]]) -> list[Row]:
        found = []
        alias = self._compiler.using
        for values in self._compiler.apply_converters(handed_over, self._converters):
            row = self._model.from_db(alias, self._names, values[self._first : self._end])
            for name, place in self._annotated:
                setattr(row, name, values[place])
            found.append(row)
        return found


class PreparedValues(_Question[Row]):
    """The same for a queryset of `values_list`, its columns as the database hands them over.

    Those are numbers, text, dates and truths of its tables; no times, no JSON, nothing computed.
    """

    def __call__(self, *values: object) -> list[tuple[Any, ...]]:
        """The rows for these values, none of which may be None; one question to the database."""
        written: _Written | None = getattr(self._of_thread, "known", None)
        if written is None:
            written = self._of_thread.known = self._write()
        return self._answer(written, values)


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

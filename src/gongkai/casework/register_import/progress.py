"""How far the taking over of a register is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic

from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.register import R
from gongkai.records.models import Event


@dataclass(frozen=True, slots=True)
class Progress(Generic[R]):
    """Rows still to come, how many are here already, and what is in the way of a row."""

    to_come: tuple[R, ...]
    here: int
    in_the_way: tuple[Problem, ...]


def progress_of(
    numbers: Mapping[str, R], known: Mapping[str, int], source: str, in_the_way: Callable[[R], Problem]
) -> Progress[R]:
    """How far the register with the digest `source` is, of its rows by number and of the cases `known` by number.

    A known case that came from elsewhere is in the way. One question to the database.
    """
    first = Event.objects.filter(case__in=known.values(), seq=1)
    came_from = {event.case_id: event.values.get("source") for event in first}
    here = {number for number, pk in known.items() if came_from[pk] == source}
    others = [numbers[number] for number in known if number not in here]
    return Progress(
        tuple(row for number, row in numbers.items() if number not in known),
        len(here),
        tuple(in_the_way(row) for row in sorted(others, key=lambda row: row.line)),
    )


def made_number(year: int, source: str, line: int) -> str:
    """Of a row without one, made of file and line: the same however often the file is taken."""
    return f"原登记〔{year}〕{source[:4].upper()}-{line}号"

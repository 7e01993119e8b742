"""Bringing a spreadsheet into a ledger: what its rows may name, which of them are here, and taking over the others."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.progress import Progress
from gongkai.casework.register_import.register import Register
from gongkai.casework.register_import.sheet import Sheet
from gongkai.records.moment import Moment
from gongkai.registers.books import written_in
from gongkai.registers.entering import bring_in, row_of
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow, PowerItem
from gongkai.registers.register_import.field import LedgerField, fields_of
from gongkai.registers.register_import.reading import read_register
from gongkai.registers.register_import.row import BroughtRow, Choices, Known
from gongkai.registers.repeated import repeated
from gongkai.text.folding import folded
from gongkai.workflow.calendar import one_calendar


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a register is: `others` are lines of rows that are here and say something else by now."""

    progress: Progress[BroughtRow]
    others: tuple[int, ...]


def known_of(agency: Agency, ledger: Ledger) -> Known:
    """What rows of the agency may name; a question to the database for each kind of thing that the ledger names."""
    units = {folded(unit.name): unit for unit in agency.units.all()} if "unit" in ledger.fields else {}
    items: dict[str, tuple[PowerItem, ...]] = {}
    if "item" in ledger.fields:
        # An item that is no more is named in the lists of its years; of two of one name the one in being is meant.
        theirs = PowerItem.objects.counted().filter(agency=agency).order_by("pk")
        for item in theirs:
            items[folded(item.name)] = (*items.get(folded(item.name), ()), item)
        items = {
            name: tuple(one for one in same if one.until is None) or same for name, same in items.items()
        }
        items |= {folded(item.code): (item,) for item in theirs if item.code}
    return Known(units, items)


def read(
    agency: Agency,
    sheet: Sheet,
    heading: Heading[LedgerField],
    choices: Choices,
    actor: Actor,
    when: Moment,
) -> Register[BroughtRow]:
    """The rows of the sheet as rows of the agency's ledger."""
    with one_calendar():
        return read_register(
            sheet,
            heading,
            choices,
            lambda values: row_of(agency, choices.ledger, values, actor, when, named=False),
        )


def standing(agency: Agency, choices: Choices, rows: Sequence[BroughtRow]) -> Standing:
    """Which rows are here: as many as there are rows that say the same of `Ledger.same`, those struck out among them.

    What occurs once and is here under another day or name is in the way. Two questions to the database.
    """
    if not rows:
        return Standing(Progress((), 0, ()), ())
    ledger, read_names = choices.ledger, choices.read
    names = tuple(name for name in ledger.same if name in read_names) or read_names
    # What was struck out does not come back by the same file.
    stored = _stored(agency, ledger, names, rows)
    columns = [_column(ledger, name) for name in (*names, *read_names)]
    found = list(stored.values_list(*columns))
    left = Counter(values[: len(names)] for values in found)
    said = {values[len(names) :] for values in found}
    to_come, others = [], []
    for row in rows:
        key = row.same(names)
        if not left[key]:
            to_come.append(row)
            continue
        left[key] -= 1
        if row.same(read_names) not in said:
            others.append(row.line)
    in_the_way = _in_the_way(agency, ledger, to_come)
    return Standing(Progress(tuple(to_come), len(rows) - len(to_come), in_the_way), tuple(others))


def take_over(
    agency: Agency, choices: Choices, rows: Sequence[BroughtRow], actor: Actor, when: Moment, most: int
) -> int:
    """Enter the first `most` rows that are not here yet, all or none; how many. Raises `LedgerRefused`."""
    # Pressed twice, the second waits for the first and finds its rows here.
    with written_in(agency, choices.ledger, actor, when), one_calendar():
        to_come = standing(agency, choices, rows).progress.to_come[:most]
        return bring_in(agency, choices.ledger, [row.values for row in to_come], actor, when)


def _stored(
    agency: Agency, ledger: Ledger, names: Sequence[str], rows: Sequence[BroughtRow]
) -> QuerySet[LedgerRow]:
    stored: QuerySet[LedgerRow] = ledger.model._default_manager.filter(agency=agency)
    days = [getattr(row.row, ledger.day) for row in rows]
    if ledger.day in names and all(days):
        return stored.filter(**{f"{ledger.day}__range": (min(days), max(days))})
    return stored


def _column(ledger: Ledger, name: str) -> str:
    return str(ledger.model._meta.get_field(name).attname)  # type: ignore[union-attr]


def _in_the_way(agency: Agency, ledger: Ledger, rows: Sequence[BroughtRow]) -> tuple[Problem, ...]:
    problems = []
    for place, message in repeated(agency, ledger, [row.row for row in rows]).items():
        field = fields_of(ledger.code)[ledger.once[0]]
        says, _stop, remedy = message.partition("。")
        problems.append(Problem(rows[place].line, field, "", "", says, remedy))
    return tuple(problems)

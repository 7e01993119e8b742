"""The figures that a passage can state, by group, each with its present number and how to write it."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from gongkai.annual.desk.told_text import address_of
from gongkai.annual.narrative.facts import FACTS
from gongkai.annual.narrative.figures import FIGURES
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.of_tables import SUMS, cell_label, cell_unit
from gongkai.report.codes import Column, column_of, table_of

_TABLES = {2: "表二", 3: "表三", 4: "表四"}
_AGENCY = "机关和年度"


@dataclass(frozen=True, slots=True)
class Offered:
    """A figure to insert: `says` is its number with the unit, or the words of a fact; `address` opens its records."""

    code: str
    label: str
    says: str
    address: str = ""

    @property
    def reference(self) -> str:
        """As it is written in the text."""
        return f"{{{self.code}}}"


@dataclass(frozen=True, slots=True)
class Group:
    """Figures under one heading."""

    heading: str
    figures: tuple[Offered, ...]


def figure_list(numbers: Numbers, report_id: int) -> list[Group]:
    """Everything that is not nought; a few questions to the database, however many figures there are."""
    groups: dict[str, list[Offered]] = {}
    for heading, one in chain(_figures(numbers, report_id), _cells(numbers, report_id), _facts(numbers)):
        groups.setdefault(heading, []).append(one)
    return [Group(heading, tuple(figures)) for heading, figures in groups.items()]


def _figures(numbers: Numbers, report_id: int) -> Iterator[tuple[str, Offered]]:
    figures = {**FIGURES, **numbers.own}
    numbers.ask(figures)
    for code, figure in figures.items():
        if numbers[code]:
            says = f"{numbers.printed(code)}{figure.unit}"
            yield figure.group, Offered(code, figure.label, says, address_of(code, numbers, report_id))


def _cells(numbers: Numbers, report_id: int) -> Iterator[tuple[str, Offered]]:
    cells = [code for code in numbers.cells if column_of(code) in ("", Column.TOTAL)]
    for code in (*cells, *SUMS):
        if numbers.get(code):
            says = f"{numbers.printed(code)}{cell_unit(code)}"
            address = address_of(code, numbers, report_id)
            yield _TABLES[table_of(code)], Offered(code, cell_label(code), says, address)


def _facts(numbers: Numbers) -> Iterator[tuple[str, Offered]]:
    for code, fact in FACTS.items():
        if says := numbers.printed(code):
            yield _AGENCY, Offered(code, fact.label, says)

"""Few reports in the form of REPORTS, given by what decides a roll-up; random small trees of them; and a plain recursion.

The divisions are real: 湖北省 with districts of 武汉市 and 仙桃市, a county right under it; 北京市, which has no
prefectures; 东莞市, which has no counties.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from random import Random

import polars as pl

from gongkai.corpus.columns import REPORTS

NATION = "000000"
ABOVE: Mapping[str, str | None] = {
    NATION: None,
    "420000": NATION,
    "420100": "420000",
    "420102": "420100",
    "420102002": "420102",
    "420102003": "420102",
    "420103": "420100",
    "420103001": "420103",
    "429004": "420000",
    "429004001": "429004",
    "110000": NATION,
    "110101": "110000",
    "110101001": "110101",
    "440000": NATION,
    "441900": "440000",
    "441900003": "441900",
}
"""Each division and the one right above it."""


@dataclass(frozen=True)
class Given:
    """A report: where it belongs and its numbers; a cell that is not named is blank."""

    division: str | None
    unit: str
    year: int
    cells: Mapping[str, int]
    scope: str | None = "own"
    standing: bool = True
    form: str | None = "2021"

    @property
    def report(self) -> str:
        return f"{self.unit}-{self.year}"


def level(division: str) -> int:
    found, above = 0, ABOVE[division]
    if len(division) == 9:
        return 4
    while above is not None:
        found, above = found + 1, ABOVE[above]
    return 3 if division[4:] != "00" else found


def _places(division: str | None) -> dict[str, str | int | None]:
    places: dict[str, str | int | None] = {}
    names = {1: "province", 2: "prefecture", 3: "county", 4: "township"}
    at = division
    while at is not None and at != NATION:
        places[names[level(at)]] = at
        at = ABOVE[at]
    return places | {"level": None if division is None else level(division)}


def reports(given: Iterable[Given]) -> pl.DataFrame:
    """Rows of REPORTS, in the order given."""
    rows = [
        {
            "report": one.report,
            "source": f"{one.report}.html",
            "title": f"{one.unit}{one.year}年政府信息公开工作年度报告",
            "unit": one.unit,
            "unit_name": one.unit,
            "division": one.division,
            "year": one.year,
            "scope": one.scope,
            "standing": one.standing,
            "t2_form": one.form,
            "t3_form": one.form,
            **_places(one.division),
            **one.cells,
        }
        for one in given
    ]
    return pl.DataFrame(rows, schema=REPORTS.schema) if rows else REPORTS.empty()


def random_reports(random: Random, cells: tuple[str, ...], years: Iterable[int]) -> list[Given]:
    """For each year some reports of some divisions, with blanks; every now and then a whole government's."""
    found = []
    for year in years:
        for division in random.sample(list(ABOVE), random.randint(1, len(ABOVE))):
            for number in range(random.randint(0, 3)):
                numbers = {cell: random.randint(0, 9) for cell in cells if random.random() < 0.8}
                scope = random.choice(("own", "own", None))
                found.append(Given(division, f"{division}:{number}局", year, numbers, scope))
            if random.random() < 0.3:
                numbers = {cell: random.randint(0, 50) for cell in cells if random.random() < 0.9}
                found.append(Given(division, f"{division}:人民政府", year, numbers, "whole"))
    random.shuffle(found)
    return found


@dataclass
class Figure:
    """What the plain recursion finds: the reports behind a figure, and the sum of each cell that has a number."""

    behind: list[str] = field(default_factory=list)
    cells: dict[str, int] = field(default_factory=dict)

    def take(self, behind: Iterable[str], cells: Mapping[str, int]) -> None:
        self.behind += behind
        for cell, number in cells.items():
            self.cells[cell] = self.cells.get(cell, 0) + number


def recursion(given: list[Given], division: str, year: int, *, whole: bool = True) -> Figure:
    """A division's figure by the rule as it is said; without its own whole report where `whole` is false."""
    here = [one for one in given if (one.division, one.year, one.standing) == (division, year, True)]
    found = Figure()
    governments = sorted((one for one in here if one.scope == "whole"), key=lambda one: one.unit)
    if whole and governments:
        found.take([governments[0].report], governments[0].cells)
        return found
    for one in here:
        if one.scope != "whole":
            found.take([one.report], one.cells)
    for below, above in ABOVE.items():
        if above == division:
            part = recursion(given, below, year)
            found.take(part.behind, part.cells)
    return found

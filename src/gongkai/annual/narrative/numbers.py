"""The numbers that a text refers to, asked of the records when they are needed, each once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from gongkai.agencies.models import Agency
from gongkai.annual.compiling import compiled
from gongkai.annual.narrative.counting import numbers_of
from gongkai.annual.narrative.facts import FACTS
from gongkai.annual.narrative.figure import NamedFigure
from gongkai.annual.narrative.figures import FIGURES, own_figures
from gongkai.annual.narrative.of_publishing import BUT, COLUMN, columns_but
from gongkai.annual.narrative.of_tables import CELLS, is_cell, value
from gongkai.publishing.scope import Scope
from gongkai.report.checks.wording import number
from gongkai.report.value import Number


class Numbers(Mapping[str, Number | str]):
    """Figures, facts and cells of a scope by code; `KeyError` for what there is none of.

    Cells are the values of the tables as they are printed; counted where they are not given.
    """

    def __init__(self, scope: Scope, cells: Mapping[str, Number] | None = None) -> None:
        self.scope = scope
        self._given = cells
        self._known: dict[str, Number | str] = {}

    @property
    def known(self) -> Mapping[str, Number | str]:
        """What was asked so far."""
        return self._known

    def __getitem__(self, code: str) -> Number | str:
        if code not in self._known:
            self.ask([code])
        return self._known[code]

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and (
            code in FACTS or self.named(code) is not None or is_cell(code, self.cells)
        )

    def __iter__(self) -> Iterator[str]:
        """All but the cells."""
        return iter((*FACTS, *FIGURES, *self.own))

    def __len__(self) -> int:
        return len(FACTS) + len(FIGURES) + len(self.own)

    def ask(self, codes: Iterable[str]) -> None:
        """Count these together, in as few questions as it takes; unknown codes are passed over."""
        wanted = [code for code in dict.fromkeys(codes) if code not in self._known]
        figures: dict[str, NamedFigure] = {}
        for code in wanted:
            if code in FACTS:
                self._known[code] = FACTS[code].says(self.scope)
            elif code.startswith(CELLS):
                if is_cell(code, self.cells):
                    self._known[code] = value(code, self.cells)
            elif figure := self.named(code):
                figures[code] = figure
        counted = {code: figure.count(self.scope) for code, figure in figures.items()}
        self._known.update(numbers_of(counted))

    def printed(self, code: str) -> str:
        """A number or a fact as a text states it."""
        found = self[code]
        return found if isinstance(found, str) else number(found)

    def named(self, code: str) -> NamedFigure | None:
        """The figure of a code, be it one of all agencies or of this one; None for facts and cells."""
        if code in FIGURES or code.startswith(CELLS):
            return FIGURES.get(code)
        if code.startswith(BUT):
            columns = code.removeprefix(BUT).split(".")
            return columns_but(code) if all(f"{COLUMN}{one}" in self.own for one in columns) else None
        return self.own.get(code)

    @cached_property
    def own(self) -> Mapping[str, NamedFigure]:
        """Figures of the agency's own columns and accounts."""
        return own_figures(self.scope)

    @cached_property
    def cells(self) -> Mapping[str, Number]:
        """The tables."""
        if self._given is not None:
            return self._given
        scope = self.scope
        agencies = Agency.objects.within(scope.agency) if scope.subtree else scope.agency
        tables = compiled(agencies, scope.first.year)
        return {code: cell.value for code, cell in tables.cells.items()}

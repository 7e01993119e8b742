"""The equations of a report that do not hold, and what changing some cells would mend."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from gongkai.report.checks.equation import Instance, Relation
from gongkai.report.checks.evaluation import Failure
from gongkai.report.codes import Column, column_of, row_of
from gongkai.report.value import Number


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of some cells by one amount, and the broken equations that it mends."""

    cells: tuple[str, ...]
    by: Number
    mends: frozenset[int]


class BrokenEquations:
    """Equations by index with their gaps, which change as corrections are applied."""

    def __init__(
        self, failures: Iterable[Failure], held: Iterable[Instance], values: Mapping[str, Number | None]
    ):
        equalities = [f for f in failures if f.instance.equation.relation is Relation.EQUAL]
        self.failures = equalities
        self.gaps: dict[int, Number] = {i: f.gap for i, f in enumerate(equalities)}
        self.values = dict(values)
        self.mended: set[int] = set()
        self.naming: dict[str, list[tuple[int, int]]] = {}
        for i, failure in enumerate(equalities):
            for code, sign in failure.instance.signs.items():
                self.naming.setdefault(code, []).append((i, sign))
        own = {code for f in equalities for code in f.instance.cells}
        own |= {_row_total(code) for code in own if column_of(code)}
        self.guards: dict[str, list[tuple[int, int]]] = {}
        self.held = {(instance.equation.rule.code, instance.place) for instance in held}
        for j, instance in enumerate(held):
            if instance.equation.relation is Relation.EQUAL:
                for code in instance.cells:
                    if code in own:
                        self.guards.setdefault(code, []).append((j, instance.signs[code]))

    def corrections(self) -> list[Correction]:
        """Every change that mends a broken equation and breaks none that holds."""
        found: dict[tuple[tuple[str, ...], Number], Correction] = {}
        for i, gap in self.gaps.items():
            if not gap:
                continue
            instance = self.failures[i].instance
            if instance.equation.spans_years:
                continue
            for code in instance.cells:
                by = -gap * instance.signs[code]
                for cells in _shapes(code, self.values):
                    if (cells, by) not in found and (correction := self._tried(cells, by)):
                        found[cells, by] = correction
        return list(found.values())

    def _tried(self, cells: tuple[str, ...], by: Number) -> Correction | None:
        for code in cells:
            value = self.values.get(code)
            if value is None or (value + by < 0 and not code.endswith("items_delta")):
                return None
        if any(_moves(self.guards, cells).values()):
            return None
        moves = _moves(self.naming, cells)
        if any(move and i in self.mended for i, move in moves.items()):
            return None
        mends = frozenset(
            i for i, move in moves.items() if move and self.gaps[i] and self.gaps[i] + move * by == 0
        )
        return Correction(cells, by, mends) if mends else None

    def apply(self, cells: tuple[str, ...], by: Number) -> list[int]:
        """Change cells by one amount; the broken equations that hold from now on."""
        return self.change(dict.fromkeys(cells, by))

    def change(self, changes: Mapping[str, Number]) -> list[int]:
        """Change cells, all at once; the broken equations that hold from now on.

        One after another they could make an equation hold on the way that does not hold in the end.
        """
        mended = []
        for i, move in _moved(self.naming, changes).items():
            if self.gaps[i]:
                self.gaps[i] += move
                if not self.gaps[i]:
                    mended.append(i)
                    self.mended.add(i)
        for code, by in changes.items():
            value = self.values[code]
            assert value is not None  # noqa: S101
            self.values[code] = value + by
        return mended

    def mended_by(self, changes: Mapping[str, Number]) -> frozenset[int] | None:
        """The broken equations that these changes mend; None where they break one that holds, or are impossible."""
        for code, by in changes.items():
            value = self.values.get(code)
            if value is None or value + by < 0:
                return None
        moves = _moved(self.naming, changes)
        if any(_moved(self.guards, changes).values()) or any(
            move and self.gaps[i] + move for i, move in moves.items()
        ):
            return None
        return frozenset(i for i, move in moves.items() if move)

    def settle(self, indices: Iterable[int]) -> None:
        """Take equations off the list without a correction."""
        for i in indices:
            self.gaps[i] = 0

    def broken(self) -> list[int]:
        """Indices of the equations still broken."""
        return [i for i, gap in self.gaps.items() if gap]


def _row_total(code: str) -> str:
    return f"{row_of(code)}@{Column.TOTAL}"


def _shapes(code: str, values: Mapping[str, Number | None]) -> tuple[tuple[str, ...], ...]:
    if column_of(code) and column_of(code) != Column.TOTAL and values.get(_row_total(code)) is not None:
        return ((code,), (code, _row_total(code)))
    return ((code,),)


def _moves(naming: Mapping[str, list[tuple[int, int]]], cells: tuple[str, ...]) -> dict[int, int]:
    """How each equation's gap moves when all the cells grow by one."""
    moves: dict[int, int] = {}
    for code in cells:
        for i, sign in naming.get(code, ()):
            moves[i] = moves.get(i, 0) + sign
    return moves


def _moved(naming: Mapping[str, list[tuple[int, int]]], changes: Mapping[str, Number]) -> dict[int, Number]:
    """How each equation's gap moves with the changes."""
    moves: dict[int, Number] = {}
    for code, by in changes.items():
        for i, sign in naming.get(code, ()):
            moves[i] = moves.get(i, 0) + sign * by
    return moves

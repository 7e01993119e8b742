"""From broken equations to their causes: one finding for what one correction would put right.

A wrong cell breaks every equation that it stands in: a row, a column, the year's identity. So a cell is named as the
cause when changing it alone, by one amount, makes at least two broken equations hold and breaks none that holds now;
both sides then agree on the number that is due. Table 3 has a second shape: an entry is wrong and the clerk's own
total of its row follows it, so the row still adds up and two columns do not; entry and row total are then changed
together. The correction that mends most comes first, and the rest is looked at again after it.

Where two corrections would mend the same, the sum decides nothing: the finding names the equation, not a cell, and
lists the others with it. A cell of the year before is never named; equations over two years only bear witness.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from gongkai.report.checks.equation import Instance, Relation
from gongkai.report.checks.evaluation import Failure
from gongkai.report.checks.linear_rules import CARRIED_OVER
from gongkai.report.checks.wording import cell_names, number
from gongkai.report.codes import Column, column_of, row_of
from gongkai.report.finding import Consequence, Finding, Severity
from gongkai.report.value import Number


@dataclass(frozen=True, slots=True)
class Correction:
    """A change of some cells by one amount, and the broken equations that it mends."""

    cells: tuple[str, ...]
    by: Number
    mends: frozenset[int]


class _System:
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
        """Change cells; the broken equations that hold from now on."""
        mended = []
        for i, move in _moves(self.naming, cells).items():
            if self.gaps[i]:
                self.gaps[i] += move * by
                if not self.gaps[i]:
                    mended.append(i)
                    self.mended.add(i)
        for code in cells:
            value = self.values[code]
            assert value is not None  # noqa: S101
            self.values[code] = value + by
        return mended

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


def findings(
    failures: tuple[Failure, ...],
    held: tuple[Instance, ...],
    values: Mapping[str, Number | None],
    known: Finding | None = None,
) -> list[Finding]:
    """One finding for each cause of the failures.

    `known` is a cause found otherwise, with its `expected` cells (the total row left at 0): what it mends becomes its
    consequences.
    """
    if not failures:
        return [known] if known else []
    system = _System(failures, held, values)
    found: list[Finding] = []
    if known:
        mended: list[int] = []
        for code, due in known.expected:
            value = system.values[code]
            assert value is not None  # noqa: S101
            mended += system.apply((code,), due - value)
        found.append(_with_consequences(known, [system.failures[i] for i in sorted(mended)]))
    for failure in _gravest([f for f in failures if f.instance.equation.relation is not Relation.EQUAL]):
        explained = _explained(system, failure)
        system.settle(explained)
        found.append(_equation_finding(failure, [system.failures[i] for i in explained]))
    while system.broken():
        found.append(_next(system))
    return found


def _next(system: _System) -> Finding:
    """The finding that explains most of what is still broken."""
    corrections = sorted(system.corrections(), key=lambda c: (-len(c.mends), len(c.cells)))
    if corrections:
        best = corrections[0]
        alike = [c for c in corrections if len(c.mends) == len(best.mends) and c.mends & best.mends]
        if len(best.mends) > 1:
            if len(alike) == 1 or _simpler(best, alike[1:]):
                mended = system.apply(best.cells, best.by)
                return _cell_finding(system, best, [system.failures[i] for i in sorted(mended)])
            mends = sorted(best.mends)
            system.settle(mends)
            return _equation_finding(system.failures[mends[0]], [system.failures[i] for i in mends[1:]])
    first = system.broken()[0]
    same = _same_row_of_years(system, first)
    system.settle([first, *same])
    failure = system.failures[first]
    if same and failure.instance.place != Column.TOTAL:
        total = next((i for i in same if system.failures[i].instance.place == Column.TOTAL), None)
        if total is not None:
            same = [first, *(i for i in same if i != total)]
            failure = system.failures[total]
    found = _equation_finding(failure, [system.failures[i] for i in same])
    if failure.instance.equation.rule is CARRIED_OVER and (CARRIED_OVER.code, Column.TOTAL) in system.held:
        return replace(found, severity=Severity.WARNING)
    return found


def _simpler(best: Correction, others: list[Correction]) -> bool:
    """One cell goes before an entry together with its total, if that is the only choice."""
    return len(best.cells) == 1 and all(
        len(other.cells) > 1 and set(best.cells) <= set(other.cells) for other in others
    )


def _same_row_of_years(system: _System, first: int) -> list[int]:
    """The other columns of one row that does not continue the year before: one cause, not seven."""
    equation = system.failures[first].instance.equation
    if not (equation.spans_years and equation.table == 3):
        return []
    return [i for i in system.broken() if i != first and system.failures[i].instance.equation is equation]


def _explained(system: _System, failure: Failure) -> list[int]:
    """Broken equations of the rule that this inequality's equation explains, at the same place."""
    explains, place = failure.instance.equation.explains, failure.instance.place
    broken = ((i, system.failures[i].instance) for i in system.broken())
    return [i for i, instance in broken if instance.equation.rule is explains and instance.place == place]


def _gravest(failures: list[Failure]) -> list[Failure]:
    """Of one rule at one place, only its first, gravest equation: a hint beside the warning says nothing new."""
    first: dict[tuple[str, str], Failure] = {}
    for failure in failures:
        first.setdefault((failure.instance.equation.rule.code, failure.instance.place), failure)
    return list(first.values())


def _cell_finding(system: _System, correction: Correction, mended: list[Failure]) -> Finding:
    """A finding that names the cell to correct; its rule is the one in which the cell is the sum."""
    by_definition = (
        f for f in mended if f.instance.left.terms and f.instance.left.terms[0][0] in correction.cells
    )
    root = next((f for f in by_definition if len(f.instance.left.terms) == 1), mended[0])
    due = tuple((code, value) for code in correction.cells if (value := system.values[code]) is not None)
    was = number(due[0][1] - correction.by)
    named = cell_names(correction.cells)
    should = "、".join(dict.fromkeys(number(value) for _, value in due))
    count = f"{len(mended)}处不符" if len(mended) > 1 else "不符"
    if len(due) == 1:
        likely = f"看来是{named}填错：填{was}，应为{should}。"
        repair = f"核对台账后，把{named}由{was}改为{should}，{count}一并消除。"
    else:
        likely = f"看来是{named}填错，应为{should}。"
        repair = f"核对台账后，把{named}改为{should}，{count}一并消除。"
    return _with_consequences(
        Finding(
            root.instance.equation.rule.code,
            root.instance.equation.severity or root.instance.equation.rule.severity,
            message(root) + likely,
            correction.cells,
            repair=repair,
            source=root.instance.equation.rule.source,
            equation=root.shown,
            left=root.left,
            right=root.right,
            gap=root.gap,
            expected=due,
        ),
        [failure for failure in mended if failure is not root],
    )


def _equation_finding(failure: Failure, with_it: list[Failure]) -> Finding:
    """A finding that names an equation, where no single cell can be named."""
    equation = failure.instance.equation
    own = [
        failure.instance.cells,
        *(f.instance.cells for f in with_it if f.instance.equation.rule is equation.rule),
    ]
    return _with_consequences(
        Finding(
            equation.rule.code,
            equation.severity or equation.rule.severity,
            message(failure),
            tuple(dict.fromkeys(code for cells in own for code in cells)),
            repair=equation.rule.repair,
            source=equation.rule.source,
            equation=failure.shown,
            left=failure.left,
            right=failure.right,
            gap=failure.gap,
        ),
        with_it,
    )


def _with_consequences(finding: Finding, failures: list[Failure]) -> Finding:
    consequences = tuple(Consequence(f.instance.equation.rule.code, f.instance.cells) for f in failures)
    return replace(finding, consequences=finding.consequences + consequences)


def message(failure: Failure) -> str:
    """The equation's sentence with its numbers."""
    equation = failure.instance.equation
    return equation.says.format(
        place=equation.places[failure.instance.place],
        left=number(failure.left),
        right=number(failure.right),
        gap=number(failure.gap if failure.gap > 0 else -failure.gap),
    )

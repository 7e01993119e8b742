"""From broken equations to their causes: one finding for what one correction would put right.

A wrong cell breaks every equation that it stands in: a row, a column, the year's identity. So a cell is named as the
cause when changing it alone, by one amount, makes at least two broken equations hold and breaks none that holds now;
both sides then agree on the number that is due. Table 3 has a second shape: an entry is wrong and the clerk's own
total of its row follows it, so the row still adds up and two columns do not; entry and row total are then changed
together. The correction that mends most comes first, and the rest is looked at again after it. Where all that is
wrong in several columns stands in one row, or in several rows in the total column, that line is one cause.

Where two corrections would mend the same, the sum decides nothing: the finding names the equation, not a cell, and
lists the others with it. A cell of the year before is never named; equations over two years only bear witness.
"""

from collections.abc import Mapping
from dataclasses import replace

from gongkai.report.checks.broken_equations import BrokenEquations, Correction
from gongkai.report.checks.equation import Instance, Relation
from gongkai.report.checks.evaluation import Failure
from gongkai.report.checks.whole_lines import WholeLine, whole_line
from gongkai.report.checks.wording import cell_names, number
from gongkai.report.codes import Column
from gongkai.report.finding import Consequence, Finding, Severity
from gongkai.report.value import Number


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
    system = BrokenEquations(failures, held, values)
    found: list[Finding] = []
    if known:
        mended = system.change({code: due - (system.values[code] or 0) for code, due in known.expected})
        found.append(_with_consequences(known, [system.failures[i] for i in sorted(mended)]))
    for failure in _gravest([f for f in failures if f.instance.equation.relation is not Relation.EQUAL]):
        explained = _explained(system, failure)
        system.settle(explained)
        found.append(_equation_finding(failure, [system.failures[i] for i in explained]))
    while system.broken():
        line = whole_line(system)
        found.append(_line_finding(system, line) if line else _next(system))
    return found


def _line_finding(system: BrokenEquations, line: WholeLine) -> Finding:
    """One finding for a row or column that is wrong as a whole, or for several columns with one cause."""
    failures = [system.failures[i] for i in sorted(line.broken)]
    root, others = failures[0], [system.failures[i] for i in sorted(line.mends - line.broken)]
    found = _equation_finding(root, [*failures[1:], *others])
    if not line.changes:
        system.settle(line.broken)
        return replace(found, message=line.message(failures), repair=f"{line.repair(())}。")
    due = tuple(
        (code, before + by)
        for code, by in line.changes.items()
        if (before := system.values[code]) is not None
    )
    system.change(line.changes)
    return replace(
        found,
        message=line.message(failures),
        cells=tuple(line.changes),
        expected=due,
        repair=f"{line.repair(due)}，{len(line.mends)}处不符一并消除。",
    )


def _next(system: BrokenEquations) -> Finding:
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
    equation = failure.instance.equation
    if equation.mild_where and (equation.rule.code, equation.mild_where) in system.held:
        return replace(found, severity=Severity.WARNING)
    return found


def _simpler(best: Correction, others: list[Correction]) -> bool:
    """One cell goes before an entry together with its total, if that is the only choice."""
    return len(best.cells) == 1 and all(
        len(other.cells) > 1 and set(best.cells) <= set(other.cells) for other in others
    )


def _same_row_of_years(system: BrokenEquations, first: int) -> list[int]:
    """The other columns of one row that does not continue the year before: one cause, not seven."""
    equation = system.failures[first].instance.equation
    if not (equation.spans_years and equation.table == 3):
        return []
    return [i for i in system.broken() if i != first and system.failures[i].instance.equation is equation]


def _explained(system: BrokenEquations, failure: Failure) -> list[int]:
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


def _cell_finding(system: BrokenEquations, correction: Correction, mended: list[Failure]) -> Finding:
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

"""A row or column of Table 3 that is wrong as a whole: copied from the next, shifted, not updated, left at 0.

It breaks one equation in column after column; seven findings would hide that there is one thing to put right.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from gongkai.report.checks.broken_equations import BrokenEquations
from gongkai.report.checks.evaluation import Failure
from gongkai.report.checks.linear_rules import APPLICANTS_ADD_UP, IDENTITY, OUTCOMES_ADD_UP
from gongkai.report.checks.wording import COLUMN_NAMES, MOST_NAMED, number, row_names
from gongkai.report.codes import COLUMNS, Column, column_of, row_of, t3
from gongkai.report.value import Number

_MANY_ROWS = 3
"""Rows that do not add up, from which on the total column is named though entries could be wrong instead."""


@dataclass(frozen=True, slots=True)
class WholeLine:
    """Broken equations with one cause: `broken` are those of one rule, `mends` all that `changes` of the line's cells
    put right. Without `changes` the cause is in one row, and the sums do not tell which; `note` is what they do tell."""

    broken: frozenset[int]
    mends: frozenset[int]
    changes: dict[str, Number] = field(default_factory=dict)
    note: str = ""

    def message(self, failures: Sequence[Failure]) -> str:
        """What does not agree, place by place, and the line that seems wrong."""
        by_column = failures[0].instance.equation.rule is not APPLICANTS_ADD_UP
        left, right = _SIDES[failures[0].instance.equation.rule.code]
        places = [
            f"{failure.instance.equation.places[failure.instance.place]}"
            f"{'列' if by_column else '一行'}{number(failure.left)}与{number(failure.right)}"
            for failure in failures
        ]
        named = "；".join(places[:MOST_NAMED]) + ("等" if len(places) > MOST_NAMED else "")
        told = f"有{len(places)}{'列' if by_column else '行'}的{left}与{right}不相等：{named}。"
        return told + (f"看来是{self._line()}填错。" if self.changes else f"差错看来出在同一行。{self.note}")

    def repair(self, due: Sequence[tuple[str, Number]]) -> str:
        """What to change, cell by cell where they are few."""
        if not due:
            return _OPEN_REPAIR
        if len(due) > MOST_NAMED:
            return f"核对台账后，按每行各格逐一重填{self._line()}"
        where = [
            f"{COLUMN_NAMES[Column(column_of(code))]}格" if self._is_row else f"“{row_names()[row_of(code)]}”"
            for code, _ in due
        ]
        cells = "，".join(f"{place}改为{number(value)}" for place, (_, value) in zip(where, due, strict=True))
        return f"核对台账后，把{self._line()}的{cells}"

    @property
    def _is_row(self) -> bool:
        return len({row_of(code) for code in self.changes}) == 1

    def _line(self) -> str:
        first = next(iter(self.changes))
        if self._is_row:
            return f"“{row_names()[row_of(first)]}”一行"
        return f"{COLUMN_NAMES[Column(column_of(first))]}列"


_OPEN_REPAIR = "几列一起不符，多半是某一行抄错行、漏填或错位：对照台账逐行核对这几列，改正那一行"
_COUNTED_TWICE = "多出的件数正好是各列的上年结转，看来新收数里已经算进了上年结转。"

_SIDES = {
    IDENTITY.code: ("新收加上年结转", "办结加结转下年度"),
    OUTCOMES_ADD_UP.code: ("“（七）总计”", "各项办理结果合计"),
    APPLICANTS_ADD_UP.code: ("总计", "六类申请人合计"),
}


def whole_line(system: BrokenEquations) -> WholeLine | None:
    """The row or column that explains most of what is broken in several places at once."""
    best: WholeLine | None = None
    for rule in (OUTCOMES_ADD_UP, IDENTITY):
        broken = [i for i in system.broken() if system.failures[i].instance.equation.rule is rule]
        columns = {system.failures[i].instance.place for i in broken}
        if len(columns - {Column.TOTAL}) > 1 and (line := _row(system, broken)):
            best = line if best is None or len(line.mends) > len(best.mends) else best
    return best or _column(system)


def _row(system: BrokenEquations, broken: Sequence[int]) -> WholeLine | None:
    """The one row that mends these equations of all columns, or that some row does and which is open."""
    rows = dict.fromkeys(row_of(code) for code in system.failures[broken[0]].instance.cells)
    found: list[WholeLine] = []
    for row in rows:
        changes: dict[str, Number] = {}
        for i in broken:
            code = f"{row}@{system.failures[i].instance.place}"
            changes[code] = -system.gaps[i] * system.failures[i].instance.signs[code]
        mends = system.mended_by(changes)
        if mends is not None and mends >= frozenset(broken):
            found.append(WholeLine(frozenset(broken), mends, changes))
    if not found:
        return None
    most = max(len(line.mends) for line in found)
    foremost = [line for line in found if len(line.mends) == most]
    if len(foremost) == 1 and most > len(broken):
        return foremost[0]
    note = _COUNTED_TWICE if _is_carried_in(system, broken) else ""
    return WholeLine(frozenset(broken), frozenset(broken), note=note)


def _is_carried_in(system: BrokenEquations, broken: Sequence[int]) -> bool:
    """Whether each column of the year's identity is over by just what it carried in."""
    if system.failures[broken[0]].instance.equation.rule is not IDENTITY:
        return False
    return all(
        system.gaps[i] == system.values.get(t3("carried_in", system.failures[i].instance.place))
        for i in broken
    )


def _column(system: BrokenEquations) -> WholeLine | None:
    """The one column that mends all rows that do not add up and its own sums with them, or the total column where so
    many rows do not add up that their entries cannot all be wrong."""
    broken = [i for i in system.broken() if system.failures[i].instance.equation.rule is APPLICANTS_ADD_UP]
    if len(broken) < 2:
        return None
    found: dict[Column, WholeLine] = {}
    for column in COLUMNS:
        changes: dict[str, Number] = {}
        for i in broken:
            code = f"{system.failures[i].instance.place}@{column}"
            changes[code] = -system.gaps[i] * system.failures[i].instance.signs[code]
        if mends := system.mended_by(changes):
            found[column] = WholeLine(frozenset(broken), mends, changes)
    most = max((len(line.mends) for line in found.values()), default=0)
    foremost = [line for line in found.values() if len(line.mends) == most]
    if len(foremost) == 1 and most > len(broken):
        return foremost[0]
    return found.get(Column.TOTAL) if len(broken) >= _MANY_ROWS else None

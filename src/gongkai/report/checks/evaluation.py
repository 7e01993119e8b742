"""The linear rules asked of one report."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from gongkai.report.checks.condition import form_of
from gongkai.report.checks.equation import BEFORE, Equation, Instance, Relation, Sum
from gongkai.report.checks.linear import EQUATIONS
from gongkai.report.checks.rule import Case
from gongkai.report.checks.wording import cell_name, number
from gongkai.report.finding import Answer, Verdict
from gongkai.report.value import Cell, Number, State

SHOWN_TERMS = 7
"""A side with more terms than this is shown without its zeros: `0 ≠ 9 + 2`."""

TABLE_NAMES = {2: "表二", 3: "表三", 4: "表四"}


@dataclass(frozen=True, slots=True)
class Failure:
    """An instance that does not hold, with the sums of its two sides; `shown` is the sum as it stands."""

    instance: Instance
    left: Number
    right: Number
    shown: str

    @property
    def gap(self) -> Number:
        """Left minus right."""
        return self.left - self.right


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every linear rule's verdict on one report, what failed, and what held.

    `values` are the cells with a number by code, those of the year before under `before:`.
    """

    verdicts: tuple[Verdict, ...]
    failures: tuple[Failure, ...]
    held: tuple[Instance, ...]
    values: Mapping[str, Number | None]


@cache
def _written_out(equation_index: int) -> tuple[Instance, ...]:
    return EQUATIONS[equation_index].instances()


@cache
def _alone(equation_index: int) -> tuple[Instance, ...]:
    alone = EQUATIONS[equation_index].alone
    return alone.instances() if alone else ()


def evaluate(case: Case) -> Evaluation:
    """Ask every equation that applies to the report's forms.

    A cell without a number, or one whose reading the asking rule had to settle itself, makes its instances answer
    "cannot tell". Without a comparable year before, each rule over two years answers so once.
    """
    report, previous = case.report, case.previous
    values: dict[str, Number | None] = {code: c.value for code, c in report.cells.items()}
    if previous:
        values.update({BEFORE + code: c.value for code, c in previous.cells.items()})
    settled = {(c.decided_by, code) for code, c in report.cells.items() if c.decided_by}
    if previous:
        settled |= {(c.decided_by, BEFORE + code) for code, c in previous.cells.items() if c.decided_by}
    present = {table for table in (2, 3, 4) if report.has_table(table)}
    asked = _Asked(case, values, settled)
    for index, equation in enumerate(EQUATIONS):
        if equation.table not in present:
            asked.once(equation, f"来源中没有{TABLE_NAMES[equation.table]}")
            continue
        if equation.form and (form := form_of(report, equation.table)) is not equation.form:
            if form is None:
                asked.once(equation, f"看不出{TABLE_NAMES[equation.table]}用的是哪一年的格式")
            continue
        if equation.spans_years and previous is None and not equation.alone:
            # A bridge between two forms is not due where the year before may have had the same form.
            if equation.form is equation.form_before:
                asked.once(equation, case.no_previous)
            continue
        if (
            previous
            and equation.form_before
            and equation.form_before is not form_of(previous, equation.table)
        ):
            continue
        for place, instance in enumerate(_written_out(index)):
            if equation.alone and any(
                values.get(code) is None for code in instance.signs if code not in instance.cells
            ):
                asked.ask(_alone(index)[place])
            else:
                asked.ask(instance)
    return Evaluation(tuple(asked.verdicts), tuple(asked.failures), tuple(asked.held), values)


class _Asked:
    """Verdicts and failures as they come in."""

    def __init__(
        self, case: Case, values: Mapping[str, Number | None], settled: set[tuple[str, str]]
    ) -> None:
        self.case = case
        self.values = values
        self.settled = settled
        self.verdicts: list[Verdict] = []
        self.failures: list[Failure] = []
        self.held: list[Instance] = []
        self._said_once: set[tuple[str, str]] = set()

    def once(self, equation: Equation, why: str) -> None:
        """Cannot tell, one verdict for the whole rule."""
        key = (equation.rule.code, why)
        if key not in self._said_once:
            self._said_once.add(key)
            self.verdicts.append(Verdict(equation.rule.code, Answer.CANNOT_TELL, (), why))

    def ask(self, instance: Instance) -> None:
        """Compare the two sides of one instance."""
        if instance.if_printed and not _printed(self.case.report.cells.get(instance.if_printed)):
            return
        value = self.values.__getitem__
        try:
            # A cell without a number is None, which no sum takes.
            left = sum(map(value, instance.added_left)) - sum(map(value, instance.taken_left))  # type: ignore[arg-type]
            right = sum(map(value, instance.added_right)) - sum(map(value, instance.taken_right))  # type: ignore[arg-type]
        except (KeyError, TypeError):
            self._cannot_tell(instance)
            return
        rule = instance.equation.rule.code
        if self.settled and any((rule, code) in self.settled for code in instance.signs):
            why = f"有的格是按{rule}断读出来的，不能再用它核对"
            self.verdicts.append(Verdict(rule, Answer.CANNOT_TELL, instance.cells, why, instance.place))
        elif _holds(instance.equation.relation, left, right):
            self.verdicts.append(instance.holds)
            self.held.append(instance)
        else:
            self.verdicts.append(Verdict(rule, Answer.FAIL, instance.cells, place=instance.place))
            self.failures.append(Failure(instance, left, right, shown(instance, self.values)))

    def _cannot_tell(self, instance: Instance) -> None:
        missing = [code for code in instance.signs if self.values.get(code) is None]
        why = _why(missing[0], self.case)
        if len(missing) > 1:
            why += f"，另有{len(missing) - 1}格没有数"
        rule = instance.equation.rule.code
        self.verdicts.append(Verdict(rule, Answer.CANNOT_TELL, instance.cells, why, instance.place))


def shown(instance: Instance, values: Mapping[str, Number | None]) -> str:
    """An instance with its numbers and the sign that is true of them: `1 + 0 ≠ 0 + 0`."""
    left, right = (_side(side, values) for side in (instance.left, instance.right))
    return f"{left} {instance.equation.relation.broken} {right}"


def _side(side: Sum, values: Mapping[str, Number | None]) -> str:
    terms = [(values[code] or 0, sign) for code, sign in side.terms]
    if len(terms) > SHOWN_TERMS:
        terms = [term for term in terms if term[0]]
    text = ""
    for value, sign in terms:
        figure = f"({number(value)})" if value < 0 and text else number(value)
        text += f" {'+' if sign > 0 else '−'} {figure}" if text else figure if sign > 0 else f"−{figure}"
    return text or "0"


def _holds(relation: Relation, left: Number, right: Number) -> bool:
    if relation is Relation.EQUAL:
        return left == right
    return left <= right if relation is Relation.AT_MOST else left >= right


def _printed(cell: Cell | None) -> bool:
    return cell is not None and cell.state is not State.NOT_IN_FORM


def _why(code: str, case: Case) -> str:
    """What is the matter with a cell that has no number."""
    report, owner = case.report, ""
    if code.startswith(BEFORE):
        assert case.previous is not None  # noqa: S101
        report, owner, code = case.previous, "上一年报告", code.removeprefix(BEFORE)
    cell = report.cells.get(code)
    return f"{owner}{cell_name(code)}{state_words(cell)}"


def state_words(cell: Cell | None) -> str:
    """Why a cell has no number, in words."""
    if cell is None:
        return "来源中没有"
    return f"填的是“{cell.raw.strip()}”" if cell.state is State.PLACEHOLDER else cell.state.label

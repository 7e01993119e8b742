"""Rules on cells that are no equation, as data: tests in order, of which the first that is true gives the answer.

Like an equation a condition knows nothing of a report. It is asked of one here, and of many at once elsewhere. A test
is true or it is not: one that compares cells is not where one of them has no number, so that a rule has to say itself
what it does without its numbers.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from gongkai.report.checks.equation import BEFORE, Sum
from gongkai.report.checks.rule import Case, Judgement, Rule, cannot_tell, failed, passed
from gongkai.report.checks.wording import number
from gongkai.report.finding import Answer, Finding
from gongkai.report.forms import Form
from gongkai.report.value import Number, Report, State


class Test(Protocol):
    """Something that is true of a case or not."""

    def holds(self, case: Case) -> bool:
        """Whether it is true."""
        ...


def value_in(case: Case, code: str) -> Number | None:
    """The number in a cell, of the year before where the code says so; None where there is none."""
    if not code.startswith(BEFORE):
        return case.report.value(code)
    return case.previous.value(code.removeprefix(BEFORE)) if case.previous else None


def figure(case: Case, code: str) -> str:
    """The number in a cell as a sentence says it; empty where there is none."""
    value = value_in(case, code)
    return "" if value is None else number(value)


@dataclass(frozen=True, slots=True)
class Comparison:
    """A weighted sum of cells against a number, in the cells' unit; `sign` is one of the comparisons of `operator`."""

    sum: Sum
    sign: Callable[[Number, int], bool]
    number: int = 0

    def holds(self, case: Case) -> bool:
        """Whether every cell has a number and the comparison is true."""
        total: Number = 0
        for code, weight in self.sum.terms:
            value = value_in(case, code)
            if value is None:
                return False
            total += weight * value
        return self.sign(total, self.number)


@dataclass(frozen=True, slots=True)
class Fraction:
    """A cell's number is not whole."""

    code: str

    def holds(self, case: Case) -> bool:
        """Whether it has a number and that has a fraction."""
        value = case.report.value(self.code)
        return value is not None and value != int(value)


@dataclass(frozen=True, slots=True)
class Known:
    """All these cells have a number."""

    codes: tuple[str, ...]

    def holds(self, case: Case) -> bool:
        """Whether none is without."""
        return all(value_in(case, code) is not None for code in self.codes)


@dataclass(frozen=True, slots=True)
class Printed:
    """The source prints some cell of a statutory table."""

    table: int

    def holds(self, case: Case) -> bool:
        """Whether one is there that is not said to be lacking."""
        return any(True for _ in printed_cells(case.report, self.table))


@dataclass(frozen=True, slots=True)
class Unfilled:
    """Some printed cell of a statutory table has no number."""

    table: int

    def holds(self, case: Case) -> bool:
        """Whether there is one."""
        return any(case.report.cells[code].value is None for code in printed_cells(case.report, self.table))


@dataclass(frozen=True, slots=True)
class FormIs:
    """A statutory table is printed in this form."""

    table: int
    form: Form

    def holds(self, case: Case) -> bool:
        """Whether it is."""
        return form_of(case.report, self.table) is self.form


@dataclass(frozen=True, slots=True)
class YearKnown:
    """The report says of which year it is; `first` and `last` are the years it has to lie in, if any."""

    first: int | None = None
    last: int | None = None

    def holds(self, case: Case) -> bool:
        """Whether it does."""
        year = case.report.year
        return (
            year is not None
            and (self.first is None or year >= self.first)
            and (self.last is None or year <= self.last)
        )


@dataclass(frozen=True, slots=True)
class YearBeforeKnown:
    """There is a report of the year before to compare with."""

    def holds(self, case: Case) -> bool:
        """Whether there is."""
        return case.previous is not None


@dataclass(frozen=True, slots=True)
class Agency:
    """What the agency's name tells: `about` says yes, no, or None where it does not tell.

    To ask of a name takes long, of a million names very long. Where `ends` are given, a name that ends in another
    Chinese character, or in one of `other_ends`, is answered no.
    """

    about: Callable[[str], bool | None]
    answer: bool | None
    ends: tuple[str, ...] = ()
    other_ends: tuple[str, ...] = ()

    def holds(self, case: Case) -> bool:
        """Whether it tells this."""
        return self.about(case.report.agency) is self.answer


@dataclass(frozen=True, slots=True)
class Not:
    """The test is not true."""

    test: Test

    def holds(self, case: Case) -> bool:
        """Whether it is not."""
        return not self.test.holds(case)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of the tests is true."""

    tests: tuple[Test, ...] = ()

    def holds(self, case: Case) -> bool:
        """Whether all are; of none at all it is so."""
        return all(test.holds(case) for test in self.tests)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the tests is true."""

    tests: tuple[Test, ...]

    def holds(self, case: Case) -> bool:
        """Whether one is."""
        return any(test.holds(case) for test in self.tests)


ALWAYS = AllOf()


@dataclass(frozen=True, slots=True)
class Passes:
    """The rule holds where the test is true."""

    when: Test
    answer: ClassVar[Answer | None] = Answer.PASS


@dataclass(frozen=True, slots=True)
class NotAsked:
    """The rule has nothing to ask where the test is true."""

    when: Test
    answer: ClassVar[Answer | None] = None


@dataclass(frozen=True, slots=True)
class CannotTell:
    """The rule lacks something where the test is true; `why` says in Chinese what, `{place}` standing for the place."""

    when: Test
    why: str | Callable[[Case], str]
    answer: ClassVar[Answer | None] = Answer.CANNOT_TELL


@dataclass(frozen=True, slots=True)
class Fails:
    """The rule is broken where the test is true.

    `named` are the cells that the finding may point at, each with the test on which it does; `words` makes the
    finding of the case, the place's name and the cells it points at.
    """

    when: Test
    named: Mapping[str, Test]
    words: Callable[[Case, str, tuple[str, ...]], Finding]
    answer: ClassVar[Answer | None] = Answer.FAIL

    def cells(self, case: Case) -> tuple[str, ...]:
        """The cells that the finding points at."""
        return tuple(code for code, test in self.named.items() if test.holds(case))


Clause = Passes | NotAsked | CannotTell | Fails


@dataclass(frozen=True, slots=True)
class Condition:
    """A rule at one place: its clauses in order, the first whose test is true gives the answer; there must be one.

    `table` is the statutory table it is about. `forms` are those that the table must have for it to be asked; empty
    if it is asked whatever the form. `place` tells its instances apart, `name` is the place in a sentence. `cells` are
    those it looks at.
    """

    rule: Rule
    table: int
    clauses: tuple[Clause, ...]
    forms: tuple[Form, ...] = ()
    place: str = ""
    name: str = ""
    cells: tuple[str, ...] = field(default=())

    def clause(self, case: Case) -> Clause | None:
        """The clause that answers, None where the rule is not asked."""
        if self.forms and form_of(case.report, self.table) not in self.forms:
            return None
        clause = next(clause for clause in self.clauses if clause.when.holds(case))
        return None if isinstance(clause, NotAsked) else clause

    def judgements(self, case: Case) -> Iterator[Judgement]:
        """Its answer with its finding, or nothing where it is not asked."""
        match self.clause(case):
            case Passes():
                known = (code for code in self.cells if case.report.value(code) is not None)
                yield passed(self.rule, *known, place=self.place)
            case CannotTell(_, why):
                said = why.format(place=self.name) if isinstance(why, str) else why(case)
                yield cannot_tell(self.rule, said, *self.cells, place=self.place)
            case Fails() as clause:
                yield failed(self.rule, clause.words(case, self.name, clause.cells(case)), place=self.place)


def form_of(report: Report | None, table: int) -> Form | None:
    """The form of a statutory table; Table 4 has but one, which is none of either."""
    if report is None or table == 4:
        return None
    return report.t2_form if table == 2 else report.t3_form


def printed_cells(report: Report, table: int) -> Iterator[str]:
    """Codes of a table's cells that the source does not lack."""
    prefix = f"t{table}."
    return (
        code
        for code, cell in report.cells.items()
        if code.startswith(prefix) and cell.state is not State.NOT_IN_FORM
    )

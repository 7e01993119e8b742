"""What a check answers: for each rule pass, fail or cannot tell, and for each fault one finding."""

from dataclasses import dataclass
from enum import StrEnum

from gongkai.report.value import Number, Where


class Severity(StrEnum):
    """How certain and how grave: the form or the law is broken; very likely wrong; ask a person."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """In Chinese, as a terminal, a workbook or a page of documentation says it."""
        return {"error": "错误", "warning": "警告", "hint": "提示"}[self.value]


class Answer(StrEnum):
    """The three answers of a rule. Without its numbers a rule cannot tell; it never passes on a gap."""

    PASS = "pass"  # noqa: S105
    FAIL = "fail"
    CANNOT_TELL = "cannot_tell"

    @property
    def label(self) -> str:
        """In Chinese, as a terminal, a workbook or a page of documentation says it."""
        return {"pass": "相符", "fail": "不符", "cannot_tell": "无法判断"}[self.value]


@dataclass(frozen=True, slots=True)
class Consequence:
    """A rule that fails only because of the finding's cause, with the cells it names."""

    rule: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault with one cause.

    `message` is a whole Chinese sentence for a clerk; `equation` the sum as it stands (`1 + 0 ≠ 0 + 0`), if there
    is one; `left`, `right` and `gap` its two sides and their difference (left − right), in the cells' unit.
    `expected` gives the likely right value of cells, where one is likely; the printed value is never altered.
    `section` and `quote` locate a finding about text.
    """

    rule: str
    severity: Severity
    message: str
    cells: tuple[str, ...] = ()
    repair: str = ""
    source: str = ""
    equation: str = ""
    left: Number | None = None
    right: Number | None = None
    gap: Number | None = None
    expected: tuple[tuple[str, Number], ...] = ()
    consequences: tuple[Consequence, ...] = ()
    section: int | None = None
    quote: str = ""
    where: Where | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer of one rule on one instance (a column, a row, a block, the whole): `why` tells what is missing.

    `place` is the instance's code where a rule has several, empty where it answers once for the whole.
    """

    rule: str
    answer: Answer
    cells: tuple[str, ...] = ()
    why: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """Findings, gravest first, and the verdict of every rule instance that was asked."""

    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()

    def count(self, answer: Answer) -> int:
        """How many rule instances gave this answer."""
        return sum(verdict.answer is answer for verdict in self.verdicts)

    def of(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of one severity."""
        return tuple(finding for finding in self.findings if finding.severity is severity)

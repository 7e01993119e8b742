"""What a rule is, and the answer it gives on one instance."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gongkai.report.finding import Answer, Finding, Severity, Verdict
from gongkai.report.forms import Form
from gongkai.report.value import Report

BOTH_FORMS = (Form.F2019, Form.F2021)


FORMAT = "年度报告格式"
"""How a source begins that is the printed form itself; its notice depends on the form in use."""


def with_notice(source: str, forms: tuple[Form, ...]) -> str:
    """A source that is the printed form, with the number of the notice that laid the form down."""
    if not source.startswith(FORMAT):
        return source
    return f"{FORMAT}（{'、'.join(form.notice for form in forms)}）{source.removeprefix(FORMAT)}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue. `code` never changes meaning.

    `title`, `says` and `repair` are Chinese for a clerk: the rule in a few words, the rule in a sentence, and what to
    do about a failure. `source` is the law, notice or reason it rests on. `severity` is the gravest that it reports;
    a finding of it may be milder where the case is less clear. `forms` are the formats it is asked of.
    """

    code: str
    severity: Severity
    title: str
    says: str
    source: str
    repair: str
    forms: tuple[Form, ...] = BOTH_FORMS


@dataclass(frozen=True, slots=True)
class Case:
    """What a check looks at: the report and, where there is one, that of the year before.

    `no_previous` says in Chinese why the year before cannot be compared; empty when it can.
    """

    report: Report
    previous: Report | None = None
    no_previous: str = ""

    @classmethod
    def of(cls, report: Report, previous: Report | None = None) -> "Case":
        """The case of a report; a `previous` of any other year than the one before is not compared."""
        if previous is None:
            before = f"{report.year - 1}年" if report.year else "上一年"
            return cls(report, None, f"缺{before}报告，不能核对")
        if report.year is None or previous.year is None:
            return cls(report, None, "有一份报告的年度不明，不能确定是否相邻两年")
        if previous.year != report.year - 1:
            return cls(report, None, f"另一份是{previous.year}年报告，不是{report.year - 1}年的，不能核对")
        return cls(report, previous)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer of a rule on one instance, with its finding where it fails."""

    verdict: Verdict
    finding: Finding | None = None


Question = Callable[[Case], Iterator[Judgement]]
"""A rule that is not linear: one small function that yields a judgement for every instance it is asked on, and
nothing where the rule does not apply."""


def passed(rule: Rule, *cells: str, place: str = "") -> Judgement:
    """The rule holds on these cells."""
    return Judgement(Verdict(rule.code, Answer.PASS, cells, place=place))


def cannot_tell(rule: Rule, why: str, *cells: str, place: str = "") -> Judgement:
    """The rule has not what it needs; `why` says in Chinese what is missing."""
    return Judgement(Verdict(rule.code, Answer.CANNOT_TELL, cells, why, place))


def failed(rule: Rule, finding: Finding, *, place: str = "") -> Judgement:
    """The rule is broken, as the finding says."""
    return Judgement(Verdict(rule.code, Answer.FAIL, finding.cells, place=place), finding)


def finding(
    rule: Rule,
    message: str,
    *cells: str,
    severity: Severity | None = None,
    repair: str = "",
    section: int | None = None,
    quote: str = "",
) -> Finding:
    """A finding of a rule without an equation; what is not given comes from the rule."""
    return Finding(
        rule.code,
        severity or rule.severity,
        message,
        cells,
        repair=repair or rule.repair,
        source=rule.source,
        section=section,
        quote=quote,
    )

"""Reports whose numbers no column holds exactly, asked one by one of the single-report checker."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.corpus.checking.paired import Asked
from gongkai.corpus.wide_row import cells
from gongkai.report.checks.answerable import answerable
from gongkai.report.checks.catalogue import CONDITIONS
from gongkai.report.checks.causes import message
from gongkai.report.checks.evaluation import Evaluation, Failure, evaluate
from gongkai.report.checks.rule import Case
from gongkai.report.finding import Answer, Severity
from gongkai.report.forms import Form
from gongkai.report.value import Number, Report

_LARGEST = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Told:
    """An answer on one instance, with what a finding says of it where it is broken.

    `message` is there where a side is no whole number of 64 bits, so that no column holds it.
    """

    rule: str
    place: str
    answer: Answer
    severity: str = ""
    left: int | None = None
    right: int | None = None
    cells: tuple[str, ...] = ()
    message: str | None = None


def report_of(row: Mapping[str, Any]) -> Report:
    """What the rules on cells ask of a report, from its row."""
    t2_form, t3_form = (Form(row[name]) if row[name] else None for name in ("t2_form", "t3_form"))
    return answerable(
        Report(
            agency=row["agency"] or "", year=row["year"], t2_form=t2_form, t3_form=t3_form, cells=cells(row)
        )
    )


def cases(asked: Asked, which: Sequence[int]) -> Iterator[tuple[str, Case]]:
    """Reports by the number of their row, each with the year before."""
    rows = asked.frame
    for number in which:
        row = rows.row(number, named=True)
        before = report_of(rows.row(number - 1, named=True)) if asked.has_before[number] else None
        yield row["report"], Case.of(report_of(row), before)


def told(case: Case) -> Iterator[Told]:
    """Every rule on cells at every place, as the single-report checker answers."""
    evaluation = evaluate(case)
    failures = {(one.instance.equation.rule.code, one.instance.cells): one for one in evaluation.failures}
    for verdict in evaluation.verdicts:
        if verdict.answer is Answer.FAIL:
            failure = failures[verdict.rule, verdict.cells]
            left, right = _stored(failure.left), _stored(failure.right)
            yield Told(
                verdict.rule,
                verdict.place,
                verdict.answer,
                severity(failure, evaluation).value,
                left,
                right,
                verdict.cells,
                message(failure) if left is None or right is None else None,
            )
        else:
            yield Told(verdict.rule, verdict.place, verdict.answer)
    for condition in CONDITIONS:
        for judgement in condition.judgements(case):
            verdict, finding = judgement.verdict, judgement.finding
            if finding:
                yield Told(
                    verdict.rule,
                    verdict.place,
                    verdict.answer,
                    finding.severity.value,
                    cells=finding.cells,
                )
            else:
                yield Told(verdict.rule, verdict.place, verdict.answer)


def severity(failure: Failure, evaluation: Evaluation) -> Severity:
    """How grave a broken instance is, by what holds beside it."""
    equation = failure.instance.equation
    if equation.mild_where and any(
        one.equation is equation and one.place == equation.mild_where for one in evaluation.held
    ):
        return Severity.WARNING
    return equation.severity or equation.rule.severity


def _stored(value: Number) -> int | None:
    whole = int(value)
    return whole if value == whole and abs(whole) <= _LARGEST else None

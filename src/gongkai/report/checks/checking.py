"""One report, checked; and a set of reports that one government sums."""

from collections.abc import Sequence
from dataclasses import replace

from gongkai.report.checks import causes
from gongkai.report.checks.answerable import answerable
from gongkai.report.checks.catalogue import QUESTIONS
from gongkai.report.checks.evaluation import evaluate
from gongkai.report.checks.report_set import ReportSet
from gongkai.report.checks.rollup import judgements
from gongkai.report.checks.rule import BOTH_FORMS, Case, with_notice
from gongkai.report.checks.table_3 import total_left_at_zero
from gongkai.report.checks.valid_numbers import RULES as NUMBER_RULES
from gongkai.report.codes import table_of
from gongkai.report.finding import CheckResult, Consequence, Finding, Severity, Verdict
from gongkai.report.value import Report

VALID_NUMBERS = frozenset(rule.code for rule in NUMBER_RULES)
_GRAVITY = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def check(report: Report, *, previous: Report | None = None) -> CheckResult:
    """Ask every rule of a report; `previous` is the same agency's report on the year before, if there is one.

    Never raises on a report, however odd. A rule that does not apply (another form, another year) gives no verdict;
    one that lacks its numbers, or the year before, gives "cannot tell". Findings come gravest first, each with the
    rules that fail only because of it.
    """
    report = answerable(report)
    case = Case.of(report, answerable(previous) if previous else None)
    evaluation = evaluate(case)
    found = causes.findings(
        evaluation.failures, evaluation.held, evaluation.values, known=total_left_at_zero(report)
    )
    verdicts: list[Verdict] = list(evaluation.verdicts)
    for question in QUESTIONS:
        for judgement in question(case):
            verdicts.append(judgement.verdict)
            if judgement.finding and not _already_corrected(found, judgement.finding):
                found.append(judgement.finding)
    placed = (_placed(finding, report) for finding in found)
    return CheckResult(tuple(sorted(placed, key=_gravity)), tuple(verdicts))


def _placed(finding: Finding, report: Report) -> Finding:
    """The finding with the notice of the form in use, and with the place of its section if it has none."""
    form = report.t2_form if finding.cells and table_of(finding.cells[0]) == 2 else report.t3_form
    section = report.section(finding.section) if finding.section else None
    where = finding.where or (section.where if section else None)
    return replace(finding, source=with_notice(finding.source, (form,) if form else BOTH_FORMS), where=where)


def _already_corrected(found: list[Finding], finding: Finding) -> bool:
    """Whether findings before already correct every cell of an invalid number; it then becomes a consequence there."""
    if finding.rule not in VALID_NUMBERS:
        return False
    corrected = {code for other in found for code, _ in other.expected}
    if not corrected.issuperset(finding.cells):
        return False
    for place, other in enumerate(found):
        if cells := tuple(code for code, _ in other.expected if code in finding.cells):
            found[place] = replace(
                other, consequences=(*other.consequences, Consequence(finding.rule, cells))
            )
    return True


def check_set(
    government: Report,
    units: Sequence[Report],
    *,
    expected: Sequence[str] = (),
    before: ReportSet | None = None,
) -> CheckResult:
    """Ask the rules of a roll-up (RU) of a government's report and the reports that it sums.

    `units` are the reports of its own office, departments, townships and streets; `expected` the names of all that
    have to report, empty when not known; `before` the same of the year before. Each report's own rules are asked
    with `check`.
    """
    found = list(judgements(ReportSet(government, tuple(units), tuple(expected), before)))
    return CheckResult(
        tuple(sorted((j.finding for j in found if j.finding), key=_gravity)),
        tuple(j.verdict for j in found),
    )


def _gravity(finding: Finding) -> int:
    return _GRAVITY[finding.severity]

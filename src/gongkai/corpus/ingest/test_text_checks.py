from collections import Counter
from random import Random

import pytest
from tests import narrative_examples, rule_examples
from tests.random_reports import random_report

from gongkai.corpus.checking.cell_rules import AT_READING
from gongkai.corpus.ingest.text_checks import text_findings
from gongkai.report.checks import check
from gongkai.report.checks.answerable import answerable
from gongkai.report.finding import CheckResult, Finding
from gongkai.report.narrative import read
from gongkai.report.value import Report


def said(found: Finding) -> tuple[object, ...]:
    return (found.rule, found.severity, found.message, found.cells, found.section, found.quote)


def agree(report: Report) -> Counter[tuple[object, ...]]:
    """The findings here, which are those of the single-report checker."""
    report = answerable(report)
    here = Counter(map(said, text_findings(report, read(report))))
    assert here == Counter(said(found) for found in check(report).findings if found.rule in AT_READING)
    return here


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Report]:
    """The reports that an example has checked."""
    reports: list[Report] = []

    def noted(report: Report, previous: Report | None = None) -> CheckResult:
        reports.append(report)
        return check(report, previous=previous)

    monkeypatch.setattr(rule_examples, "check", noted)
    return reports


@pytest.mark.parametrize("code", sorted(AT_READING))
def test_a_rule_says_of_its_example_what_the_checker_says(code: str, asked: list[Report]) -> None:
    if code in narrative_examples.BROKEN_AND_SOUND:
        broken, _ = narrative_examples.BROKEN_AND_SOUND[code]
        asked.append(broken())
    else:
        rule_examples.EXAMPLES[code].broken()
    assert any(code == found[0] for found in agree(asked[0]))


def test_random_reports_get_the_findings_of_the_checker() -> None:
    assert sum((agree(random_report(Random(seed))) for seed in range(12)), Counter())

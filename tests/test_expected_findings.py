"""What the checks find on real reports, against what was found by eye.

The five seeds have errors and warnings listed one by one; every other report of the collection has its violations
in `truth.json`.
"""

from functools import cache

import pytest

from gongkai.report.checks import check
from gongkai.report.codes import Column
from gongkai.report.finding import CheckResult, Finding, Severity
from gongkai.report.forms import COLUMN_LABELS
from gongkai.report.reading.reader import read
from gongkai.report.value import Report
from tests.shared_reports import FOLDER, source
from tests.truth_reports import ROWS, TRACKS, slugs, truth, truth_report

SEEDS = {
    "seed-000": (["T3-07"], []),
    "seed-001": ([], ["ST-02"]),
    "seed-002": (["T3-06"], ["ST-04"]),
    "seed-003": ([], ["ST-04"]),
    "seed-004": ([], ["NV-13", "ST-01", "ST-04"]),
}
"""Errors and warnings, exactly."""

ARITHMETIC = ("T2", "T3", "T4", "XY")
COLUMNS_BY_LABEL = {
    label: column for column, label in COLUMN_LABELS.items() if column is not Column.ORG_OTHER
}

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the shared reports are not beside the checkout")


@cache
def report(slug: str) -> Report:
    """The report as its document is read; of a derived one, which has no document, its cells."""
    return truth_report(slug) if truth(slug)["completeness"] == "derived" else read(source(slug))


@cache
def result(slug: str) -> CheckResult:
    return check(report(slug))


def rules(found: CheckResult, severity: Severity) -> list[str]:
    return sorted(finding.rule for finding in found.of(severity))


def all_slugs() -> list[str]:
    return slugs("full", "fragment", "derived") if FOLDER.is_dir() else []


def names(found: CheckResult) -> set[tuple[str, str]]:
    """Every rule and cell that the findings and their consequences name."""
    return {
        (rule, code)
        for finding in found.findings
        for rule, cells in ((finding.rule, finding.cells), *((c.rule, c.cells) for c in finding.consequences))
        for code in cells
    }


@pytest.mark.parametrize("slug", SEEDS)
def test_the_seeds_have_exactly_the_errors_and_warnings_that_were_found_by_eye(slug: str) -> None:
    errors, warnings = SEEDS[slug]
    assert rules(result(slug), Severity.ERROR) == errors
    assert rules(result(slug), Severity.WARNING) == warnings


def test_the_total_row_left_at_zero_is_one_finding_on_two_cells_with_its_consequences() -> None:
    (finding,) = result("seed-000").of(Severity.ERROR)
    natural_person, total = "t3.outcome.total@natural_person", "t3.outcome.total@total"
    assert finding.cells == (natural_person, total)
    assert finding.expected == ((natural_person, 1), (total, 1))
    assert sorted(c.rule for c in finding.consequences) == ["T3-01", "T3-01", "T3-02", "T3-02"]


def test_more_remedies_than_outcomes_is_a_hint_without_the_year_before() -> None:
    assert "T4-05" in rules(result("seed-001"), Severity.HINT)


@pytest.mark.parametrize("slug", all_slugs())
def test_every_violation_of_the_truth_is_found(slug: str) -> None:
    found = names(result(slug))
    for violation in truth(slug)["violations"]:
        rule, where = violation["rule"], violation["where"]
        if rule in ("identity", "subrow_sum"):
            code = "T3-01" if rule == "identity" else "T3-02"
            assert (code, f"t3.outcome.total@{COLUMNS_BY_LABEL[where]}") in found
        elif rule == "row_total":
            assert ("T3-03", f"t3.{ROWS[where]}@total") in found
        elif rule == "row_total_blank":
            assert ("ST-05", f"t3.{ROWS[where]}@total") in found
        elif rule == "t4_total":
            assert any(
                r in ("T4-01", "T4-02", "T4-03") and c == f"t4.{TRACKS[where]}.total" for r, c in found
            )
        else:
            assert rule == "narrative"
            if truth(slug)["completeness"] != "derived":  # a derived report has no text of its own here
                assert any(finding.rule.startswith("NV") for finding in result(slug).findings)


@pytest.mark.parametrize("slug", all_slugs())
def test_no_error_of_arithmetic_is_found_where_none_is_listed(slug: str) -> None:
    listed = {v["rule"] for v in truth(slug)["violations"]} - {"narrative", "row_total_blank"}
    errors = [
        finding
        for finding in result(slug).of(Severity.ERROR)
        if finding.rule.startswith(ARITHMETIC) and finding.rule != "T3-06"
    ]
    assert bool(errors) is bool(listed), errors


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("hebei-gxt-2021", "hebei-gxt-2022"),
        ("hebei-gxt-2022", "hebei-gxt-2023"),
        ("derived-suqian-2023", "derived-suqian-2024"),
    ],
)
def test_series_of_one_agency_continue_from_year_to_year(earlier: str, later: str) -> None:
    def across(found: CheckResult) -> list[Finding]:
        return [f for f in found.findings if f.rule.startswith("XY") and f.severity is not Severity.HINT]

    from_truth = check(truth_report(later), previous=truth_report(earlier))
    assert across(from_truth) == []
    # 行政规范性文件 continue too: 25 + 5 − 4 = 26 and 26 + 1 − 1 = 26 in Hebei, 597 + 50 − 227 = 420 in Suqian.
    told = [v.answer for v in from_truth.verdicts if v.rule in ("XY-01", "XY-02")]
    assert set(told) == {"pass"}
    assert len(told) == 9
    assert across(check(report(later), previous=report(earlier))) == []

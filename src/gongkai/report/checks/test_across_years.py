"""Great changes between two years."""

import pytest
from tests.clean_reports import clean, with_values

from gongkai.report.checks import check
from gongkai.report.finding import Answer, CheckResult


def told(result: CheckResult, rule: str) -> list[Answer]:
    return [v.answer for v in result.verdicts if v.rule == rule]


@pytest.mark.parametrize(
    ("then", "now", "great"),
    [(20, 101, True), (20, 100, False), (19, 0, False), (20, 0, True), (0, 20, True), (0, 19, False)],
)
def test_a_change_is_great_beyond_five_times_or_to_and_from_nothing(then: int, now: int, great: bool) -> None:
    code = "t2.licensing.decisions"
    result = check(with_values(clean(2023), {code: now}), previous=with_values(clean(2022), {code: then}))
    assert (told(result, "XY-07") == [Answer.FAIL]) is great

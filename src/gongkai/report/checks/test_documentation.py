from pathlib import Path

from gongkai.report.checks import NEEDS_PLATFORM_DATA, RULES
from gongkai.report.checks.documentation import page

PAGE = Path(__file__).parents[4] / "docs" / "rules.md"


def test_the_page_of_rules_is_current() -> None:
    command = "python -m gongkai.report.checks.documentation docs/rules.md"
    assert PAGE.read_text(encoding="utf-8") == page(), f"out of date: {command}"


def test_the_page_has_every_rule_and_says_which_ones_need_more_than_a_report() -> None:
    text = page()
    assert all(f"### {code} " in text for code in RULES)
    assert all(f"- {code}：" in text for code in NEEDS_PLATFORM_DATA)

from pathlib import Path

from gongkai.annual import platform_rules
from gongkai.annual.step_documentation.page import page
from gongkai.annual.step_table import TABLE

PAGE = Path(__file__).parents[4] / "docs" / "annual-report-steps.md"


def test_the_page_of_steps_is_current_and_has_every_step_and_rule_with_its_source() -> None:
    text = page()
    command = "python -m gongkai.annual.step_documentation docs/annual-report-steps.md"
    assert PAGE.read_text(encoding="utf-8") == text, f"out of date: {command}"
    for step in TABLE:
        assert f"### {step.label}\n" in text
        assert f"`{step.code}`" in text
        assert step.article in text
    for rule in platform_rules.rules():
        assert f"**{rule.code} {rule.title}**" in text

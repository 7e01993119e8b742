from pathlib import Path

from gongkai.publishing.guard.examining import RULES
from gongkai.publishing.guard.rule_documentation.page import page

PAGE = Path(__file__).parents[5] / "docs" / "guard-rules.md"


def test_the_page_of_rules_is_current_and_has_every_rule_with_its_source() -> None:
    command = "python -m gongkai.publishing.guard.rule_documentation docs/guard-rules.md"
    assert PAGE.read_text(encoding="utf-8") == page(), f"out of date: {command}"
    for rule in RULES.values():
        assert f"### {rule.code} {rule.name}\n" in page()
        assert rule.source

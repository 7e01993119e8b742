from pathlib import Path

from gongkai.publishing.step_documentation.page import page
from gongkai.publishing.step_table import TABLE

PAGE = Path(__file__).parents[4] / "docs" / "document-steps.md"


def test_the_page_of_steps_is_current_and_has_every_step_with_its_article() -> None:
    text = page()
    command = "python -m gongkai.publishing.step_documentation docs/document-steps.md"
    assert PAGE.read_text(encoding="utf-8") == text, f"out of date: {command}"
    for step in TABLE:
        assert f"### {step.label}\n" in text
        assert f"`{step.code}`" in text
        assert step.article in text

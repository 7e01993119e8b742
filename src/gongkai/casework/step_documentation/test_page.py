from pathlib import Path

from gongkai.casework.step_documentation.page import page
from gongkai.casework.step_table import TABLE

PAGE = Path(__file__).parents[4] / "docs" / "steps.md"


def test_the_page_of_steps_is_current() -> None:
    command = "python -m gongkai.casework.step_documentation docs/steps.md"
    assert PAGE.read_text(encoding="utf-8") == page(), f"out of date: {command}"


def test_the_page_has_every_step_with_its_article() -> None:
    text = page()
    for step in TABLE:
        assert f"### {step.label}\n" in text
        assert f"`{step.code}`" in text
        assert step.article in text

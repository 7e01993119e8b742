from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gongkai.casework.disputes.step_table import TABLE as DISPUTES
from gongkai.casework.step_documentation import dispute_page, page
from gongkai.casework.step_table import TABLE
from gongkai.workflow.step import StepTable

DOCS = Path(__file__).parents[4] / "docs"
PAGES = [("steps.md", page.page, TABLE), ("dispute-steps.md", dispute_page.page, DISPUTES)]


@pytest.mark.parametrize(("name", "made", "table"), PAGES, ids=["applications", "disputes"])
def test_the_page_of_steps_is_current_and_has_every_step_with_its_article(
    name: str, made: Callable[[], str], table: StepTable[Any]
) -> None:
    text = made()
    command = f"python -m gongkai.casework.step_documentation docs/{name}"
    assert (DOCS / name).read_text(encoding="utf-8") == text, f"out of date: {command}"
    for step in table:
        assert f"### {step.label}\n" in text
        assert f"`{step.code}`" in text
        assert step.article in text

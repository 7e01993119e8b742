import re
from dataclasses import fields
from pathlib import Path

import pytest

from gongkai.law.applicant import USUAL_COLUMNS
from gongkai.law.dispute_result import USUAL_RESULTS
from gongkai.law.matter import USUAL_OUTCOMES
from gongkai.law.readings import DEFAULT, Readings
from gongkai.law.readings_file import parse_readings

PAGES = Path(__file__).parents[3] / "docs" / "readings"
NAMES = [field.name for field in fields(Readings)]


def page_of(name: str) -> str:
    return (PAGES / f"{name.replace('_', '-')}.md").read_text(encoding="utf-8")


def shown(name: str) -> str:
    value = getattr(DEFAULT, name)
    words = {
        id(USUAL_COLUMNS): "通行的归类",
        id(USUAL_OUTCOMES): "other.misc",
        id(USUAL_RESULTS): "通行的对应",
    }
    return words.get(id(value), str(value))


def test_every_choice_has_its_page_and_every_page_its_choice() -> None:
    pages = {path.stem for path in PAGES.glob("*.md")} - {"README"}
    assert pages == {name.replace("_", "-") for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_names_text_readings_default_and_how_to_change(name: str) -> None:
    page = page_of(name)
    assert f"`{name}`，默认 `{shown(name)}`。" in page
    assert re.findall(r"^## (.+)$", page, re.M) == ["条文", "两种理解", "为什么这样默认", "怎样改"]
    assert "- 默认：" in page
    assert "- 另一种：" in page


@pytest.mark.parametrize("name", NAMES)
def test_the_example_of_a_page_takes_the_other_reading_and_no_other(name: str) -> None:
    example = re.search(r"```toml\n(.+?)```", page_of(name), re.S)
    assert example
    other = parse_readings(example[1])
    assert [field for field in NAMES if getattr(other, field) != getattr(DEFAULT, field)] == [name]


@pytest.mark.parametrize("name", NAMES)
def test_the_overview_lists_every_choice_with_its_default(name: str) -> None:
    overview = (PAGES / "README.md").read_text(encoding="utf-8")
    assert f"]({name.replace('_', '-')}.md) | `{name}` | `{shown(name)}` |" in overview

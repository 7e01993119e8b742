import re
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from gongkai.law.applicant import USUAL_COLUMNS, ApplicantColumn, ApplicantKind
from gongkai.law.matter import USUAL_OUTCOMES
from gongkai.law.readings import DEFAULT, OnlineReceipt, Period, Readings, Unit
from gongkai.law.readings_file import ReadingsUnreadable, parse_readings

PAGES = Path(__file__).parents[3] / "docs" / "readings"
NAMES = [field.name for field in fields(Readings)]


def page_of(name: str) -> str:
    return (PAGES / f"{name.replace('_', '-')}.md").read_text(encoding="utf-8")


def shown(name: str) -> str:
    value = getattr(DEFAULT, name)
    return {id(USUAL_COLUMNS): "通行的归类", id(USUAL_OUTCOMES): "other.misc"}.get(id(value), str(value))


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


def test_a_file_gives_typed_readings_and_leaves_the_rest_alone() -> None:
    readings = parse_readings(
        'online_receipt = "system"\nfees_from = 2021-03-01\ntownship_report_due = [2, 29]\n'
        'payment_period = { length = 20, unit = "working_days" }\n'
        'applicant_columns = { cooperative = "org_other" }\n'
    )
    assert readings.online_receipt is OnlineReceipt.SYSTEM
    assert readings.fees_from == date(2021, 3, 1)
    assert readings.township_report_due == (2, 29)
    assert readings.payment_period == Period(20, Unit.WORKING_DAYS)
    assert readings.applicant_columns[ApplicantKind.COOPERATIVE] is ApplicantColumn.ORG_OTHER
    assert readings.applicant_columns[ApplicantKind.COMPANY] is ApplicantColumn.ORG_ENTERPRISE
    assert parse_readings("") == DEFAULT


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("day_one = true", "没有名为 day_one 的选择"),
        ("day_zero = 1", "day_zero 的值 1 不可用"),
        ("extensions_allowed = true", "extensions_allowed 的值 True 不可用"),
        ("extensions_allowed = -1", "不可用"),
        ('online_receipt = "sometimes"', "online_receipt"),
        ('fees_from = "2021"', "fees_from"),
        ("payment_period = 30", "payment_period"),
        ("township_report_due = [2, 30]", "township_report_due"),
        ('applicant_columns = { company = "total" }', "applicant_columns"),
        ('matter_outcomes = { withdrawn = "granted!" }', "matter_outcomes"),
        ("day_zero = ", "解读选择文件有误"),
    ],
)
def test_a_wrong_file_is_refused_with_the_line(text: str, says: str) -> None:
    with pytest.raises(ReadingsUnreadable, match=re.escape(says)):
        parse_readings(text)

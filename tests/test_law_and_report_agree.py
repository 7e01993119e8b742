"""The rooms `law` and `report` use one set of words, though neither may import the other's tables."""

from gongkai.law.applicant import ApplicantColumn
from gongkai.law.outcome import Outcome
from gongkai.law.statutory_content import ART_20
from gongkai.report.codes import APPLICANT_COLUMNS
from gongkai.report.forms import TABLE_2, TABLE_3, Form, outcome_leaves


def test_outcomes_are_the_leaves_of_table_3_in_its_order() -> None:
    assert [f"t3.outcome.{outcome}" for outcome in Outcome] == list(outcome_leaves(Form.F2021))


def test_an_outcome_is_called_what_the_form_prints() -> None:
    rows = {row.code.removeprefix("t3.outcome."): row for row in TABLE_3[Form.F2021]}
    for outcome in Outcome:
        printed = rows[outcome].label.partition("（区分")[0]
        words = printed.lstrip("0123456789.").removeprefix("（一）").removeprefix("（二）")
        assert outcome.law.label.rpartition("：")[2].removesuffix("不再处理") in words


def test_applicants_are_the_columns_of_table_3_in_its_order() -> None:
    assert list(ApplicantColumn) == [column.value for column in APPLICANT_COLUMNS]


def test_table_2_prints_items_of_article_20() -> None:
    items = {item.number for item in ART_20}
    assert {block.item for blocks in TABLE_2.values() for block in blocks} <= items

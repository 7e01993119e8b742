from decimal import Decimal

import pytest

from gongkai.report.value import Cell, Report, Section, State, Where


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (Where(), ""),
        (Where(line=12, column=3), "原文第12行，第3字"),
        (Where(page=3, table=2, row=4, cell=5), "第3页，第2个表，第4行，第5格"),
        (Where(sheet="表三", reference="B7"), "工作表“表三”，B7格"),
    ],
)
def test_a_position_is_said_in_words(where: Where, words: str) -> None:
    assert str(where) == words


def test_a_number_is_printed_as_an_office_would_and_keeps_its_unit() -> None:
    cell = Cell.number("t2.admin_fees.amount_wan", Decimal("670.376375"))
    assert (cell.raw, cell.state, cell.unit) == ("670.376375", State.NUMBER, "万元")
    assert Cell.number("t2.penalty.decisions", 1234, raw="1,234").raw == "1,234"


def test_every_state_has_a_word_of_its_own() -> None:
    assert [state.label for state in State] == ["数字", "空白", "占位符", "读不清", "未定", "缺此格"]


def test_a_blank_cell_and_a_missing_one_have_no_number() -> None:
    report = Report(
        cells={
            "t4.review.total": Cell(state=State.BLANK),
            "t4.review.upheld": Cell.number("t4.review.upheld", 0),
        }
    )
    assert report.value("t4.review.total") is None
    assert report.value("t3.received_new@total") is None
    assert report.value("t4.review.upheld") == 0
    assert report.has_table(4)
    assert not report.has_table(3)


def test_a_section_is_asked_for_by_its_number() -> None:
    report = Report(sections=(Section(5, "存在的主要问题及改进情况", ("一处不足。", "已经改进。")),))
    five = report.section(5)
    assert five is not None
    assert five.text == "一处不足。\n已经改进。"
    assert report.section(6) is None

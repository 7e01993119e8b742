from collections import Counter

import pytest

from gongkai.report.codes import table_of
from gongkai.report.forms import (
    TABLE_2,
    TABLE_3,
    Form,
    codes,
    form_due,
    is_amount,
    label,
    outcome_leaves,
    unit,
)


@pytest.mark.parametrize(
    ("form", "table_2", "rows", "leaves"),
    [
        (Form.F2019, 22, 23, 19),  # 国办公开办函〔2019〕60号
        (Form.F2021, 10, 25, 21),  # 国办公开办函〔2021〕30号
    ],
)
def test_a_form_has_the_cells_that_its_notice_prints(
    form: Form, table_2: int, rows: int, leaves: int
) -> None:
    assert Counter(map(table_of, codes(form, form))) == {2: table_2, 3: rows * 7, 4: 15}
    assert len(TABLE_3[form]) == rows
    assert len(outcome_leaves(form)) == leaves


def test_every_code_of_a_form_is_printed_once() -> None:
    for t2_form in Form:
        for t3_form in Form:
            printed = codes(t2_form, t3_form)
            assert len(printed) == len(set(printed))


def test_a_table_that_is_missing_has_no_codes() -> None:
    assert {table_of(code) for code in codes(None, Form.F2021)} == {3, 4}
    assert {table_of(code) for code in codes(Form.F2019, None)} == {2, 4}


@pytest.mark.parametrize(
    ("year", "form"), [(2019, Form.F2019), (2020, Form.F2019), (2021, Form.F2021), (2025, Form.F2021)]
)
def test_the_form_of_2021_is_due_from_the_report_on_2021(year: int, form: Form) -> None:
    assert form_due(year) is form


@pytest.mark.parametrize(
    ("code", "words", "counted_in", "money"),
    [
        ("t2.normative_docs.made", "规范性文件·本年新制作数量", "件", False),
        ("t2.licensing.items_prev", "行政许可·上一年项目数量", "项", False),
        ("t2.procurement.amount_yuan", "政府集中采购·采购总金额", "元", True),
        ("t2.admin_fees.amount_wan", "行政事业性收费·本年收费金额（单位：万元）", "万元", True),
        ("t3.outcome.granted@natural_person", "（一）予以公开·自然人", "件", False),
        ("t3.outcome.other@total", "（六）其他处理·总计", "件", False),
        ("t4.suit_after_review.corrected", "复议后起诉·结果纠正", "件", False),
    ],
)
def test_a_cell_has_its_words_and_its_unit(code: str, words: str, counted_in: str, money: bool) -> None:
    assert (label(code), unit(code), is_amount(code)) == (words, counted_in, money)


def test_a_block_of_table_2_names_its_item_of_article_20() -> None:
    assert [block.item for block in TABLE_2[Form.F2019]] == ["一", "五", "六", "八", "九"]
    assert [block.item for block in TABLE_2[Form.F2021]] == ["一", "五", "六", "八"]
    assert TABLE_2[Form.F2021][0].heading == "第二十条第（一）项"

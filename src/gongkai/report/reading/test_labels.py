"""Labels as real reports print them, and what must not be taken for one."""

import pytest

from gongkai.report.forms import SECTION_TITLES, TABLE_2, TABLE_3, Form
from gongkai.report.reading.label_matching import fold_label
from gongkai.report.reading.labels import (
    match_block_item,
    match_column,
    match_head4,
    match_measure,
    match_row,
    match_section,
    match_subject,
    subject_variant,
)


@pytest.mark.parametrize(
    "row", {row.code: row for form in Form for row in TABLE_3[form]}.values(), ids=lambda row: row.code
)
def test_every_row_of_the_form_is_known_with_and_without_its_number(row) -> None:
    for printed in (row.label, fold_label(row.label), row.label.replace("（", "(").replace("，", ",")):
        found = match_row(printed)
        assert found
        assert (found.code, found.exact) == (row.code, True)


@pytest.mark.parametrize("form", Form)
def test_every_label_of_table_2_is_known_in_its_form(form: Form) -> None:
    for block in TABLE_2[form]:
        assert match_block_item(block.heading) == block.item
        for subject in block.subjects:
            found = match_subject(subject.label)
            assert found
            assert found.code == f"t2.{subject.code}"
            assert subject_variant(found, subject.label, form) is None
        for measure in block.measures:
            assert (match := match_measure(measure.label))
            assert (match[0].code, match[0].exact, match[1]) == (f"t2.*.{measure.code}", True, form)


@pytest.mark.parametrize(
    ("printed", "code", "exact"),
    [
        ("5.属于三类内容事务信息", "t3.outcome.refused.internal_affairs", False),
        ("（二）部分公开（区分处理的，只计这一情况，不计其他情形）", "t3.outcome.partial", False),
        ("（二）部分公开", "t3.outcome.partial", False),
        ("3.危及“三安全一稳定”", "t3.outcome.refused.security_stability", True),
        ("3. 危及'三安全一稳定'", "t3.outcome.refused.security_stability", True),
        ("2.其他法律行政\n法规禁止公开", "t3.outcome.refused.law_prohibited", True),
        (
            "1. 申请人无正当理由逾期不补正, 行政机关不再处理其政府信息公开申请",
            "t3.outcome.other.no_correction",
            True,
        ),
        ("（六）其他", "t3.outcome.other", False),
        ("一、本年新收政府信息公開申請數量", "t3.received_new", True),
    ],
)
def test_rows_of_table_3_are_known_by_their_words(printed: str, code: str, exact: bool) -> None:
    found = match_row(printed)
    assert found
    assert (found.code, found.exact) == (code, exact)
    assert (found.variant(printed) is None) is exact


def test_the_number_tells_the_group_other_from_the_row_other() -> None:
    assert match_row("（六）其他").code == "t3.outcome.other"
    assert match_row("3.其他处理").code == "t3.outcome.other.misc"
    assert match_row("（六）其他处理").exact


def test_a_bare_other_is_a_row_under_its_group_alone() -> None:
    assert match_row("其他", group="t3.outcome.declined") is None
    assert match_row("其他", group="t3.outcome.other").code == "t3.outcome.other.misc"
    assert match_column("其他").code == "t3.*@org_other"


@pytest.mark.parametrize(
    ("printed", "code", "exact"),
    [
        ("本年增/", "t2.*.items_delta", True),
        ("本年新 制作数量", "t2.*.made", True),
        ("本年新", "t2.*.made", False),
        ("对外公开总数", "t2.*.total_disclosed", False),
        ("本年制发数", "t2.*.issued", False),
        ("本年收费金额(单位:万元)", "t2.*.amount_wan", True),
        ("上一年项目数量 (指2019年事项数)", "t2.*.items_prev", True),
        ("現(xiàn)行有效件數(shù)", "t2.*.in_force", True),
        ("现行有郊件数", "t2.*.in_force", False),
        ("採購項目數", "t2.*.projects", False),
    ],
)
def test_columns_of_table_2_are_known_by_their_words(printed: str, code: str, exact: bool) -> None:
    assert (match := match_measure(printed))
    assert (match[0].code, match[0].exact) == (code, exact)


def test_the_name_of_normative_documents_is_judged_by_the_form() -> None:
    assert (found := match_subject("规范性文件"))
    assert subject_variant(found, "规范性文件", Form.F2019) is None
    assert (variant := subject_variant(found, "规范性文件", Form.F2021))
    assert variant.expected == "行政规范性文件"
    assert subject_variant(found, "规范性文件（行政机关制定发布的决定、公告）", Form.F2019) is None


@pytest.mark.parametrize(
    ("printed", "code", "exact"),
    [
        ("四、政府信息公开行政复议、行政诉讼情况。", "section.4", True),
        ("四、因政府信息公开工作被申请行政复议提起行政诉讼情况", "section.4", True),
        ("五、存在问题及改进情况", "section.5", False),
        ("## 五、政府信息公开工作存在的主要问题及改进情况", "section.5", False),
        ("二、行政机关主动公开政府信息情况", "section.2", False),
        ("一、 总体情况", "section.1", True),
        ("二、主動公開政府信息情況", "section.2", True),
    ],
)
def test_titles_of_sections_are_known_in_both_wordings_of_the_form(
    printed: str, code: str, exact: bool
) -> None:
    found = match_section(printed)
    assert found
    assert (found.code, found.exact) == (code, exact)


@pytest.mark.parametrize("form", Form)
def test_every_title_of_the_form_is_exact(form: Form) -> None:
    for number, title in enumerate(SECTION_TITLES[form], 1):
        assert (found := match_section(title))
        assert (found.code, found.exact) == (f"section.{number}", True)


@pytest.mark.parametrize(
    "text",
    [
        "2020年全县共收到依申请公开11件，受理企业群众咨询电话20余起，依法保障公众信息需求。",
        "二、上年结转政府信息公开申请数量",
        "0",
        "",
        "（）",
        "联系电话",
    ],
)
def test_no_title_of_a_section_is_seen_where_there_is_none(text: str) -> None:
    assert match_section(text) is None


@pytest.mark.parametrize(
    "text", ["0", "", "不以公开", "其他主动公开文件", "2020年收到政府信息公开申请9件，其中网络申请8件。"]
)
def test_no_row_is_seen_where_there_is_none(text: str) -> None:
    assert match_row(text) is None
    assert match_subject(text) is None


def test_heads_of_table_4_are_known() -> None:
    assert match_head4("行政诉讼（未经复议直接起诉）").code == "t4.suit_direct"
    assert match_head4("尚未审结").code == "t4.*.pending"
    assert match_head4("總計").code == "t4.*.total"

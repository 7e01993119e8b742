"""Tables whose cells were set without anything between them."""

import pytest

from gongkai.report.reading.run_together import only_labels_and_values, pieces, table_inside


def cut(text: str, table: int) -> list[str]:
    return [piece.text for piece in pieces(text, table)]


@pytest.mark.parametrize(
    ("text", "table", "found"),
    [
        ("规章000行政规范性文件5225", 2, ["规章", "000", "行政规范性文件", "5225"]),
        (
            "第二十条第（五）项信息内容本年处理决定数量行政许可273",
            2,
            ["第二十条第（五）项", "信息内容", "本年处理决定数量", "行政许可", "273"],
        ),
        ("本年增/减行政处罚1-10", 2, ["本年增/减", "行政处罚", "1-10"]),
        (
            "1.属于国家秘密00000002.其他法律行政法规禁止公开0000000",
            3,
            ["1.属于国家秘密", "0000000", "2.其他法律行政法规禁止公开", "0000000"],
        ),
        ("3.危及“三安全一稳定”0000000（七）总计", 3, ["3.危及“三安全一稳定”", "0000000", "（七）总计"]),
        (
            "（六）其他处理1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请0",
            3,
            ["（六）其他处理", "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "0"],
        ),
        ("未经复议直接起诉复议后起诉结果维持", 4, ["未经复议直接起诉", "复议后起诉", "结果维持"]),
    ],
)
def test_numbering_goes_with_its_label_and_digits_with_the_row(
    text: str, table: int, found: list[str]
) -> None:
    assert cut(text, table) == found


@pytest.mark.parametrize("text", ["受理行政许可32件，办结32件", "行政许可和行政处罚", "好的"])
def test_a_sentence_is_more_than_labels_and_values(text: str) -> None:
    assert not only_labels_and_values(pieces(text, 2))


def test_a_table_is_found_inside_running_text() -> None:
    text = "厅务会议研究。二、主动公开政府信息情况第二十条第（一）项信息内容本年制发件数"
    assert table_inside(text) == text.index("第二十条")
    assert table_inside("根据第二十条第（一）项的规定，信息内容应当公开") is None

"""Signature and date under a report."""

from datetime import date

import pytest

from gongkai.report.reading.closing import take_closing


@pytest.mark.parametrize(
    ("paragraphs", "left", "signature", "day"),
    [
        (["无。", "河北省教育厅", "2022年1月20日"], ("无。",), "河北省教育厅", date(2022, 1, 20)),
        (
            ["措施如下。", "、", "   某市科技局", "   2020年12月30日"],
            ("措施如下。",),
            "某市科技局",
            date(2020, 12, 30),
        ),
        (
            ["无。", "某县人民政府", "二〇二四年一月八日", "打印", "关闭窗口"],
            ("无。",),
            "某县人民政府",
            date(2024, 1, 8),
        ),
        (
            ["2023年我厅未收取信息处理费。某省财政厅2024年1月29日更多信息请关注官方微信"],
            ("2023年我厅未收取信息处理费。",),
            "某省财政厅",
            date(2024, 1, 29),
        ),
        (
            ["无。", "某自治区某自治州某县乌兰再格森乡人民", "政府", "2024年1月20日"],
            ("无。",),
            "某自治区某自治州某县乌兰再格森乡人民政府",
            date(2024, 1, 20),
        ),
        (["无"], ("无",), "", None),
        (["未收取费用。", "某区城管局"], ("未收取费用。",), "某区城管局", None),
        (["截至2023年12月31日，共收到3件。"], ("截至2023年12月31日，共收到3件。",), "", None),
        ([], (), "", None),
    ],
)
def test_the_end_is_taken_off(
    paragraphs: list[str], left: tuple[str, ...], signature: str, day: date | None
) -> None:
    closing = take_closing(paragraphs)
    assert (closing.paragraphs, closing.signature, closing.signed_on) == (left, signature, day)

"""Lines of the page around a report."""

from datetime import date

import pytest

from gongkai.report.reading.furniture import is_furniture, publication_date, stated_pairs


@pytest.mark.parametrize(
    "text",
    [
        "发布时间: 2021-01-18 来源: 南源街 浏览次数:-",
        "【打印】 【字体:",
        "电话:0839-8622290 蜀ICP备12028058号-1",
        "网站标识码5108120013",
        "首页 / 政府信息公开 / 政府信息公开年报 / 正文",
        "上一篇：某某通知",
        "更多信息请关注官方微信",
        "表可左右滑动，行名不动。",
        "P. 8",
        "",
    ],
)
def test_the_frame_is_told_from_the_text(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    [
        "如对本报告有疑问，请与区政府办公室联系（地址：行政中心533室；电话：0839-0000000）。",
        "一、总体情况",
        "无。",
        "2020年，我局在网站发布信息97条。",
        "来信来访均已办结，日期：见附表，共计十二件，详见下文。",
    ],
)
def test_sentences_stay(text: str) -> None:
    assert not is_furniture(text)


def test_what_the_frame_says_is_kept() -> None:
    pairs = stated_pairs("发布时间：2021-02-20   浏览次数：   【字体：")
    assert publication_date(pairs) == date(2021, 2, 20)
    assert stated_pairs("来源：某区审计局      选择阅读字号：[ ]")["来源"] == "某区审计局"
    assert publication_date({}) is None

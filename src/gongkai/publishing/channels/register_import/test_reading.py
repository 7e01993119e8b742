"""A ledger of channels as offices keep it in a spreadsheet, read row by row."""

from datetime import date

import pytest

from gongkai.casework.register_import.heading import find_heading
from gongkai.casework.register_import.register import Register
from gongkai.casework.register_import.sheet import read_sheets
from gongkai.publishing.channels.register_import.channel_words import channels
from gongkai.publishing.channels.register_import.field import HEADINGS
from gongkai.publishing.channels.register_import.reading import read_ledger
from gongkai.publishing.channels.register_import.row import Choices, Known, PlacementRow

TODAY = date(2026, 3, 12)
KNOWN = Known({"工作动态": 7}, {"规划科": 3}, {("wechat", "青溪自然资源"): 5})


def _read(text: str) -> Register[PlacementRow]:
    (sheet,) = read_sheets(text.encode(), "台账.csv")
    heading = find_heading(sheet, HEADINGS)
    assert heading
    return read_ledger(sheet, heading, Choices(heading.mapped, KNOWN), TODAY)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("政府网站", ["site"]),
        ("县政府门户网站", ["site"]),
        ("“青溪发布”微信公众号", ["wechat"]),
        ("新浪微博", ["weibo"]),
        ("政务微博", ["weibo"]),
        ("县融媒体中心", ["press"]),
        ("村务公开栏", ["noticeboard"]),
        ("板报", ["noticeboard"]),
        ("政府公报", ["gazette"]),
        ("两微一端", []),
        ("网站、微信", ["wechat", "site"]),
        ("其他", ["other"]),
    ],
)
def test_channels_are_known_by_the_words_of_offices(words: str, found: list[str]) -> None:
    assert sorted(one.value for one in channels(words)) == sorted(found)


def test_a_row_says_what_when_where_and_by_whom() -> None:
    register = _read(
        "发布时间,信息标题,发布平台,公众号名称,所属栏目,供稿科室,链接,阅读量\n"
        '2026年3月10日,世界水日 宣传,微信公众号,青溪自然资源,,规划科,https://example.com/1,"1,024"\n'
        "2026/3/11,征收土地公告,县政府网站,,工作动态,,/info/12/,\n"
        "合计,,,,,,,\n"
    )
    assert not register.problems
    assert register.rows == (
        PlacementRow(
            2,
            date(2026, 3, 10),
            "世界水日 宣传",
            channels("微信")[0],
            5,
            None,
            3,
            "https://example.com/1",
            1024,
        ),
        PlacementRow(3, date(2026, 3, 11), "征收土地公告", channels("网站")[0], None, 7, None, "/info/12/"),
    )


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("2026-03-13,公告,网站,,,", "晚于今天"),
        ("2026-02-30,公告,网站,,,", "不是一个存在的日期"),
        ("2026-03-10,,网站,,,", "是空的"),
        ("2026-03-10,公告,飞鸽传书,,,", "分不清是哪一种"),
        ("2026-03-10,公告,网站,要闻,,", "写的是“要闻”，本机关没有"),
        ("2026-03-10,公告,微博,,青溪发布,", "没有这个账号"),
        ("2026-03-10,公告,网站,,,很多", "不是一个数"),
    ],
)
def test_what_is_wrong_with_a_row_is_said_of_its_cell(row: str, says: str) -> None:
    register = _read(f"日期,标题,渠道,栏目,账号,阅读量\n{row}\n")
    assert says in str(register.problems[0])
    assert not register.rows


def test_a_row_that_stands_twice_is_a_problem_unless_the_links_differ() -> None:
    head = "日期,标题,渠道,链接\n"
    twice = _read(f"{head}2026-03-10,公告,微博,\n2026-03-10,公告,微博,\n")
    assert "与第2行是同一条" in str(twice.problems[0])
    assert not _read(f"{head}2026-03-10,公告,微博,a\n2026-03-10,公告,微博,b\n").problems

from datetime import date
from importlib.resources import files

import pytest

from gongkai.law.holiday_notice import (
    NoticeUnreadable,
    issued_by,
    parse_notices,
    published_notices,
    write_notice,
)

NOTICES = {
    2019: ["国办发明电〔2018〕15号", "国办发明电〔2019〕3号"],
    2020: ["国办发明电〔2019〕16号", "国办发明电〔2020〕1号"],
    2021: ["国办发明电〔2020〕27号"],
    2022: ["国办发明电〔2021〕11号"],
    2023: ["国办发明电〔2022〕16号"],
    2024: ["国办发明电〔2023〕7号"],
    2025: ["国办发明电〔2024〕12号"],
    2026: ["国办发明电〔2025〕7号"],
}


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_year_names_its_notices(year: int) -> None:
    assert [n.number for n in published_notices() if n.year == year] == NOTICES[year]


def test_only_the_two_changes_of_2019_and_2020_amend() -> None:
    assert [n.number for n in published_notices() if n.amends] == [
        "国办发明电〔2019〕3号",
        "国办发明电〔2020〕1号",
    ]


def test_a_notice_is_out_from_the_day_of_its_issue() -> None:
    def out(day: date) -> bool:
        return "国办发明电〔2019〕3号" in {n.number for n in issued_by(day, published_notices())}

    assert not out(date(2019, 3, 21))
    assert out(date(2019, 3, 22))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("year = 2027", "缺少 notice"),
        ("year = ", "2027.toml"),
        (
            '[[notice]]\nnumber="x"\nissued="2026"\ntitle="x"\nholidays=[]\n[other]\n',
            "缺少 year",
        ),
        (
            'year=2027\n[[notice]]\nnumber="x"\nissued="2026"\ntitle="x"\nholidays=[]\n',
            "不是日期",
        ),
        (
            'year=2027\n[[notice]]\nnumber="x"\nissued=2026-11-01\ntitle="x"\n'
            'holidays=[{name="元旦", first=2027-01-03, last=2027-01-01, worked=[]}]\n',
            "首日晚于末日",
        ),
        (
            'year=2027\n[[notice]]\nnumber="x"\nissued=2026-11-01\ntitle="x"\n'
            'holidays=[{name="元旦", first=2027-01-01, last=2027-01-03, worked=[2027-01-04]}]\n',
            "不是周六或周日",
        ),
    ],
)
def test_a_wrong_holiday_file_is_refused_with_the_reason(text: str, says: str) -> None:
    with pytest.raises(NoticeUnreadable, match=says):
        parse_notices("2027.toml", text)


def test_a_notice_written_is_read_back() -> None:
    for notice in published_notices():
        assert parse_notices("", write_notice(notice)) == (notice,)
    packaged = files("gongkai.law") / "holidays" / "2026.toml"
    [notice] = [n for n in published_notices() if n.year == 2026]
    assert write_notice(notice) == packaged.read_text(encoding="utf-8")

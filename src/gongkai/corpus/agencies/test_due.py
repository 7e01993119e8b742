import polars as pl
import pytest

from gongkai.corpus.agencies.due import DUE, due, governments
from gongkai.corpus.agencies.lineage import names_ever

SEEN = [
    ("360603:教育局", "江西省鹰潭市余江区教育局", "360603", 2022, True),
    ("360603:教育局", "江西省鹰潭市余江县教育局", "360622", 2017, True),
    ("330104:教育局", "浙江省杭州市江干区教育局", "330104", 2019, True),
    ("000000:国家税务总局", "国家税务总局", "000000", 2022, True),
    ("110105:财政局", "北京市朝阳区财政局", "110105", 2021, False),
    ("510812:人民政府", "四川省广元市朝天区人民政府", "510812", 2021, True),
    ("青溪县教育局", "青溪县教育局", None, 2022, True),
]
SCHEMA = {
    "unit": pl.String,
    "unit_name": pl.String,
    "division": pl.String,
    "year": pl.Int32,
    "standing": pl.Boolean,
}
REPORTS = pl.DataFrame(SEEN, schema=SCHEMA, orient="row").lazy()


@pytest.mark.parametrize(
    ("year", "seen"),
    [
        (
            2018,
            {
                "360603:教育局": ("360603", "江西省鹰潭市余江县教育局"),
                "330104:教育局": ("330104", "浙江省杭州市江干区教育局"),
                "000000:国家税务总局": ("000000", "国家税务总局"),
            },
        ),
        (
            2017,
            {
                "360603:教育局": ("360622", "江西省鹰潭市余江县教育局"),
                "330104:教育局": ("330104", "浙江省杭州市江干区教育局"),
                "000000:国家税务总局": ("000000", "国家税务总局"),
            },
        ),
        (
            2023,
            {
                "360603:教育局": ("360603", "江西省鹰潭市余江区教育局"),
                "000000:国家税务总局": ("000000", "国家税务总局"),
            },
        ),
    ],
)
def test_a_unit_seen_in_any_year_is_due_while_its_division_stands(
    year: int, seen: dict[str, tuple[str, str]]
) -> None:
    found = due(REPORTS, year).filter(pl.col("why") == "seen")
    assert {unit: (division, name) for unit, name, division, *_ in found.iter_rows()} == seen


def test_every_government_of_the_year_is_due_once() -> None:
    found = due(REPORTS, 2023)
    assert found.schema == DUE.schema
    assert found["unit"].n_unique() == found.height
    row = found.filter(pl.col("unit") == "510812:人民政府").row(0, named=True)
    assert (row["why"], row["level"], row["prefecture"]) == ("government", 3, "510800")


def test_governments_are_those_that_the_ministry_counted() -> None:
    # 民政部, 行政区划统计 at the end of 2023: 31 provinces without 台湾, 香港 and 澳门, 333 prefectures, 2844 counties
    # with 金门县.
    levels = governments(2023).group_by("level").len().sort("level")
    assert levels["len"].to_list()[:3] == [31, 333, 2844]


@pytest.mark.parametrize(
    ("division", "name"),
    [
        ("440103010", "广东省广州市荔湾区南源街道办事处"),
        ("441900121", "广东省东莞市虎门镇人民政府"),
        ("110105021", "北京市朝阳区南磨房地区办事处"),
        ("653100", "新疆维吾尔自治区喀什地区行政公署"),
        ("152500", "内蒙古自治区锡林郭勒盟行政公署"),
        ("510812", "四川省广元市朝天区人民政府"),
    ],
)
def test_a_government_is_called_as_it_is(division: str, name: str) -> None:
    found = governments(2023).filter(pl.col("division") == division)
    assert found["unit_name"].to_list() == [name]


@pytest.mark.parametrize("year", [1999, 2019, 2026])
def test_whatever_division_a_report_may_be_of_has_its_place_in_every_year(year: int) -> None:
    """An alias file may name just these codes, and no other."""
    codes = [code for code in names_ever() if len(code) == 6]
    codes += [code for code in names_ever() if len(code) == 9][::100]
    rows = [(f"{code}:教育局", code, code, 2022, True) for code in codes]
    found = due(pl.DataFrame(rows, schema=SCHEMA, orient="row").lazy(), year)
    assert found.filter(why="seen").height > 3000

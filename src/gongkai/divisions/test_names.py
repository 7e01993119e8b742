"""A name and its other spellings."""

import pytest

from gongkai.divisions.names import spellings, stem, stems_of_query


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("四川省", "四川"),
        ("内蒙古自治区", "内蒙古"),
        ("新疆维吾尔自治区", "新疆"),
        ("广西壮族自治区", "广西"),
        ("香港特别行政区", "香港"),
        ("恩施土家族苗族自治州", "恩施"),
        ("博尔塔拉蒙古自治州", "博尔塔拉"),
        ("积石山保安族东乡族撒拉族自治县", "积石山"),
        ("长白朝鲜族自治县", "长白"),
        ("大通回族土族自治县", "大通"),
        ("东乡族自治县", "东乡"),
        ("鄂温克族自治旗", "鄂温克"),
        ("锡林郭勒盟", "锡林郭勒"),
        ("喀什地区", "喀什"),
        ("管城回族区", "管城"),
        ("浦东新区", "浦东"),
        ("清新区", "清新"),
        ("万柏林区", "万柏林"),
        ("神农架林区", "神农架"),
        ("六枝特区", "六枝"),
        ("沙市区", "沙市"),
        ("津市市", "津市"),
        ("朝天镇", "朝天"),
        ("额鲁特街道办事处", "额鲁特"),
        ("民族街道", "民族"),
        ("威县", "威县"),
        ("城区", "城区"),
        ("迪庆", "迪庆"),
    ],
)
def test_the_stem_is_the_name_without_designation_and_nationalities(name: str, short: str) -> None:
    assert stem(name) == short


@pytest.mark.parametrize(
    ("name", "also"),
    [
        ("凉山彝族自治州", {"凉山", "凉山州", "凉山自治州"}),
        ("东乡族自治县", {"东乡", "东乡县", "东乡自治县"}),
        ("额鲁特街道办事处", {"额鲁特", "额鲁特街道", "额鲁特街道办"}),
        ("朝天区", {"朝天"}),
        ("石家庄高新技术产业开发区", {"石家庄高新区", "石家庄高新"}),
        ("喀什地区", {"喀什"}),
    ],
)
def test_a_name_may_be_written_shorter(name: str, also: set[str]) -> None:
    assert also <= spellings(name)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("朝天区", "朝天县"),
        ("朝天区", "朝天市"),
        ("喀什地区", "喀什区"),
        ("新疆维吾尔自治区", "新疆区"),
        ("沙市区", "沙"),
        ("神农架林区", "神农架区"),
    ],
)
def test_another_designation_is_another_name(name: str, other: str) -> None:
    assert other not in spellings(name)


def test_a_prefecture_may_be_written_short_and_guangzhou_is_none() -> None:
    assert "凉山" in stems_of_query("凉山州")
    assert stems_of_query("广州") == {"广州"}

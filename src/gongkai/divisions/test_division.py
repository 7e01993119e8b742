"""Levels are told by codes, and what is no division by law is told from what is."""

import pytest

from gongkai.divisions.division import Division, Level


@pytest.mark.parametrize(
    ("code", "level", "label"),
    [
        ("510000", Level.PROVINCE, "省级"),
        ("510800", Level.PREFECTURE, "地级"),
        ("441900", Level.PREFECTURE, "地级"),  # 东莞市 has no counties
        ("510812", Level.COUNTY, "县级"),
        ("429004", Level.COUNTY, "县级"),  # 仙桃市, right below the province
        ("510812100", Level.TOWNSHIP, "乡级"),
        ("441900100", Level.TOWNSHIP, "乡级"),
    ],
)
def test_a_code_says_its_level(code: str, level: Level, label: str) -> None:
    assert Level.of_code(code) is level
    assert level.label == label


def test_levels_rank_from_the_top() -> None:
    assert [level.rank for level in Level] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("code", "name", "statutory"),
    [
        ("510812", "朝天区", True),
        ("130171", "石家庄高新技术产业开发区", False),
        ("232761", "加格达奇区", False),  # set up by the prefecture, not by the State Council
        ("632857", "大柴旦行政委员会", False),
        ("510812100", "朝天镇", True),
        ("110115403", "北京经济技术开发区", False),
        ("230381500", "八五〇农场", False),
        ("321371351", "南蔡乡", False),  # in a zone, by statistics alone
        ("540400", "林芝市", True),
    ],
)
def test_zones_and_farms_are_no_divisions_by_law(code: str, name: str, statutory: bool) -> None:
    assert Division(code, name, Level.of_code(code), None).statutory is statutory

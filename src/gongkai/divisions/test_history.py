"""What a code stood for on a day, and to whom its territory came."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gongkai.divisions import BeforeRecord, Division, Level, UnknownDivision, packaged_divisions

CHINA = packaged_divisions()
NEW_YEARS_EVE_2018 = date(2018, 12, 31)


@pytest.mark.parametrize(
    ("code", "on", "name"),
    [
        ("510812", date(2019, 1, 1), "朝天区"),
        ("371200", date(2018, 12, 25), "莱芜市"),
        ("371200", date(2018, 12, 26), None),
        ("371202", date(2018, 6, 1), "莱城区"),
        ("370116", date(2018, 6, 1), None),
        ("370116", date(2019, 6, 1), "莱芜区"),
        ("330383", date(2019, 8, 15), None),  # 龙港市
        ("330383", date(2019, 8, 16), "龙港市"),
        ("330327", date(2021, 1, 1), "苍南县"),  # lost 龙港 and goes on
        ("130502", date(2020, 12, 30), "桥东区"),
        ("130502", date(2020, 12, 31), "襄都区"),  # the same code under another name
        ("330104", date(2021, 4, 8), "江干区"),
        ("330104", date(2021, 4, 9), None),
        ("330102", date(2020, 1, 1), "上城区"),
        ("330113", date(2021, 4, 8), None),
        ("330113001", date(2021, 4, 8), None),  # a township whose district did not exist yet
        ("330113001", date(2021, 4, 9), "临平街道"),
        ("653229", date(2024, 12, 26), None),
        ("653229", date(2026, 1, 1), "和安县"),
        ("500105", date(2025, 11, 6), "江北区"),
        ("500105", date(2025, 11, 7), None),
        ("500157", date(2026, 1, 1), "两江新区"),
    ],
)
def test_a_code_stands_for_what_it_stood_for_on_the_day(code: str, on: date, name: str | None) -> None:
    found = CHINA.as_of(code, on)
    assert (found and found.name) == name


def test_a_division_of_the_past_has_its_superior_of_the_past() -> None:
    assert CHINA.as_of("371202", date(2018, 6, 1)) == Division("371202", "莱城区", Level.COUNTY, "371200")
    assert CHINA.as_of("371200", date(2018, 6, 1)) == Division("371200", "莱芜市", Level.PREFECTURE, "370000")


@pytest.mark.parametrize(
    ("code", "on", "names"),
    [
        ("510812", date(2026, 1, 1), ["朝天区"]),
        ("371200", date(2018, 12, 25), ["莱芜市"]),
        ("371200", date(2019, 1, 1), ["济南市"]),
        ("371202", date(2019, 1, 1), ["莱芜区"]),
        ("330104", date(2021, 5, 1), ["上城区", "钱塘区"]),
        ("330103", date(2021, 5, 1), ["拱墅区"]),
        ("330110", date(2021, 5, 1), ["余杭区", "临平区"]),
        ("360105", date(2020, 1, 1), ["新建区"]),  # on the day on which 新建区 lost territory to 红谷滩区
        ("130521", date(2021, 1, 1), ["襄都区", "信都区"]),
        ("220381", date(2021, 1, 1), ["公主岭市"]),
        ("500112", date(2026, 1, 1), ["两江新区", "北碚区"]),
        ("330113", date(2020, 1, 1), []),  # not set up yet
        ("510812100", date(2020, 1, 1), ["朝天镇"]),
    ],
)
def test_territory_passes_to_those_that_held_it_on_the_day(code: str, on: date, names: list[str]) -> None:
    assert [division.name for division in CHINA.successors(code, on)] == names


def test_what_became_of_a_unit_is_found_by_its_former_name() -> None:
    assert [change.before.code for change in CHINA.changes_named("江干") if change.before] == ["330104"]
    assert [change.source for change in CHINA.changes_named("莱芜市")] == ["国函〔2018〕163号"]
    assert CHINA.changes_named("朝天区") == ()


def test_changes_of_a_code_are_those_that_gave_and_those_that_took() -> None:
    assert [change.source for change in CHINA.changes_of("360112")] == ["国函〔2019〕105号"] * 2
    assert CHINA.changes_of("510812") == ()


def test_a_day_before_the_record_is_not_guessed_at() -> None:
    for question in (CHINA.as_of, CHINA.successors):
        with pytest.raises(BeforeRecord, match="自 2018-01-01 起收录"):
            question("510812", date(2017, 12, 31))


def test_a_code_that_never_was_is_unknown() -> None:
    for question in (CHINA.as_of, CHINA.successors):
        with pytest.raises(UnknownDivision):
            question("999999", date(2020, 1, 1))


def test_a_private_division_stands_on_every_day_of_the_record() -> None:
    qingxi = Division("510899", "青溪县", Level.COUNTY, "510800")
    own = CHINA.with_private(qingxi)
    assert own.as_of("510899", date(2020, 1, 1)) == qingxi
    assert own.successors("510899", date(2020, 1, 1)) == (qingxi,)


def designation(name: str) -> str:
    for ending in ("自治县", "自治旗", "特区", "神农架林区"):
        if name.endswith(ending):
            return ending
    return name[-1]


@pytest.mark.parametrize(
    ("year", "districts", "cities", "counties"),
    [  # 民政部, 民政事业发展统计公报 and 行政区划统计, at the end of each year
        (2018, 970, 375, 1335),
        (2019, 965, 387, 1323),
        (2020, 973, 388, 1312),
        (2021, 977, 394, 1301),
        (2022, 977, 394, 1301),
        (2023, 977, 397, 1299),
        (2024, 977, 397, 1301),
    ],
)
def test_each_year_ends_with_the_numbers_that_the_ministry_published(
    year: int, districts: int, cities: int, counties: int
) -> None:
    standing = [division for division in CHINA.standing_on(date(year, 12, 31)) if division.statutory]
    assert Counter(designation(d.name) for d in standing if d.level is Level.COUNTY) == {
        "区": districts,
        "市": cities,
        "县": counties,
        "自治县": 117,
        "旗": 49,
        "自治旗": 3,
        "特区": 1,
        "神农架林区": 1,
    }
    assert sum(division.level is Level.PREFECTURE for division in standing) == 333
    assert sum(division.level is Level.PROVINCE for division in standing) == 34


def test_laiwu_was_the_334th_prefecture() -> None:
    standing = CHINA.standing_on(date(2018, 12, 25))
    assert sum(division.level is Level.PREFECTURE for division in standing) == 334


@given(
    code=st.sampled_from(sorted({c.before.code for c in CHINA.history.changes if c.before})),
    on=st.dates(date(2018, 1, 1), date(2027, 1, 1)),
)
def test_on_every_day_somebody_holds_the_territory_and_is_in_use(code: str, on: date) -> None:
    heirs = CHINA.successors(code, on)
    assert heirs
    assert all(CHINA.as_of(heir.code, on) == heir for heir in heirs)
    later = {found.code for heir in heirs for found in CHINA.successors(heir.code, date(2027, 1, 1))}
    assert {found.code for found in CHINA.successors(code, date(2027, 1, 1))} <= later

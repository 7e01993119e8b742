"""Units due and missing; the divisions are real ones, because the governments due come from their tree."""

import polars as pl
import pytest

from gongkai.corpus.rolling_up.coverage import coverage, missing, named, units_due
from gongkai.corpus.rolling_up.tables import COUNTED_REPORTS
from gongkai.divisions import NATION

Row = dict[str, object]


@pytest.fixture(scope="module")
def units() -> pl.DataFrame:
    """Units due in 2023, where a ministry reports each year and 朝天区's 教育局 did so only in 2022."""
    rows = [
        (2022, NATION, "own", "000000:某部"),
        (2023, NATION, "own", "000000:某部"),
        (2022, "510812", "own", "510812:教育局"),
        (2023, "510812", "whole", "510812:人民政府"),
    ]
    counted = [
        {"year": year, "division": division, "scope": scope, "unit": unit, "unit_name": unit}
        for year, division, scope, unit in rows
    ]
    return units_due(pl.DataFrame(counted, schema=COUNTED_REPORTS.schema).lazy(), 2023)


@pytest.fixture(scope="module")
def covered(units: pl.DataFrame) -> dict[str, Row]:
    return {row["division"]: row for row in coverage(units).rows(named=True)}


def test_units_seen_in_another_year_and_governments_are_missing(units: pl.DataFrame) -> None:
    found = missing(units, 2023)
    assert set(found["year"]) == {2023}
    assert found.filter(division=NATION).height == 0
    assert found.filter(division="510812").select("unit", "why").rows() == [("510812:教育局", "seen")]
    assert found.filter(division="510800").select("unit", "unit_name", "why").rows() == [
        ("510800:人民政府", "四川省广元市人民政府", "government")
    ]


def test_a_division_counts_what_is_due_in_it_and_below(covered: dict[str, Row]) -> None:
    townships = sum(row["parent"] == "510812" for row in covered.values())
    assert townships > 5
    # Its government and the 教育局, of which the government reported.
    assert covered["510812"]["units_due"] == 2 + townships
    assert covered["510812"]["units_missing"] == 1 + townships
    nation = covered[NATION]
    assert nation["units_due"] == 1 + sum(
        int(str(r["units_due"])) for r in covered.values() if r["level"] == 1
    )
    assert int(str(nation["units_due"])) - int(str(nation["units_missing"])) == 2


@pytest.mark.parametrize(
    ("division", "level", "parent"),
    [
        ("510812", 3, "510800"),
        ("110101", 3, "110000"),  # a district of a municipality
        ("469001", 3, "460000"),  # 五指山市, right under its province
        ("441900003", 4, "441900"),  # a township of 东莞市, which has no counties
        ("510000", 1, NATION),
        (NATION, 0, None),
    ],
)
def test_each_division_lies_below_another(
    covered: dict[str, Row], division: str, level: int, parent: str | None
) -> None:
    assert (covered[division]["level"], covered[division]["parent"]) == (level, parent)


def test_names_are_those_of_the_year() -> None:
    codes = pl.Series([NATION, "510812", "330104", "999999"])
    # 江干区 was dissolved in 2021 and its code is in no list since.
    assert named(codes, 2020).to_list() == ["全国", "朝天区", "江干区", "999999"]
    assert named(codes, 2023).to_list()[2] == "江干区"

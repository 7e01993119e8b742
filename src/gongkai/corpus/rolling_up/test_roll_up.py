"""The steps of the roll-up, and the questions asked of what they store."""

from pathlib import Path

import polars as pl
import pytest
from tests.rolled_reports import NATION, Given, reports

from gongkai.corpus.columns import REPORTS
from gongkai.corpus.manifest import settle, table
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up import (
    DIFFERENCES,
    MISSING,
    ROLLUP,
    behind,
    differences,
    figures,
    roll_up,
    series,
)
from gongkai.corpus.rolling_up import missing as missing_units
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt

A = "t3.received_new@total"
FIRST = [
    Given("420102", "420102:教育局", 2023, {A: 1}),
    Given("420102", "420102:民政局", 2023, {A: 2}, None),
    Given("420102002", "420102002:人民政府", 2023, {A: 4}),
    Given("420103", "420103:人民政府", 2023, {A: 7}, "whole"),
    Given(None, "某局", 2023, {A: 1}),
]
SECOND = [
    Given("420103", "420103:教育局", 2023, {A: 8}),
    Given("420103001", "420103001:人民政府", 2023, {A: 16}),
    Given("429004", "429004:教育局", 2023, {A: 32}),
    Given(NATION, "000000:某部", 2023, {A: 64}),
]


def matched(place: Place, *buckets: list[Given]) -> None:
    """As if the step before had put these reports there."""
    receipts = []
    for bucket in buckets:
        name = f"{abs(hash(tuple(one.report for one in bucket))):x}"
        place.write_frame(part_name("agencies", "reports", name), reports(bucket).sort("unit", "year"))
        receipts.append(Receipt(name, (), {REPORTS.name: len(bucket)}, {}))
    settle(place, "agencies", receipts)


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    rolled_up = Place(str(tmp_path_factory.mktemp("corpus")))
    matched(rolled_up, FIRST, SECOND)
    roll_up(rolled_up)
    return rolled_up


def test_figures_are_asked_by_division_above_and_by_level(place: Place) -> None:
    def asked(*, level: int | None = None, parent: str | None = None) -> list[tuple[object, ...]]:
        rows = figures(place, year=2023, level=level, parent=parent).filter(pl.col("basis") != "none")
        return rows.select("division", "kind", A).collect().rows()

    assert asked(parent="420000") == [("420100", "figure", 14), ("429004", "figure", 32)]
    assert asked(parent="420000", level=3) == [
        ("420102", "figure", 7),
        ("420103", "figure", 7),
        ("420103", "units", 24),
        ("429004", "figure", 32),
    ]
    assert asked(parent=NATION) == [("420000", "figure", 46)]
    assert asked(level=0) == [(NATION, "figure", 110)]
    assert asked(parent="420000", level=4) == [("420102002", "figure", 4), ("420103001", "figure", 16)]


def test_a_division_of_which_nothing_is_there_is_told_with_what_is_due(place: Place) -> None:
    (row,) = (
        figures(place, year=2023, parent="510800")
        .filter(pl.col("division") == "510812")
        .collect()
        .rows(named=True)
    )
    assert (row["name"], row["basis"], row["units_counted"], row[A]) == ("朝天区", "none", 0, None)
    assert row["units_due"] == row["units_missing"] > 5
    absent = missing_units(place, "510812", 2023).collect()
    assert absent.height == row["units_missing"]
    assert absent["division"].str.starts_with("510812").all()


def test_the_reports_behind_a_figure_are_those_that_it_counts(place: Place) -> None:
    def units(division: str) -> list[str]:
        return behind(place, division, 2023).collect()["unit"].to_list()

    assert units("420103") == ["420103:人民政府"]
    assert units("420100") == ["420102:教育局", "420102:民政局", "420102002:人民政府", "420103:人民政府"]
    assert units(NATION) == ["000000:某部", *units("420100"), "429004:教育局"]
    assert units("510812") == []


def test_differences_are_asked_by_year_and_division(place: Place) -> None:
    of_county = differences(place, year=2023, division="420103").collect()
    assert of_county.select("rule", "cell", "whole", "units").rows() == [
        ("RU-01", A, 7, 24),
        ("RU-02", A, 7, 16),
    ]
    assert differences(place).collect().equals(of_county)
    assert differences(place, year=2022).collect().is_empty()


def test_what_is_done_is_not_done_again_and_a_new_year_adds_itself(place: Place, tmp_path: Path) -> None:
    later = Place(str(tmp_path))
    matched(later, FIRST, SECOND)
    heard: list[Receipt] = []
    first = roll_up(later, told=heard.append)
    assert [receipt.options for receipt in heard] == ["", "", "2023"]
    assert [receipt.tally["left_out"] for receipt in heard[:2]] == [1, 0]
    assert roll_up(later) == first
    matched(later, FIRST, SECOND, [Given("420102", "420102:教育局", 2024, {A: 5})])
    assert [receipt.options for receipt in roll_up(later)] == ["2023", "2024"]
    found = series(later, "420102").filter(pl.col("kind") == "figure")
    assert found.select("year", A, "units_counted").rows() == [(2023, 7, 3), (2024, 5, 1)]
    assert series(later, "420102").filter(pl.col("year") == 2023).equals(series(place, "420102"))


def test_without_matched_reports_the_tables_are_empty(tmp_path: Path) -> None:
    empty = Place(str(tmp_path))
    assert roll_up(empty) == []
    for declared in (ROLLUP, MISSING, DIFFERENCES):
        assert table(empty, "rollup", declared).collect().is_empty()

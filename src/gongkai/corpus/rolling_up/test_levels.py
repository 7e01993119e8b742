"""What a division's figure is."""

from random import Random

import polars as pl
import pytest
from tests.rolled_reports import ABOVE, NATION, Given, random_reports, recursion, reports

from gongkai.corpus.columns import LARGEST
from gongkai.corpus.rolling_up.levels import rolled
from gongkai.corpus.rolling_up.sums import Sums, sums
from gongkai.corpus.rolling_up.wide_numbers import refused

A, B = "t3.received_new@total", "t2.penalty.decisions"
YEARS = range(2021, 2027)


def roll(frame: pl.DataFrame, *, buckets: int = 1) -> pl.DataFrame:
    """The figures of reports dealt out to so many buckets."""
    dealt = [frame.gather_every(buckets, start) for start in range(buckets)]
    found = refused(rolled([Sums.of(sums(bucket).table()) for bucket in dealt]))
    return found.sort("year", "level", "division", "kind")


def figures(frame: pl.DataFrame, cell: str = A) -> dict[tuple[str, int], int | None]:
    rows = frame.filter(pl.col("kind") == "figure").select("division", "year", cell).rows()
    return {(division, year): value for division, year, value in rows}


def units(county: str, *numbers: int, year: int = 2023) -> list[Given]:
    return [Given(county, f"{county}:{n}局", year, {A: number}) for n, number in enumerate(numbers)]


def test_reports_of_a_countys_units_and_townships_reach_the_nation() -> None:
    found = roll(
        reports([*units("420102", 1, 2), *units("420102002", 4), *units("429004", 8), *units(NATION, 16)])
    )
    assert figures(found) == {
        ("420102002", 2023): 4,
        ("420102", 2023): 7,
        ("420100", 2023): 7,
        ("429004", 2023): 8,
        ("420000", 2023): 15,
        (NATION, 2023): 31,
    }
    (nation,) = found.filter(pl.col("division") == NATION).rows(named=True)
    assert (nation["units_counted"], nation["below"], nation["basis"], nation["t3_counted"]) == (
        5,
        1,
        "units",
        5,
    )
    assert nation["t2_counted"] == 0


def test_a_whole_report_stands_for_all_below_and_the_sum_stays_beside_it() -> None:
    whole = Given("420102", "420102:人民政府", 2023, {A: 100}, "whole")
    found = roll(reports([*units("420102", 1, 2), *units("420102002", 4), whole]))
    assert figures(found)["420000", 2023] == 100
    county = found.filter(pl.col("division") == "420102").select(
        "kind", "basis", "report", "units_counted", "below", A
    )
    assert sorted(county.rows()) == [
        ("figure", "whole", "420102:人民政府-2023", 1, 0, 100),
        ("units", "whole", "420102:人民政府-2023", 3, 1, 7),
    ]


def test_two_whole_reports_of_a_government_are_not_added() -> None:
    wholes = [Given("420102", f"420102:{name}", 2023, {A: 100}, "whole") for name in ("人民政府", "全县")]
    assert figures(roll(reports(wholes)))["420102", 2023] == 100


def test_what_is_set_aside_or_of_no_known_division_or_year_is_left_out() -> None:
    aside = Given("420102", "420102:9局", 2023, {A: 1}, standing=False)
    nowhere = Given(None, "某局", 2023, {A: 1})
    undated = reports([Given("420102", "420102:8局", 2023, {A: 1})]).with_columns(
        pl.lit(None, pl.Int32).alias("year")
    )
    found = roll(pl.concat([reports([*units("420102", 1), aside, nowhere]), undated]))
    assert figures(found)[NATION, 2023] == 1


@pytest.mark.parametrize("buckets", [1, 3])
def test_a_sum_too_large_is_refused_and_smaller_ones_above_are_given(buckets: int) -> None:
    # Of the largest number that a report may hold, 2,048 are just too much.
    large = reports(units("420102", LARGEST))[[0] * 2048]
    others = reports([*units("420103", -LARGEST), *units("110101", 1)])
    found = roll(pl.concat([large, others]), buckets=buckets)
    assert (figures(found)["420102", 2023], figures(found)["420100", 2023]) == (None, 2**63 - LARGEST)
    assert figures(found)[NATION, 2023] == 2**63 - LARGEST + 1
    refusals = found.filter(pl.col("refused").list.len() > 0).select("division", "refused").rows()
    assert refusals == [("420102", [A])]


@pytest.mark.parametrize("seed", range(2))
def test_every_figure_is_what_the_plain_recursion_finds(seed: int) -> None:
    every = random_reports(Random(seed), (A, B), YEARS)
    found = roll(reports(every), buckets=3)
    seen = {}
    for row in found.rows(named=True):
        expected = recursion(every, row["division"], row["year"], whole=row["kind"] == "figure")
        assert row["units_counted"] == len(expected.behind)
        assert [row[A], row[B]] == [expected.cells.get(cell) for cell in (A, B)]
        seen[row["division"], row["year"]] = row["parent"]
    there = {
        (division, year) for division in ABOVE for year in YEARS if recursion(every, division, year).behind
    }
    assert there <= set(seen)
    assert all(parent == ABOVE[division] for (division, _), parent in seen.items())


@pytest.mark.parametrize("seed", range(2))
def test_no_report_is_counted_twice(seed: int) -> None:
    """Every report of a year bears a power of two of its own, so that a sum tells which reports it is made of."""
    every = []
    powers: dict[int, int] = dict.fromkeys(YEARS, 0)
    for one in random_reports(Random(seed), (), YEARS):
        every.append(Given(one.division, one.unit, one.year, {A: 1 << powers[one.year]}, one.scope))
        powers[one.year] += 1
    of = {one.report: one.cells[A] for one in every}
    for row in roll(reports(every)).rows(named=True):
        behind = recursion(every, row["division"], row["year"], whole=row["kind"] == "figure").behind
        assert len(set(behind)) == len(behind) == row[A].bit_count()
        assert row[A] == sum(of[report] for report in behind)


@pytest.mark.parametrize(("seed", "township"), [(1, "420102003"), (2, "441900003")])
def test_another_report_changes_only_the_divisions_above_it(seed: int, township: str) -> None:
    every = random_reports(Random(seed), (A,), (2023, 2024))
    more = Given(township, f"{township}:新增", 2024, {A: 1000})
    before, after = (figures(roll(reports(some))) for some in (every, [*every, more]))
    above, at = set(), ABOVE[township]
    while at is not None:
        above.add((at, 2024))
        at = ABOVE[at]
    changed = {key for key in after if after[key] != before.get(key)}
    assert changed <= above | {(township, 2024)}


@pytest.mark.parametrize(("seed", "buckets"), [(2, 4)])
def test_neither_the_order_of_rows_nor_of_buckets_matters(seed: int, buckets: int) -> None:
    frame = reports(random_reports(Random(seed), (A, B), YEARS))
    shuffled = frame.sample(fraction=1.0, shuffle=True, seed=seed)
    assert roll(frame).equals(roll(shuffled, buckets=buckets))

"""Columns stand where their values say, and words where there is room."""

from gongkai.portal.corpus.chart import BOTTOM, TOP, Point, chart, share


def points(*values: float | None) -> list[Point]:
    return [Point(2019 + place, value, f"{value}件") for place, value in enumerate(values)]


def test_the_highest_column_fills_the_height_and_half_of_it_is_half_as_high() -> None:
    found = chart(points(40, 80, 0))
    assert found
    assert [bar.height for bar in found.bars] == [(BOTTOM - TOP) / 2, BOTTOM - TOP, 0]
    assert [round(bar.top + bar.height, 2) for bar in found.bars] == [BOTTOM] * 3
    assert [bar.middle for bar in found.bars] == [16.67, 50.0, 83.33]


def test_fewer_than_two_values_are_no_chart() -> None:
    assert chart(points(5, None)) is None
    assert chart([]) is None


def test_a_year_without_a_value_keeps_its_place_and_is_not_said() -> None:
    found = chart(points(5, None, 6))
    assert found
    assert found.bars[1].height == 0
    assert found.says == "2019年5件；2021年6件"


def test_all_short_values_are_written_and_of_long_ones_first_highest_and_last() -> None:
    short = chart(points(1, 2, 3, 4))
    long = chart(points(100_000, 300_000, 200_000, 200_000, 250_000))
    assert short
    assert long
    assert [bar.value_shown for bar in short.bars] == [True] * 4
    # The first stands beside the highest, which is the later of the two.
    assert [bar.value_shown for bar in long.bars] == [False, True, False, False, True]


def test_of_many_years_the_last_and_every_other_one_are_named() -> None:
    found = chart(points(*range(1, 12)))
    assert found
    assert [bar.point.year for bar in found.bars if bar.year_shown] == [2019, 2021, 2023, 2025, 2027, 2029]


def test_only_what_is_drawn_is_explained() -> None:
    plain = chart(points(1, 2))
    assert plain
    assert not plain.has_few
    assert not plain.has_breaks
    marked = chart([Point(2023, 1, "1件", few=True), Point(2024, 2, "2件", broken=True)])
    assert marked
    assert marked.has_few
    assert marked.has_breaks


def test_a_bar_is_its_share_of_the_longest() -> None:
    assert share(25, 200) == 12.5
    assert share(None, 200) is None
    assert share(0, 0) is None
    assert share(-1, 5) is None

"""Changes, breaks and ranges of a metric in words, from figures by hand."""

from dataclasses import replace

from gongkai.corpus.metrics.catalogue import METRICS
from gongkai.portal.corpus.ranking import distribution, rows
from gongkai.portal.corpus.reading import Figure
from gongkai.portal.corpus.series import series
from gongkai.portal.corpus.wording import shown, two_numbers

COUNT, SHARE = METRICS["received_new"], METRICS["disclosed_share"]
FIGURE = Figure("510000", "四川省", 1, "000000", 2023, "units", None, 5, 6, 0, 640.0, 640, None)


def test_a_count_changes_in_per_cent_and_a_share_in_points() -> None:
    counts = series([FIGURE, replace(FIGURE, year=2024, value=800.0)], COUNT)
    assert [line.change for line in counts.lines] == ["", "+25.0%"]
    first = replace(FIGURE, value=60.0, numerator=360, denominator=600)
    shares = series([first, replace(first, year=2024, value=57.5, numerator=345)], SHARE)
    assert [line.change for line in shares.lines] == ["", "-2.5个百分点"]
    assert [line.made_of for line in shares.lines] == ["360件/600件", "345件/600件"]
    hardly = series([first, replace(first, year=2024, value=59.99)], SHARE)
    assert hardly.lines[1].change == "+0.0个百分点"


def test_across_a_break_no_change_is_told_but_why() -> None:
    found = series([FIGURE, replace(FIGURE, year=2024)], COUNT, {2024: ("依据改变。",)})
    assert [(line.figure.year, line.broken) for line in found.breaks] == [(2024, ("依据改变。",))]
    assert found.lines[1].change == ""
    assert found.chart
    assert [bar.point.broken for bar in found.chart.bars] == [False, True]


def test_from_nought_a_count_changes_by_its_number() -> None:
    found = series([replace(FIGURE, value=0.0), replace(FIGURE, year=2024, value=3.0)], COUNT)
    assert found.lines[1].change == "+3件"


def test_a_year_with_a_tenth_of_the_units_missing_is_hatched_unless_a_whole_report_covers_them() -> None:
    few = replace(FIGURE, due=10, missing=2)
    found = series([few, replace(few, year=2024, basis="whole")], COUNT)
    assert found.chart
    assert [bar.point.few for bar in found.chart.bars] == [True, False]


def test_years_without_a_report_are_no_lines() -> None:
    assert series([replace(FIGURE, basis="none", value=None)], COUNT).lines == ()


def test_figures_have_no_separators_and_a_missing_one_is_a_dash() -> None:
    assert shown(COUNT, 1250.0) == "1250件"
    assert shown(SHARE, 64.04) == "64.0%"
    assert shown(COUNT, None) == "—"
    per_report = METRICS["received_per_report"]
    assert two_numbers(per_report, replace(FIGURE, numerator=640, denominator=5)) == "640件/5份"
    assert two_numbers(COUNT, FIGURE) == ""


def test_who_takes_no_rank_has_no_bar_and_a_reason() -> None:
    ranked = replace(FIGURE, rank=1, value=80.0, low=70.1, high=87.5)
    small = replace(FIGURE, value=100.0, denominator=20, unranked="small")
    nobody = replace(FIGURE, value=None, basis="none")
    found = rows([ranked, small, nobody], SHARE)
    assert [(row.bar, row.interval, row.why_not) for row in found] == [
        (100.0, "70.1—87.5%", ""),
        (None, "", "分母不足30"),
        (None, "", "没有收到报告"),
    ]


def test_ten_ranges_hold_every_ranked_value_once() -> None:
    figures = [
        replace(FIGURE, rank=1, value=float(value)) for value in (0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10)
    ]
    found = distribution([*figures, replace(FIGURE, value=99.0)], COUNT)
    assert [one.how_many for one in found] == [1] * 9 + [3]
    assert (found[0].words, found[9].words) == ("0件—1件", "9件—10件")
    assert distribution(figures[:9], COUNT) == []
    assert distribution([figures[0]] * 12, COUNT) == []

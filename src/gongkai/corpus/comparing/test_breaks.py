from dataclasses import replace
from random import Random
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.clean_reports import clean, dated, with_values
from tests.random_reports import FORMS, random_report

from gongkai.corpus.columns import REPORTS
from gongkai.corpus.comparing.breaks import of_divisions, of_units
from gongkai.corpus.comparing.series import series
from gongkai.corpus.comparing.subjects import units
from gongkai.corpus.metrics.catalogue import METRICS
from gongkai.corpus.rolling_up.tables import ROLLUP
from gongkai.corpus.wide_row import cell_columns
from gongkai.report.forms import Form
from gongkai.report.over_years import over_years
from gongkai.report.value import Report

UNIT = "331100:经济和信息化局"


def as_frame(*reports: Report, **changed: Any) -> pl.LazyFrame:
    rows = [
        {
            "report": f"r{n}",
            "agency": report.agency,
            "year": report.year,
            "t2_form": report.t2_form,
            "t3_form": report.t3_form,
            "unit": UNIT,
            "unit_name": report.agency,
            "division": "331100",
            "match": "exact",
            "level": 3,
            "kind": "department",
            "scope": "own",
            "standing": True,
            **cell_columns(report),
            **changed,
        }
        for n, report in enumerate(reports)
    ]
    return pl.DataFrame(rows, schema=REPORTS.schema).lazy()


def said(frame: pl.DataFrame) -> list[tuple[object, ...]]:
    return sorted(frame.select("year", "why", "says").rows())


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 10**6),
    st.lists(
        st.tuples(st.integers(2019, 2025), st.sampled_from(FORMS)), unique_by=lambda of: of[0], max_size=4
    ),
)
def test_breaks_are_those_of_one_agencys_years(seed: int, drawn: list[tuple[int, Form]]) -> None:
    random = Random(seed)
    reports = [
        replace(
            random_report(random, t2_form=form, t3_form=form),
            year=year,
            agency=random.choice(("甲局", "乙局")),
            sections=(),
        )
        for year, form in drawn
    ]
    expected = [(found.year, found.why.value, found.says) for found in over_years(reports).breaks]
    assert said(of_units(as_frame(*reports))) == sorted(expected)


def test_a_unit_without_a_printed_name_is_told_by_its_own() -> None:
    """Its name was had from the file's."""
    then = as_frame(clean(2022), agency=None, unit_name="青溪县教育局", division=None)
    now = as_frame(clean(2023), agency=None, unit_name="青溪县教育局")
    (says,) = (
        found["says"]
        for found in of_units(pl.concat([then, now])).iter_rows(named=True)
        if found["why"] == "name"
    )
    assert "青溪县教育局（区划不明）" in says
    assert "青溪县教育局（331100）" in says


def test_a_name_that_was_read_back_to_its_former_unit_is_a_break() -> None:
    then = as_frame(
        replace(clean(2022), agency="青溪县经信委"), match="former", unit_name="青溪县经济和信息化局"
    )
    found = of_units(pl.concat([then, as_frame(clean(2023))]))
    assert found["says"].to_list() == ["2023年起名称为青溪县经济和信息化局，此前为青溪县经信委。"]


def test_another_division_under_the_same_name_is_a_break() -> None:
    found = of_units(pl.concat([as_frame(clean(2022), division="330104"), as_frame(clean(2023))]))
    assert found["why"].to_list() == ["name"]
    assert "青溪县经济和信息化局（331100），此前为青溪县经济和信息化局（330104）" in found["says"][0]


def test_the_years_of_two_units_are_not_one_series() -> None:
    assert of_units(pl.concat([as_frame(clean(2020)), as_frame(clean(2023), unit="乙")])).is_empty()


def test_a_report_set_aside_breaks_nothing() -> None:
    wrong = as_frame(with_values(clean(2023), {"t3.carried_in@total": 30}), standing=False)
    assert of_units(pl.concat([as_frame(clean(2022), clean(2023)), wrong])).is_empty()


def test_breaks_of_one_year_alone() -> None:
    frame = as_frame(clean(2020), clean(2022), dated(clean(2023), 2025))
    assert set(of_units(frame)["year"]) == {2022, 2025}
    assert set(of_units(frame, 2025)["year"]) == {2025}


def rolled(year: int, basis: str = "whole", **cells: int) -> dict[str, Any]:
    row = {"division": "330110", "name": "青溪县", "level": 3, "year": year, "kind": "figure", "basis": basis}
    return {**row, **{f"t3.{name}@total": number for name, number in cells.items()}}


def division_breaks(*rows: dict[str, Any]) -> list[tuple[object, ...]]:
    found = of_divisions(pl.DataFrame(rows, schema=ROLLUP.schema).lazy())
    return sorted(found.select("year", "why").rows())


@pytest.mark.parametrize(
    ("then", "now", "why"),
    [
        (rolled(2022, carried_out=3), rolled(2023, carried_in=3), []),
        (rolled(2022, carried_out=3), rolled(2023, carried_in=4), ["carried_over"]),
        # Other units may have been counted: a sum is not held to the sum of the year before.
        (rolled(2022, "units", carried_out=3), rolled(2023, "units", carried_in=4), []),
        (rolled(2022, "units", carried_out=3), rolled(2023, carried_in=4), ["basis"]),
        (rolled(2020), rolled(2021), ["form", "form"]),
        (rolled(2021), rolled(2023), ["missing"]),
        (rolled(2021), rolled(2022) | {"name": "青溪区"}, ["name"]),
        (rolled(2021), rolled(2022, "none"), []),
        (rolled(2021), rolled(2022, "units") | {"kind": "units"}, []),
    ],
)
def test_what_breaks_the_years_of_a_division(
    then: dict[str, Any], now: dict[str, Any], why: list[str]
) -> None:
    assert [found for _year, found in division_breaks(then, now)] == why


def test_a_series_names_the_breaks_that_concern_its_metric() -> None:
    frame = as_frame(clean(2020), dated(clean(2022), 2021), clean(2023))
    subjects, broken = units(frame).collect(), of_units(frame)
    by_metric = {
        code: series(subjects, broken, METRICS[code]).select("year", "breaks").rows()
        for code in ("normative_docs_issued", "licensing_decisions", "other_share", "other_by_misc")
    }
    whys = {
        code: [set(breaks) - {"carried_over"} for _year, breaks in rows] for code, rows in by_metric.items()
    }
    assert whys == {
        "normative_docs_issued": [set(), {"form"}, {"missing"}],
        # Printed alike in both forms, or declared for each of them: no break.
        "licensing_decisions": [set(), set(), {"missing"}],
        "other_share": [set(), set(), {"missing"}],
        "other_by_misc": [set(), {"form"}, {"missing"}],
    }


def test_a_series_has_its_numbers_by_year() -> None:
    frame = as_frame(clean(2023), clean(2022))
    found = series(units(frame).collect(), of_units(frame), METRICS["review_cases"])
    assert found.select("subject", "year", "value").rows() == [(UNIT, 2022, 5), (UNIT, 2023, 6)]

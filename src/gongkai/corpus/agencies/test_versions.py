"""Which report of a unit's year stands."""

from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest

from gongkai.corpus.agencies.versions import with_versions
from gongkai.corpus.columns import REPORTS

RECEIVED = "t3.received_new@total"

MATCHED = {
    name: dtype for name, dtype in REPORTS.schema.items() if name not in {"standing", "set_aside", "instead"}
}


def table(*rows: dict[str, Any]) -> pl.DataFrame:
    """Reports of one unit on 2023, as they come from matching; what a row does not say is as in most."""
    usual = {
        "unit": "321322:教育局",
        "unit_name": "江苏省宿迁市沭阳县教育局",
        "year": 2023,
        "title": "沭阳县教育局2023年政府信息公开工作年度报告",
        "completeness": "full",
        "flags": [],
        "published_on": date(2024, 1, 20),
        "taken_at": datetime(2024, 3, 1, tzinfo=UTC),
        RECEIVED: 5,
    }
    filled = [
        {"report": name, "digest": name, **usual, **row} for name, row in zip("abcdef", rows, strict=False)
    ]
    return pl.DataFrame([{name: row.get(name) for name in MATCHED} for row in filled], schema=MATCHED)


def answers(*rows: dict[str, Any]) -> dict[str, tuple[str | None, str | None]]:
    found = with_versions(table(*rows))
    assert found.schema == REPORTS.schema
    assert (found["standing"] == found["set_aside"].is_null()).all()
    return {row["report"]: (row["set_aside"], row["instead"]) for row in found.iter_rows(named=True)}


STANDS = (None, None)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([{}], [STANDS]),
        # The same bytes twice.
        ([{"digest": "x"}, {"digest": "x"}], [STANDS, ("duplicate", "a")]),
        # The same numbers in other bytes: a copy of the page.
        ([{"flags": ["foreign_site"]}, {}], [("mirror", "b"), STANDS]),
        ([{"flags": ["foreign_site"], "published_on": date(2024, 2, 1)}, {}], [("mirror", "b"), STANDS]),
        # Other numbers: the one published last, then changed last, then read last.
        ([{RECEIVED: 6}, {"published_on": date(2024, 2, 1)}], [("superseded", "b"), STANDS]),
        ([{RECEIVED: 6, "published_on": None}, {}], [("superseded", "b"), STANDS]),
        (
            [{RECEIVED: 6, "modified_at": datetime(2024, 2, 1, tzinfo=UTC)}, {}],
            [STANDS, ("superseded", "a")],
        ),
        (
            [{RECEIVED: 6}, {"taken_at": datetime(2024, 4, 1, tzinfo=UTC)}],
            [("superseded", "b"), STANDS],
        ),
        # A correction that says so stands, whenever it was published.
        (
            [
                {RECEIVED: 6, "title": "沭阳县教育局2023年政府信息公开工作年度报告（更正）"},
                {"published_on": date(2024, 2, 1)},
            ],
            [STANDS, ("superseded", "a")],
        ),
        # A page that was cut off does not stand for a whole one.
        (
            [{RECEIVED: 6, "completeness": "fragment", "published_on": date(2024, 2, 1)}, {}],
            [("superseded", "b"), STANDS],
        ),
        # A copy of an old version leads to the one that stands.
        (
            [{}, {"flags": ["foreign_site"]}, {RECEIVED: 6, "published_on": date(2024, 2, 1)}],
            [("superseded", "c"), ("mirror", "c"), STANDS],
        ),
        # Texts without any number are not copies of each other.
        (
            [{RECEIVED: None}, {RECEIVED: None, "published_on": date(2024, 2, 1)}],
            [("superseded", "b"), STANDS],
        ),
        ([{"year": None}, {}], [("no_year", None), STANDS]),
        ([{"year": 2022}, {}], [STANDS, STANDS]),
        ([{"unit": "321300:教育局"}, {}], [STANDS, STANDS]),
        # A blank is not a nought.
        (
            [{"t3_states": "b"}, {"published_on": date(2024, 2, 1)}],
            [("superseded", "b"), STANDS],
        ),
    ],
)
def test_one_report_of_a_unit_and_year_stands(
    rows: list[dict[str, Any]], expected: list[tuple[str | None, str | None]]
) -> None:
    assert answers(*rows) == dict(zip("abcdef", expected, strict=False))
    backwards = with_versions(table(*rows).reverse())
    assert backwards.equals(with_versions(table(*rows)))


def test_another_name_of_the_agency_that_gives_way_is_said() -> None:
    found = with_versions(
        table({"unit_name": "沭阳县扶贫办"}, {RECEIVED: 6, "published_on": date(2024, 2, 1)})
    )
    assert dict(found.select("report", "flags").iter_rows()) == {"a": ["other_name"], "b": []}


def test_rows_come_sorted_by_unit_and_year() -> None:
    found = with_versions(table({"year": 2024}, {"year": 2022}, {"unit": "110105:教育局"}))
    assert found["report"].to_list() == ["c", "b", "a"]


def test_no_report_is_no_matter() -> None:
    assert with_versions(table()).schema == REPORTS.schema

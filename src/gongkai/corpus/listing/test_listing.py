"""Lists over reports by hand: which units there are, findings with their reports, how many by division."""

from pathlib import Path

import polars as pl
import pytest
from tests.hand_made_corpus import finding, put, report, rows

from gongkai.corpus import listing
from gongkai.corpus.columns import FINDINGS, REPORTS
from gongkai.corpus.places.place import Place

COUNTY = {"level": 3, "province": "510000", "prefecture": "510800", "county": "510812"}
TOWN = {**COUNTY, "level": 4, "township": "510812100"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A province's department, a county's, a township and a unit that nobody could place; one report set aside."""
    made = Place(str(tmp_path_factory.mktemp("lists")))
    found = [
        report("510000:教育厅", "四川省教育厅", "510000", 2023),
        report("510000:教育厅", "四川省教育厅", "510000", 2024),
        report("510812:教育局", "朝天区教育局", "510812", 2022, **COUNTY),
        report("510812:教育局", "朝天区教育和科学技术局", "510812", 2024, **COUNTY),
        {
            **report("510812:教育局", "朝天区教育局", "510812", 2024, **COUNTY),
            "report": "old",
            "standing": False,
        },
        report("510812100:人民政府", "朝天镇人民政府", "510812100", 2024, **TOWN),
        report("某某学会", "某某学会", None, 2024),
    ]
    put(made, "agencies", {REPORTS: rows(REPORTS, found)})
    told = [
        finding("510000:教育厅-2023"),
        finding("510812:教育局-2024", place="b"),
        finding("510812:教育局-2024", place="a"),
        finding("old"),
        finding("某某学会-2024"),
    ]
    put(made, "check", {FINDINGS: rows(FINDINGS, told)})
    put(made, "ingest", {FINDINGS: rows(FINDINGS, [finding("510812100:人民政府-2024", "NV-01")])})
    listing.list_units(made)
    listing.list_findings(made)
    return made


def test_a_unit_is_listed_once_as_its_last_report_calls_it(place: Place) -> None:
    found = listing.units_of_division(place, "510812").collect()
    assert found.select("unit", "unit_name", "reports", "first_year", "last_year").rows() == [
        ("510812:教育局", "朝天区教育和科学技术局", 2, 2022, 2024)
    ]
    assert listing.units_without_division(place).collect()["unit"].to_list() == ["某某学会"]


def test_the_reports_of_a_unit_are_those_that_count_by_year(place: Place) -> None:
    assert listing.reports_of_unit(place, "510812:教育局")["year"].to_list() == [2022, 2024]
    assert listing.reports_of_unit(place, "nobody").schema == REPORTS.schema


def test_findings_of_a_rule_stand_newest_first_and_only_of_reports_that_count(place: Place) -> None:
    found = listing.findings_of_rule(place, "T3-01").collect()
    assert found.select("year", "unit", "place").rows() == [
        (2024, "510812:教育局", "a"),
        (2024, "510812:教育局", "b"),
        (2024, "某某学会", "natural_person"),
        (2023, "510000:教育厅", "natural_person"),
    ]
    assert listing.findings_of_rule(place, "T3-02").collect().is_empty()
    assert listing.findings_of_unit(place, "510812100:人民政府")["rule"].to_list() == ["NV-01"]


@pytest.mark.parametrize(
    ("division", "counted"),
    [
        # year, rule, reports, findings
        ("000000", [(2023, "T3-01", 1, 1), (2024, "NV-01", 1, 1), (2024, "T3-01", 2, 3)]),
        ("510000", [(2023, "T3-01", 1, 1), (2024, "NV-01", 1, 1), (2024, "T3-01", 1, 2)]),
        ("510800", [(2024, "NV-01", 1, 1), (2024, "T3-01", 1, 2)]),
        ("510812", [(2024, "NV-01", 1, 1), (2024, "T3-01", 1, 2)]),
        ("510812100", [(2024, "NV-01", 1, 1)]),
        ("440000", []),
    ],
)
def test_findings_count_for_a_division_and_all_above_it(
    place: Place, division: str, counted: list[tuple[int, str, int, int]]
) -> None:
    found = listing.finding_counts(place, division)
    assert found.select("year", "rule", "reports", "findings").rows() == counted
    every = pl.concat([listing.findings_of_rule(place, rule) for rule in ("T3-01", "NV-01")])
    within = every.filter(listing.within(division)).collect()
    assert within.height == sum(row[3] for row in counted)


def test_without_findings_there_are_empty_lists(tmp_path: Path) -> None:
    nothing = Place(str(tmp_path))
    assert listing.list_units(nothing) == []
    assert listing.list_findings(nothing) == []
    assert listing.finding_counts(nothing, "000000").is_empty()

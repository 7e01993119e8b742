"""A small corpus by hand: three provinces, two years, a unit, a finding; every figure is known here.

| 2024 | 新收 | 办结 | 予以公开 | 部分公开 | 公开率 |
|---|---|---|---|---|---|
| 全国 | 1250 | 1000 | 600 | 40 | 64.0% |
| 四川省（汇总报告） | 800 | 700 | 500 | 20 | 74.3% |
| 广东省 | 450 | 300 | 100 | 20 | 40.0% |
| 西藏自治区 | 20 | 20 | 20 | 0 | 少于30件，不排名 |
"""

from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl

from gongkai.corpus import manifest
from gongkai.corpus.checking import VERDICTS
from gongkai.corpus.columns import FINDINGS, REPORTS
from gongkai.corpus.comparing.tables import ALIKE, BREAKS, OUTLIERS, REPEATED
from gongkai.corpus.dictionary import Table
from gongkai.corpus.listing import list_findings, list_units
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up.tables import COUNTED_REPORTS, DIFFERENCES, MISSING, ROLLUP, SUMS_STEP
from gongkai.corpus.running.map_shards import part_name
from gongkai.corpus.running.shard import Receipt

UNIT = "510000:教育厅"
NAME = "四川省教育厅"
WHOLE = "whole-report"
FIGURES = (
    # division, name, level, parent, year, kind, basis, counted, due, missing, received, handled, granted, partial
    ("000000", "全国", 0, None, 2023, "figure", "units", 10, 12, 2, 1000, 900, 450, 90),
    ("000000", "全国", 0, None, 2024, "figure", "units", 11, 12, 1, 1250, 1000, 600, 40),
    ("440000", "广东省", 1, "000000", 2024, "figure", "units", 4, 4, 0, 450, 300, 100, 20),
    ("510000", "四川省", 1, "000000", 2023, "figure", "units", 5, 6, 1, 640, 600, 300, 60),
    ("510000", "四川省", 1, "000000", 2024, "figure", "whole", 1, 6, 1, 800, 700, 500, 20),
    ("510000", "四川省", 1, "000000", 2024, "units", "units", 5, 6, 1, 790, 690, 490, 20),
    ("540000", "西藏自治区", 1, "000000", 2024, "figure", "units", 1, 2, 0, 20, 20, 20, 0),
)
_CARRIED = ("received_new", "carried_in", "outcome.total", "carried_out")
"""Rows that T3-01 joins."""
_ROLLED_UP = (
    *("division", "name", "level", "parent", "year", "kind", "basis"),
    *("units_counted", "units_due", "units_missing"),
    *(f"t3.{row}@total" for row in ("received_new", "outcome.total", "outcome.granted", "outcome.partial")),
)


def rows(table: Table, found: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
    """A frame of a declared table; columns that are not given are null."""
    return pl.DataFrame(list(found), schema=dict(table.schema))


def put(place: Place, step: str, tables: Mapping[Table, pl.DataFrame], shard: str = "by-hand") -> None:
    """Make these the tables of a step, in one part; what is made of it is made again if its name is another."""
    for table, frame in tables.items():
        place.write_frame(part_name(step, table.name, shard), table.fitted(frame), table.rows_together)
    manifest.settle(
        place,
        step,
        [Receipt(shard, (), {table.name: frame.height for table, frame in tables.items()}, {})],
    )


def report(unit: str, name: str, division: str | None, year: int, **more: Any) -> dict[str, Any]:
    """A row of REPORTS that counts, of a province's department; cells are given under their codes."""
    return {
        "report": f"{unit}-{year}",
        "source": f"{unit}/{year}.html",
        "title": f"{name}{year}年政府信息公开工作年度报告",
        "year": year,
        "t2_form": "2021",
        "t3_form": "2021",
        "unit": unit,
        "unit_name": name,
        "division": division,
        "level": 1 if division else None,
        "province": division,
        "kind": "department",
        "scope": "own",
        "match": "exact",
        "flags": [],
        "standing": True,
        **more,
    }


def finding(report: str, rule: str = "T3-01", **more: Any) -> dict[str, Any]:
    """A row of FINDINGS, as the cell rules write it."""
    return {
        "report": report,
        "rule": rule,
        "severity": "error",
        "place": "natural_person",
        "left": 5,
        "right": 6,
        "cells": [f"t3.{row}@natural_person" for row in _CARRIED],
        **more,
    }


def make(place: Place) -> None:
    """All that the pages read."""
    reports = [
        report(UNIT, NAME, "510000", 2023, **{"t3.received_new@total": 12}),
        report(UNIT, NAME, "510000", 2024, **{"t3.received_new@total": 18}),
        report("某某学会", "某某学会", None, 2024, source="https://example.org/2024.html"),
    ]
    put(place, "agencies", {REPORTS: rows(REPORTS, reports)})
    answers = {
        "rule": "T3-01",
        "place": "natural_person",
        "year": 2024,
        "passed": 0,
        "failed": 2,
        "untold": 1,
    }
    put(
        place,
        "check",
        {
            FINDINGS: rows(FINDINGS, [finding(f"{UNIT}-2024"), finding("某某学会-2024")]),
            VERDICTS: rows(VERDICTS, [answers]),
        },
    )
    figures = rows(ROLLUP, (dict(zip(_ROLLED_UP, row, strict=True)) for row in FIGURES))
    missing = {"division": "510000", "year": 2024, "unit": "510000:档案局", "why": "seen"}
    put(
        place,
        "rollup",
        {
            ROLLUP: figures.with_columns(
                t3_counted="units_counted", report=pl.when(pl.col("basis") == "whole").then(pl.lit(WHOLE))
            ),
            MISSING: rows(MISSING, [{**missing, "unit_name": "四川省档案局"}]),
            DIFFERENCES: DIFFERENCES.empty(),
        },
    )
    whole = report("510000:人民政府", "四川省人民政府", "510000", 2024, scope="whole", report=WHOLE)
    counted = [whole, *(one for one in reports if one["division"])]
    names = COUNTED_REPORTS.schema.names()
    put(
        place,
        SUMS_STEP,
        {COUNTED_REPORTS: rows(COUNTED_REPORTS, ({name: one[name] for name in names} for one in counted))},
    )
    of_unit = {"of": "unit", "subject": UNIT, "name": NAME, "year": 2024}
    says = "依据由各单位报告之和改为本级政府的汇总报告。"
    pair = {"unit": UNIT, "unit_name": NAME, "other_unit": "某某学会", "other_name": "某某学会", "year": 2024}
    put(
        place,
        "compare",
        {
            BREAKS: rows(
                BREAKS, [{"of": "division", "subject": "510000", "year": 2024, "why": "basis", "says": says}]
            ),
            OUTLIERS: rows(
                OUTLIERS, [{**of_unit, "metric": "received_new", "says": "18件，同类单位多为2至6件。"}]
            ),
            ALIKE: rows(ALIKE, [{**pair, "share": 0.62, "sentences": 9, "letters": 300}]),
            REPEATED: rows(REPEATED, [{"unit": UNIT, "unit_name": NAME, "year": 2024, "share": 0.4}]),
        },
    )
    list_units(place)
    list_findings(place)

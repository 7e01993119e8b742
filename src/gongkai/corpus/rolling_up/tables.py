"""The tables of the roll-up."""

import polars as pl

from gongkai.corpus.columns import CELL_FIELDS
from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import DIVISION, LEVEL, REPORT, SOURCE, UNIT, UNIT_NAME, YEAR

STEP = "rollup"
SUMS_STEP = "rollup-sums"

LARGEST_SUM = 2**63 - 1
"""The largest sum, either way, that is given; one beyond is refused."""

COUNTED = tuple(
    Field(
        f"t{table}_counted", pl.Int64, f"表{name}有数的报告", f"计入的报告中表{name}至少一格是数的份数", "份"
    )
    for table, name in ((2, "二"), (3, "三"), (4, "四"))
)

ROLLUP = Table(
    "divisions",
    "各级区划汇总",
    (
        Field("division", pl.String, "区划代码", "全国为000000"),
        Field("name", pl.String, "区划名称", "当年的名称"),
        LEVEL,
        Field("parent", pl.String, "上一级区划", "全国没有"),
        YEAR,
        Field("kind", pl.String, "行的类型", "figure为该区划的数；units为依据是汇总报告时，另列的各部分之和"),
        Field(
            "basis",
            pl.String,
            "依据",
            "whole为该级政府的汇总报告；units为本级单位与下一级区划之和；none为一份报告也没有",
        ),
        Field("report", pl.String, "汇总报告编号", "依据为汇总报告时"),
        Field("units_counted", pl.Int64, "计入的报告", "这一行的数由多少份报告得出", "份"),
        Field("units_due", pl.Int64, "应报单位", "该区划及以下各级应报的单位", "个"),
        Field("units_missing", pl.Int64, "缺报单位", "应报而没有报告的单位", "个"),
        Field("divisions_below", pl.Int64, "计入的下一级区划", "依据为汇总报告时为0", "个"),
        *COUNTED,
        Field("refused", pl.List(pl.String), "不给出的格", "合计超出64位整数的格，不截断，不给数"),
        *CELL_FIELDS,
    ),
    rows_together=4096,
)
"""Two kinds of row: of every division and year its `figure`, and beside a whole-government report the `units`, which
is what the figure would be without that report. A cell is null where no report counted has a number in it, and where
the sum is refused. Sorted by level and division; a part is a year."""

GAPS = tuple(f"gaps_{word}" for word in range(4))
"""Which cells are without a number in at least one of the reports counted: a bit a cell, 63 to a column."""

SUMS = Table(
    "sums",
    "每批报告的部分和",
    (
        DIVISION,
        LEVEL,
        Field("province", pl.String, "省级代码"),
        Field("prefecture", pl.String, "地级代码"),
        Field("county", pl.String, "县级代码"),
        YEAR,
        Field("scope", pl.String, "报告范围", "own为本级各单位之和；whole为一份汇总报告"),
        Field("unit", pl.String, "单位", "汇总报告的单位"),
        Field("report", pl.String, "汇总报告编号"),
        Field("units_counted", pl.Int64, "计入的报告", "", "份"),
        *COUNTED,
        Field("forms", pl.Int64, "表三格式", "1为2019年格式，2为2021年格式，3为都有，0为没有表三"),
        *(Field(name, pl.UInt64, "有缺数的格", "每格一位") for name in GAPS),
        Field("wide", pl.String, "放不下的和", "超出64位整数的和，JSON，格的代码和数"),
        *CELL_FIELDS,
    ),
    rows_together=8192,
)
"""What a bucket of reports gives to the roll-up, sorted by year."""

COUNTED_REPORTS = Table(
    "counted",
    "参加汇总的报告",
    (
        YEAR,
        DIVISION,
        Field("scope", pl.String, "报告范围", "whole为一级政府汇总；其余都作本单位"),
        UNIT,
        UNIT_NAME,
        REPORT,
        Field("title", pl.String, "标题"),
        SOURCE,
    ),
    rows_together=4096,
)
"""Every report that stands and whose division and year are known, sorted by year, division and unit in each part."""

MISSING = Table(
    "missing",
    "缺报单位",
    (
        DIVISION,
        YEAR,
        UNIT,
        UNIT_NAME,
        Field("why", pl.String, "为什么应报"),
    ),
)
"""Units due in a year of which the corpus has no report; `division` is the unit's own."""

DIFFERENCES = Table(
    "differences",
    "汇总报告与各部分不符",
    (
        DIVISION,
        YEAR,
        Field("report", pl.String, "汇总报告编号"),
        Field("rule", pl.String, "规则", "RU-01或RU-02"),
        Field("cell", pl.String, "格"),
        Field("whole", pl.Int64, "汇总数", "汇总报告的数，金额为分"),
        Field("units", pl.Int64, "各部分的数", "RU-01为各部分之和，RU-02为其中最大的一个；金额为分"),
    ),
)
"""Cells in which a whole-government report and what it covers disagree: rules RU-01 and RU-02 of the library."""

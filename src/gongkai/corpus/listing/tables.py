"""The tables that lists are read from, in the order in which they are shown."""

import polars as pl

from gongkai.corpus.columns import FINDINGS, IDENTITY
from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import YEAR

ABOVE = ("province", "prefecture", "county", "township")
"""Columns of REPORTS that say to which divisions a report belongs, from the top."""

_LOOKED_UP = 4096
"""Rows of a row group: a page shows fifty, so a small one is read for it."""
_IDENTITY = {field.name: field for field in IDENTITY}

UNITS = Table(
    "units",
    "单位目录",
    (
        *(_IDENTITY[name] for name in ("unit", "unit_name", "division", "level", *ABOVE, "kind", "scope")),
        Field("reports", pl.Int64, "报告", "采用的报告份数", "份"),
        Field("first_year", pl.Int32, "最早年度"),
        Field("last_year", pl.Int32, "最近年度"),
        Field("part", pl.String, "所在部分", "这个单位的报告所在的文件"),
    ),
    rows_together=_LOOKED_UP,
)
"""One row a unit with at least one report that counts, by unit within a part."""

LISTED = Table(
    "findings",
    "问题和报告",
    (
        *FINDINGS.fields,
        YEAR,
        Field("source", pl.String, "来源", "报告在来源中的位置"),
        *(_IDENTITY[name] for name in ("unit", "unit_name", "division", *ABOVE)),
    ),
    rows_together=_LOOKED_UP,
)
"""Findings of the reports that count, each with its report; a part is a rule, newest year first, then by division."""

FINDING_COUNTS = Table(
    "finding_counts",
    "问题数",
    (
        Field("division", pl.String, "区划代码", "全国为000000"),
        YEAR,
        Field("rule", pl.String, "规则"),
        Field("reports", pl.Int64, "有问题的报告", "该区划和以下各级", "份"),
        Field("findings", pl.Int64, "问题", "一份报告可以有几个", "个"),
    ),
    rows_together=_LOOKED_UP,
)
"""Findings of a division and all below it; those of agencies that could not be matched in the nation only."""

"""The wide table of reports: one row a report, one column a cell of either form."""

from functools import cache

import polars as pl

from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import DIGEST, MODIFIED_AT, REPORT, TAKEN_AT, YEAR
from gongkai.report.codes import table_of
from gongkai.report.forms import Form, codes, label, unit

CELLS: tuple[str, ...] = tuple(
    sorted(
        dict.fromkeys((*codes(Form.F2021, Form.F2021), *codes(Form.F2019, Form.F2019))),
        key=table_of,
    )
)
"""Every cell code of both forms, by table and in printed order; the order of the letters in the columns of states."""

CELLS_OF = {table: tuple(code for code in CELLS if table_of(code) == table) for table in (2, 3, 4)}
"""The cells of each statutory table."""

SCALE = {"万元": 1_000_000, "元": 100}
"""Amounts are kept as whole 分: 万元 × 10⁶, 元 × 100. Counts are kept as they are."""

STORED_UNIT = {"万元": "分", "元": "分"}

LARGEST = 2**52
"""The largest number, either way, that a cell column holds, after scaling: 4.5 × 10¹⁵. Whatever sum of one report's
cells a rule forms, and any sum of the same cell of 2,047 reports, stays within 64 bits. What is larger is kept in `odd`
and told of, never cut."""


@cache
def scale(code: str) -> int:
    """What a cell's number is multiplied by to be stored."""
    return SCALE.get(unit(code), 1)


def stored_unit(code: str) -> str:
    """Unit of a cell column: 件, 项 or 分."""
    return STORED_UNIT.get(unit(code), unit(code))


ORIGIN = (
    Field("report", pl.String, "报告编号", "来源位置和内容共同决定的编号，同一文件永远相同"),
    Field("source", pl.String, "来源", "文件在来源中的位置；压缩包内的文件写作“包!/路径”"),
    DIGEST,
    Field("size", pl.Int64, "大小", "文件字节数", "字节"),
    MODIFIED_AT,
    TAKEN_AT,
    Field("reader", pl.String, "读取程序", "读取它的程序版本"),
)
PRINTED = (
    Field("title", pl.String, "标题"),
    Field("agency", pl.String, "机关名称", "报告上的名称"),
    YEAR,
    Field("t2_form", pl.String, "表二格式", "2019或2021；没有表二则空"),
    Field("t3_form", pl.String, "表三格式", "2019或2021；没有表三则空"),
    Field("signature", pl.String, "落款"),
    Field("signed_on", pl.Date, "落款日期"),
    Field("published_on", pl.Date, "发布日期"),
    Field("completeness", pl.String, "完整性", "full为全文，fragment为节选"),
)
STATES = tuple(
    Field(
        f"t{table}_states",
        pl.String,
        f"表{name}各格状态",
        "空表示该格式的格都填了数，除增减外都不是负数；否则每格一个字母，次序见数据字典",
    )
    for table, name in ((2, "二"), (3, "三"), (4, "四"))
)
ODD = Field("odd", pl.String, "特殊格", "放不下或靠规则断读的格，JSON")
CELL_FIELDS = tuple(Field(code, pl.Int64, label(code), "", stored_unit(code)) for code in CELLS)

READ = Table("reports", "读出的报告", (*ORIGIN, *PRINTED, *STATES, ODD, *CELL_FIELDS))
"""What the reader found, before agencies are matched."""

IDENTITY = (
    Field(
        "unit",
        pl.String,
        "单位",
        "同一单位各年相同的编号：最后的区划代码、冒号、规范名称；不能识别则为名称本身，连哪个地方都看不出的再加@和内容摘要",
    ),
    Field("unit_name", pl.String, "单位名称", "规范名称，含上级区划"),
    Field("division", pl.String, "区划代码", "报告年度当年的六位或九位代码；中央单位为000000；不能识别则空"),
    Field("level", pl.Int8, "层级", "0国家 1省级 2地级 3县级 4乡级；不能识别则空"),
    Field("province", pl.String, "省级代码"),
    Field("prefecture", pl.String, "地级代码", "直辖市和省直辖县没有"),
    Field("county", pl.String, "县级代码"),
    Field("township", pl.String, "乡级代码"),
    Field("kind", pl.String, "单位类型", "government、department或township；看不出则空"),
    Field("scope", pl.String, "报告范围", "whole为一级政府汇总，own为本单位；看不出则空"),
    Field(
        "match",
        pl.String,
        "识别方式",
        "exact全称，alias别名，former旧名或旧区划，ambiguous有歧义，none不能识别",
    ),
    Field("flags", pl.List(pl.String), "识别提示", "名称或来源上可疑之处的代码"),
    Field("standing", pl.Boolean, "采用", "同一单位同一年度只采用一份"),
    Field(
        "set_aside", pl.String, "不采用的原因", "duplicate重复，superseded有新版，mirror镜像，no_year无年度"
    ),
    Field("instead", pl.String, "采用的那一份", "不采用时，代替它的报告编号"),
)
REPORTS = Table("reports", "报告", (*ORIGIN, *PRINTED, *IDENTITY, *STATES, ODD, *CELL_FIELDS))
"""One row a report, matched to its agency; sorted by unit, year and taken_at, all years of a unit in one part."""

FINDINGS = Table(
    "findings",
    "问题",
    (
        REPORT,
        Field("rule", pl.String, "规则"),
        Field("severity", pl.String, "程度", "error、warning或hint"),
        Field("place", pl.String, "位置", "规则所问的列、行或段；没有则空串"),
        Field("left", pl.Int64, "左边", "等式左边之和，金额为分；不是等式则空"),
        Field("right", pl.Int64, "右边", "等式右边之和，金额为分；不是等式则空"),
        Field("cells", pl.List(pl.String), "涉及的格"),
        Field("section", pl.Int8, "涉及的部分", "一至六；不涉及正文则空"),
        Field("quote", pl.String, "原文"),
        Field("message", pl.String, "说明", "由规则的原话填成；等式类问题在导出时生成，表内为空"),
    ),
)
"""Narrow: one row a broken rule instance."""

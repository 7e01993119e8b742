"""The tables of comparing. `STEP` writes the stored ones, a part a year; series and rankings are made when asked for."""

import polars as pl

from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import LEVEL, REPORT, UNIT, UNIT_NAME, YEAR

STEP = "compare"

OF_UNIT, OF_DIVISION = "unit", "division"
"""What a row is about: a unit by its own reports, or a division by its rolled-up figure."""

_LOOKED_UP = 8192
"""Rows of a row group: those of one subject are looked up."""

_OF = Field("of", pl.String, "对象", "unit为单位，division为区划（含以下各级）")
_SUBJECT = Field("subject", pl.String, "编号", "单位编号或区划代码")
_NAME = Field("name", pl.String, "名称")
_METRIC = Field("metric", pl.String, "指标", "指标代码，见指标说明")
_NUMERATOR = Field("numerator", pl.Int64, "分子", "没有分母的指标即其数；金额为分")
_DENOMINATOR = Field("denominator", pl.Int64, "分母", "没有分母的指标为空")
_VALUE = Field("value", pl.Float64, "数值", "以指标的单位计；缺数或分母为零则空")

GROUP = (
    Field("parent", pl.String, "上级", "区划的上一级；单位所在的区划，乡镇街道为其上一级；看不出则空"),
    LEVEL,
    Field("type", pl.String, "类型", "区划为division；单位为government、department或township，看不出则空"),
)
"""By what rows are held beside each other, with the year."""

SERIES = Table(
    "series",
    "历年数值",
    (
        _OF,
        _SUBJECT,
        _NAME,
        _METRIC,
        YEAR,
        _NUMERATOR,
        _DENOMINATOR,
        _VALUE,
        Field(
            "breaks",
            pl.List(pl.String),
            "断点",
            "这一年与前一份之间妨碍这一指标前后相比的原因：missing缺年度，form格式改变，name名称或区划改变，basis依据改变，"
            "carried_over结转不符，in_force现行有效件数不符",
        ),
    ),
)
"""A metric of each subject through its years."""

BREAKS = Table(
    "breaks",
    "断点",
    (
        _OF,
        _SUBJECT,
        _NAME,
        YEAR,
        Field("why", pl.String, "原因", "missing、form、name、basis、carried_over、in_force"),
        Field("table", pl.Int8, "涉及的表", "2或3；涉及全部则空"),
        Field("says", pl.String, "说明"),
    ),
    rows_together=_LOOKED_UP,
)
"""Where a row of years is broken: before the report of `year`. One row a break."""

RANKINGS = Table(
    "rankings",
    "排名",
    (
        _OF,
        _SUBJECT,
        _NAME,
        *GROUP,
        YEAR,
        _METRIC,
        _NUMERATOR,
        _DENOMINATOR,
        _VALUE,
        Field("low", pl.Float64, "区间下限", "占比的95%威尔逊区间，以%计；其他指标为空", "%"),
        Field("high", pl.Float64, "区间上限", "占比的95%威尔逊区间，以%计；其他指标为空", "%"),
        Field("rank", pl.Int64, "名次", "从高到低，数值相同名次相同；未参与排名则空"),
        Field("ranked", pl.Int64, "参与排名", "同组参与排名的有多少个", "个"),
        Field(
            "unranked",
            pl.String,
            "未参与的原因",
            "no_number缺数，small分母太小，contradictory分子大于分母或有负数；参与则空",
        ),
    ),
)
"""One metric, one row a subject, ranked within its group and year."""

OUTLIERS = Table(
    "outliers",
    "离群",
    (
        _OF,
        _SUBJECT,
        _NAME,
        Field("report", pl.String, "报告编号", "单位的报告；区划依据汇总报告时为该报告"),
        *GROUP[1:],
        YEAR,
        _METRIC,
        _NUMERATOR,
        _DENOMINATOR,
        _VALUE,
        Field("peers", pl.Int64, "同类", "同层级、同类型、同年度的有多少个，不含自己", "个"),
        Field("expected", pl.Float64, "同类的数", "件数和金额为中位数，占比为其他同类合计的占比"),
        Field("low", pl.Float64, "常见范围下限"),
        Field("high", pl.Float64, "常见范围上限"),
        Field("distance", pl.Float64, "偏离", "离同类的数多少个稳健标准差，3.5以上列出，负数为偏低"),
        Field("says", pl.String, "说明"),
    ),
    rows_together=_LOOKED_UP,
)
"""One row a subject and metric far from its peers of the year."""

ALIKE = Table(
    "alike",
    "内容雷同",
    (
        REPORT,
        Field("other", pl.String, "另一份报告"),
        UNIT,
        UNIT_NAME,
        Field("other_unit", pl.String, "另一单位"),
        Field("other_name", pl.String, "另一单位名称"),
        YEAR,
        Field("share", pl.Float64, "雷同比例", "去掉套话后，较短的一份有多少字句也在另一份中，0至1"),
        Field("sentences", pl.Int64, "相同的句子", "", "句"),
        Field("letters", pl.Int64, "相同的字数", "", "字"),
    ),
    rows_together=_LOOKED_UP,
)
"""Pairs of reports of different units on one year that share half of the shorter one's text and 100 letters at least;
each pair once, the unit first in order being `unit`."""

REPEATED = Table(
    "repeated",
    "与上年雷同",
    (
        REPORT,
        Field("before", pl.String, "上年的报告"),
        UNIT,
        UNIT_NAME,
        YEAR,
        Field("share", pl.Float64, "沿用比例", "去掉套话后，有多少字句与本单位上一年报告相同，0至1"),
        Field("letters", pl.Int64, "相同的字数", "", "字"),
    ),
    rows_together=_LOOKED_UP,
)
"""Of each report with one of the year before, how much of its own text that one has already."""

STORED = (BREAKS, OUTLIERS, ALIKE, REPEATED)

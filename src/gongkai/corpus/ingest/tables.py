"""The tables that reading fills, beside the reports and the findings on their text."""

import polars as pl

from gongkai.corpus.columns import FINDINGS, READ
from gongkai.corpus.dictionary import Field, Table
from gongkai.corpus.fields import DIGEST, MODIFIED_AT, REPORT, SOURCE, TAKEN_AT

COUNTS = Table(
    "counts",
    "文中的数",
    (
        REPORT,
        Field("topic", pl.String, "所指", "所指事项的代码；看不出则空"),
        Field("value", pl.Decimal(30, 6), "数值", "金额为元；放不下则空，见短语"),
        Field("unit", pl.String, "单位", "件、条、份等；文中没有则空串"),
        Field("section", pl.Int8, "部分", "一至六；0为开头"),
        Field("paragraph", pl.Int32, "段", "所在部分的第几段，从0数"),
        Field("certainty", pl.String, "把握", "unambiguous只有一种读法，hint要人看"),
        Field("manner", pl.String, "说法", "stated写明，denied否定，implied由上文得出"),
        Field("span", pl.String, "期间", "report_year为报告年度；其他为别的年度、部分月份、多年或增减"),
        Field("phrase", pl.String, "短语"),
        Field("clause", pl.String, "原文"),
    ),
)
"""One row a number that the text states."""

SECTIONS = Table(
    "sections",
    "正文",
    (
        REPORT,
        Field("section", pl.Int8, "部分", "一至六；0为开头"),
        Field("title", pl.String, "标题", "不含序号；开头没有标题"),
        Field("text", pl.String, "正文", "一行一段，不含表格"),
    ),
)
"""One row a section, the preamble as section 0."""

SENTENCES = Table(
    "sentences",
    "句子",
    (
        REPORT,
        Field("hash", pl.UInt64, "句子摘要", "数字、本机关名称遮去以后的摘要，相同即为同一句"),
        Field("letters", pl.UInt16, "字数", "遮去以后的字数", "字"),
    ),
)
"""One row a different sentence of the six sections, as `gongkai.report.likeness` masks it."""

RAW = Table(
    "raw",
    "原件",
    (
        REPORT,
        SOURCE,
        DIGEST,
        MODIFIED_AT,
        TAKEN_AT,
        Field("content", pl.Binary, "内容", "文件原样"),
    ),
)
"""One row a file whose bytes were had, whether a report was found in it or not; all else can be derived from it."""

UNREAD = Table(
    "unread",
    "读不了的文件",
    (
        SOURCE,
        Field("digest", pl.String, "内容摘要", "没有取到内容则空"),
        Field("code", pl.String, "原因代码"),
        Field("message", pl.String, "原因", "哪里不对，怎么办"),
    ),
)
"""One row a file without a report."""

TABLES = (READ, FINDINGS, COUNTS, SECTIONS, SENTENCES, RAW, UNREAD)

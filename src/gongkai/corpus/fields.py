"""Columns that one table after the other has, declared once."""

import polars as pl

from gongkai.corpus.dictionary import Field

REPORT = Field("report", pl.String, "报告编号")
SOURCE = Field("source", pl.String, "来源")
DIGEST = Field("digest", pl.String, "内容摘要", "文件内容的SHA-256")
MODIFIED_AT = Field("modified_at", pl.Datetime("us", "UTC"), "来源时间", "来源记载的修改时间")
TAKEN_AT = Field("taken_at", pl.Datetime("us", "UTC"), "读取时间", "读入语料库的时间")
YEAR = Field("year", pl.Int32, "报告年度")
UNIT = Field("unit", pl.String, "单位")
UNIT_NAME = Field("unit_name", pl.String, "单位名称")
DIVISION = Field("division", pl.String, "区划代码")
LEVEL = Field("level", pl.Int8, "层级", "0国家 1省级 2地级 3县级 4乡级")

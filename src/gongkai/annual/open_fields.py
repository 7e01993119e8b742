"""What a published annual report says, as data (开放数据字段): one declaration for the downloads and their dictionary.

Cells stand under their codes (`report.codes`), which mean the same in both forms; so all units and years make one table.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from gongkai.annual.models import LibraryReport
from gongkai.report.codes import table_of
from gongkai.report.forms import Form, codes, label, unit


@dataclass(frozen=True, slots=True)
class Row:
    """A report as it is written: its row, its content, the number of its agency here (None where it has none), the site.

    `content` is the report's own JSON, read no further: to make a `Report` of it would take most of the time.
    """

    filed: LibraryReport
    content: Mapping[str, Any]
    agency: int | None
    site: str

    @classmethod
    def of(cls, filed: LibraryReport, agency: int | None, site: str) -> "Row":
        """Amounts keep all their digits."""
        return cls(filed, json.loads(filed.data, parse_float=Decimal), agency, site)

    @property
    def cells(self) -> dict[str, Any]:
        """Numbers by code; None where the report has none in the cell."""
        return {code: cell["value"] for code, cell in self.content["cells"].items()}

    @property
    def sections(self) -> list[dict[str, Any]]:
        """Without where they stood in a source."""
        names = ("number", "title", "paragraphs")
        return [{name: section[name] for name in names} for section in self.content["sections"]]


@dataclass(frozen=True, slots=True)
class ReportField:
    """A field: its name in the data, what it is called, its type in words, what it says, an example."""

    name: str
    label: str
    type: str
    says: str
    example: Any
    value: Callable[[Row], Any]


FIELDS = (
    ReportField("number", "编号", "整数", "年报在本站的编号，更正后不变。", 12, lambda row: row.filed.pk),
    ReportField(
        "address",
        "网址",
        "文字",
        "年报的网页。",
        "https://www.example.gov.cn/reports/12/",
        lambda row: f"{row.site}/reports/{row.filed.pk}/",
    ),
    ReportField(
        "agency",
        "机关",
        "文字",
        "年报上的机关名称，是当年的名称。",
        "青溪县自然资源局",
        lambda row: row.filed.agency,
    ),
    ReportField(
        "agency_number",
        "机关编号",
        "整数",
        "机关在本站的编号；改过名的机关，各年度编号相同。不是本站机关的为空。",
        3,
        lambda row: row.agency,
    ),
    ReportField("year", "报告年度", "整数", "数据所属的年度。", 2025, lambda row: row.filed.year),
    ReportField(
        "title",
        "标题",
        "文字",
        "年报的标题。",
        "青溪县自然资源局2025年政府信息公开工作年度报告",
        lambda row: row.filed.title,
    ),
    ReportField(
        "version",
        "版次",
        "整数",
        "第几版：1是首次发布的，更正一次加1。不是在本站发布的为空。",
        1,
        lambda row: row.filed.own.version if row.filed.own else None,
    ),
    ReportField(
        "published_on",
        "发布日期",
        "文字",
        "这一版发布的日期，没有写明的为空。",
        "2026-01-20",
        lambda row: row.filed.published_on.isoformat() if row.filed.published_on else None,
    ),
    ReportField(
        "t2_form",
        "表二格式",
        "文字",
        "表二用的是哪一年的格式：2019或2021；没有表二的为空。",
        "2021",
        lambda row: row.filed.t2_form,
    ),
    ReportField(
        "t3_form",
        "表三格式",
        "文字",
        "表三用的是哪一年的格式：2019或2021；没有表三的为空。",
        "2021",
        lambda row: row.filed.t3_form,
    ),
)
"""Of both kinds of files; the cells follow them."""

TEXTS = (
    ReportField(
        "cells",
        "单元格",
        "名称和内容",
        "三张法定表的数字，名称是单元格代码，内容是数字；空白、占位符和读不清的为空，表里没有的不列。",
        {"t3.received_new@total": 18},
        lambda row: row.cells,
    ),
    ReportField(
        "preamble",
        "引言",
        "列表",
        "第一部分之前的各段。",
        ["本报告根据……编制。"],
        lambda row: row.content["preamble"],
    ),
    ReportField(
        "sections",
        "六个部分",
        "列表",
        "每部分的序号（number）、标题（title）和各段文字（paragraphs）。",
        [{"number": 1, "title": "总体情况", "paragraphs": ["……"]}],
        lambda row: row.sections,
    ),
)
"""Only of those that hold more than one line of cells."""


@dataclass(frozen=True, slots=True)
class CellCode:
    """A cell of the statutory tables as the dictionary says it; `forms` are those that print it."""

    code: str
    table: int
    label: str
    unit: str
    forms: tuple[str, ...]


@cache
def cell_codes() -> tuple[CellCode, ...]:
    """Every cell of both forms, in the order of the later one."""
    by_form: Mapping[Form, tuple[str, ...]] = {form: codes(form, form) for form in (Form.F2021, Form.F2019)}
    every = dict.fromkeys(code for found in by_form.values() for code in found)
    ordered = sorted(every, key=table_of)
    return tuple(
        CellCode(
            code,
            table_of(code),
            label(code),
            unit(code),
            tuple(sorted(form.value for form, found in by_form.items() if code in found)),
        )
        for code in ordered
    )

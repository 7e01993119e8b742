"""One report of the corpus: whose it is, what is wrong with it, and each cell with its place in the raw file."""

from pathlib import PurePosixPath
from typing import Any

import polars as pl

from gongkai.cli.corpus_text import table
from gongkai.corpus.columns import IDENTITY, ORIGIN
from gongkai.corpus.corpus import Corpus
from gongkai.corpus.exporting.findings_told import told
from gongkai.report.finding import Severity
from gongkai.report.forms import label
from gongkai.report.reading.reader import read_bytes
from gongkai.report.value import Cell
from gongkai.report.writing.json import as_json

HEADS = ("格", "原文", "数", "状态", "位置")


def describe_report(corpus: Corpus, row: dict[str, Any]) -> tuple[dict[str, Any], str]:
    """A row of REPORTS, and its file as it was kept, read again: data for a program, and text for a person."""
    name = row["report"]
    raw = corpus.table("raw").filter(pl.col("report") == name).select("content").collect().item()
    found = read_bytes(raw, PurePosixPath(row["source"]).name)
    findings = told(corpus.table("findings").filter(pl.col("report") == name)).collect()
    about = {field.name: row[field.name] for field in (*ORIGIN, *IDENTITY)}
    data = {
        **{key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in about.items()},
        "findings": findings.select("rule", "severity", "place", "cells", "message").to_dicts(),
        "report_as_read": as_json(found),
    }
    lines = [
        f"{found.title or row['agency']}（{name}）",
        *(
            f"  {field.label}：{_words(row[field.name])}"
            for field in (*ORIGIN, *IDENTITY)
            if row[field.name] not in (None, [])
        ),
        "检查意见：",
        *(_finding(finding) for finding in findings.iter_rows(named=True)),
        "各格：",
        table(HEADS, [_cell(code, cell) for code, cell in found.cells.items()], "没有表格。"),
    ]
    return data, "\n".join(lines)


def _words(value: object) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(map(str, value)) if isinstance(value, list) else str(value)


def _finding(finding: dict[str, Any]) -> str:
    return f"  {Severity(finding['severity']).label} {finding['rule']} {finding['message']}"


def _cell(code: str, cell: Cell) -> tuple[str, ...]:
    value = "" if cell.value is None else str(cell.value)
    return (label(code), cell.raw.strip(), value, cell.state.label, str(cell.where or ""))

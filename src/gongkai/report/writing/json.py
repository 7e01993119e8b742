"""The annual report as JSON, after the published schema `report.schema.json` beside this module.

Nothing is lost: counts are JSON integers, money a JSON number with all its digits; what is absent is null, never
left out.
"""

import json
import re
from dataclasses import fields
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

from gongkai.report.finding import Answer, CheckResult, Consequence, Finding
from gongkai.report.value import Cell, Number, Report, Where

FORMAT = "gongkai-report/1"
"""Name and version of the format, in every file. The number rises when a file of old no longer validates."""

SCHEMA = files("gongkai.report.writing") / "report.schema.json"
"""The published JSON Schema of the format."""

# Half of a surrogate pair, as a damaged source may leave it, is no character and has no place in UTF-8.
_HALF_A_PAIR = re.compile("[\\ud800-\\udfff]")


def write_json(report: Report, result: CheckResult | None = None, *, indent: int | None = 2) -> bytes:
    """UTF-8 JSON of a report, with its findings and counts of answers when `result` is given.

    `indent=None` puts everything on one line, as commands do that print one report a line.
    """
    text = json.dumps(as_json(report, result), ensure_ascii=False, indent=indent) + "\n"
    return _HALF_A_PAIR.sub("\ufffd", text).encode()


def as_json(report: Report, result: CheckResult | None = None) -> dict[str, Any]:
    """The same as plain dicts, lists, strings, integers and None."""
    data: dict[str, Any] = {
        "format": FORMAT,
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "t2_form": report.t2_form,
        "t3_form": report.t3_form,
        "completeness": report.completeness,
        "preamble": list(report.preamble),
        "sections": [
            {
                "number": section.number,
                "title": section.title,
                "paragraphs": list(section.paragraphs),
                "where": _where(section.where),
            }
            for section in report.sections
        ],
        "cells": {code: _cell(cell) for code, cell in report.cells.items()},
        "signature": report.signature,
        "signed_on": _day(report.signed_on),
        "published_on": _day(report.published_on),
        "metadata": dict(report.metadata),
        "labels": [
            {
                "code": label.code,
                "printed": label.printed,
                "expected": label.expected,
                "where": _where(label.where),
            }
            for label in report.labels
        ],
        "remarks": [
            {"code": remark.code, "message": remark.message, "where": _where(remark.where)}
            for remark in report.remarks
        ],
        "source_name": report.source_name,
    }
    if result is not None:
        data["findings"] = [_finding(finding) for finding in result.findings]
        data["answers"] = {answer.value: result.count(answer) for answer in Answer}
    return data


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "raw": cell.raw,
        "value": json_number(cell.value),
        "state": cell.state,
        "unit": cell.unit,
        "where": _where(cell.where),
        "decided_by": cell.decided_by,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "cells": list(finding.cells),
        "repair": finding.repair,
        "source": finding.source,
        "equation": finding.equation,
        "left": json_number(finding.left),
        "right": json_number(finding.right),
        "gap": json_number(finding.gap),
        "expected": {code: json_number(value) for code, value in finding.expected},
        "consequences": list(dict.fromkeys(consequence.rule for consequence in finding.consequences)),
        "consequence_cells": _by_rule(finding.consequences),
        "section": finding.section,
        "quote": finding.quote,
        "where": _where(finding.where),
    }


def _by_rule(consequences: tuple[Consequence, ...]) -> dict[str, list[str]]:
    cells: dict[str, list[str]] = {}
    for consequence in consequences:
        cells.setdefault(consequence.rule, []).extend(consequence.cells)
    return {rule: list(dict.fromkeys(codes)) for rule, codes in cells.items()}


def json_number(value: Number | None) -> int | float | str | None:
    """The number for JSON. What a double cannot hold to the last digit becomes a string of decimal digits."""
    if not isinstance(value, Decimal):
        return value
    double = float(value)
    return double if Decimal(repr(double)) == value else format(value, "f")


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _where(where: Where | None) -> dict[str, int | str] | None:
    if where is None:
        return None
    named = ((field.name, getattr(where, field.name)) for field in fields(where))
    return {name: value for name, value in named if value is not None}

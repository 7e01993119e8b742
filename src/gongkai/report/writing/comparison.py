"""A comparison of two reports as plain data, for JSON."""

from typing import Any

from gongkai.report.comparison import Comparison
from gongkai.report.value import Cell, Report
from gongkai.report.writing.json import json_number


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """Dicts, lists, strings, numbers and None: the cells that differ, carried-over cases, documents in force, text.

    `repeated` is a share from 0 to 1; `agrees` is pass, fail or cannot_tell.
    """
    return {
        "earlier": _named(comparison.earlier),
        "later": _named(comparison.later),
        "cells": {
            pair.code: {
                "label": pair.label,
                "earlier": _said(pair.earlier),
                "later": _said(pair.later),
                "change": json_number(pair.change),
            }
            for pair in comparison.changed
        },
        "carried_over": [
            {
                "column": case.column,
                "carried_out": json_number(case.carried_out),
                "carried_in": json_number(case.carried_in),
                "agrees": case.agrees,
            }
            for case in comparison.carried_over
        ],
        "in_force": [
            {
                "subject": documents.subject,
                "earlier": json_number(documents.earlier),
                "issued": json_number(documents.issued),
                "repealed": json_number(documents.repealed),
                "due": json_number(documents.due),
                "later": json_number(documents.later),
                "agrees": documents.agrees,
            }
            for documents in comparison.in_force
        ],
        "sections": [
            {
                "number": section.number,
                "earlier_title": section.earlier_title,
                "later_title": section.later_title,
                "repeated": section.repeated,
                "passages": [
                    {"edit": passage.edit, "sentences": list(passage.sentences)}
                    for passage in section.passages
                ],
            }
            for section in comparison.sections
        ],
        "repeated": comparison.repeated,
    }


def _named(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "source_name": report.source_name,
    }


def _said(cell: Cell | None) -> dict[str, Any] | None:
    return {"raw": cell.raw, "value": json_number(cell.value), "state": cell.state} if cell else None

"""What makes two reports the same: everything that a reader of paper sees, not where it stood."""

from typing import Any

from gongkai.report.value import Report


def essence(report: Report) -> dict[str, Any]:
    """Title, agency, year, forms, text, cells (raw, value, state, unit) and signature."""
    return {
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "forms": (report.t2_form, report.t3_form),
        "preamble": report.preamble,
        "sections": [(section.number, section.title, section.paragraphs) for section in report.sections],
        "cells": {code: (cell.raw, cell.value, cell.state, cell.unit) for code, cell in report.cells.items()},
        "signature": (report.signature, report.signed_on),
    }


def differences(written: Report, read: Report) -> list[str]:
    """Every difference in words, for the message of a failing test."""
    found = []
    left, right = essence(written), essence(read)
    for part, value in left.items():
        other = right[part]
        if value == other:
            continue
        if part == "cells":
            found += [
                f"{code}: {value.get(code)} → {other.get(code)}"
                for code in dict.fromkeys((*value, *other))
                if value.get(code) != other.get(code)
            ]
        elif part == "sections":
            found += [f"{a} → {b}" for a, b in zip(value, other, strict=False) if a != b]
            found += [f"{len(value)} sections → {len(other)}"] if len(value) != len(other) else []
        else:
            found.append(f"{part}: {value} → {other}")
    return found

"""One file to the rows of its report: read, asked, counted. Pure, and never raises for what is in the file."""

import logging
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from hashlib import blake2b, sha256
from pathlib import PurePosixPath
from typing import Any

from gongkai.corpus.ingest.file import Refused, Taken
from gongkai.corpus.ingest.text_checks import text_findings
from gongkai.corpus.wide_row import cell_columns
from gongkai.report.checks.answerable import answerable
from gongkai.report.errors import ReportError, TooLarge
from gongkai.report.finding import Finding
from gongkai.report.likeness import masked_sentences
from gongkai.report.narrative import Narrative, read
from gongkai.report.narrative.extraction import PREAMBLE
from gongkai.report.reading.reader import read_bytes
from gongkai.report.value import Number, Report

logger = logging.getLogger(__name__)

Rows = Mapping[str, list[dict[str, Any]]]
"""Rows by the name of their table."""

BUG = "bug"
"""Code of a file on which the program failed, which is our fault and not the file's."""

MOST_CHARACTERS = 600_000
"""Of a report's text: a province's has 40,000. What is longer is a whole yearbook, or made to take all memory."""

_MICRO = Decimal("0.000001")
_BEYOND = Decimal(10) ** 22
"""With six places after the point, 28 figures: what decimal arithmetic here keeps."""
_MOST_LETTERS = 2**16 - 1


def report_name(source: str, digest: str) -> str:
    """The name of a report: 24 hexadecimal digits, the same whenever the same file is read from the same place."""
    return sha256(f"{source}\0{digest}".encode()).hexdigest()[:24]


def rows_of(file: Taken, reader: str) -> Rows | Refused:
    """The rows of the report in a file, or why it gives none; `reader` names the program that reads."""
    try:
        return _rows(file, reader)
    except ReportError as error:
        return Refused(file.source, error.code, str(error), file.digest)
    except (MemoryError, RecursionError):
        return Refused(
            file.source,
            TooLarge.code,
            "读这个文件要用的内存超过上限，没有读取。请拆分或另存后再试。",
            file.digest,
        )
    except Exception as error:
        logger.exception("reading %r failed", file.source)
        return bug(file.source, file.digest, error)


def bug(source: str, digest: str, error: Exception) -> Refused:
    """The answer for a file on which the program failed."""
    said = f"程序读这个文件时出错（{type(error).__name__}），详情在运行日志里。请把文件交给维护人员。"
    return Refused(source, BUG, said, digest)


def _rows(file: Taken, reader: str) -> Rows:
    report = answerable(read_bytes(file.content, PurePosixPath(file.source).name))
    _refuse_excess(report)
    digest = file.digest
    name = report_name(file.source, digest)
    narrative = read(report)
    origin = {
        "report": name,
        "source": file.source,
        "digest": digest,
        "size": len(file.content),
        "modified_at": file.modified_at,
        "taken_at": file.taken_at,
        "reader": reader,
    }
    return {
        "reports": [{**origin, **_printed(report), **cell_columns(report)}],
        "findings": [_finding(name, found) for found in text_findings(report, narrative)],
        "counts": list(_counts(name, narrative)),
        "sections": list(_sections(name, report)),
        "sentences": list(_sentences(name, report)),
    }


def _refuse_excess(report: Report) -> None:
    """Raise `TooLarge` for more text than a report has: what is counted in it would take all memory."""
    length = sum(map(len, report.preamble)) + sum(len(section.text) for section in report.sections)
    if length > MOST_CHARACTERS:
        raise TooLarge(
            f"正文有{length}字，超过{MOST_CHARACTERS}字的上限，不像一份年报。请只留一份年报的内容。"
        )


def _printed(report: Report) -> dict[str, Any]:
    return {
        "title": report.title,
        "agency": report.agency,
        "year": report.year,
        "t2_form": report.t2_form,
        "t3_form": report.t3_form,
        "signature": report.signature,
        "signed_on": report.signed_on,
        "published_on": report.published_on,
        "completeness": report.completeness.value,
    }


def _finding(name: str, found: Finding) -> dict[str, Any]:
    return {
        "report": name,
        "rule": found.rule,
        "severity": found.severity.value,
        "place": "",
        "cells": list(found.cells),
        "section": found.section,
        "quote": found.quote,
        "message": found.message,
    }


def _counts(name: str, narrative: Narrative) -> Iterator[dict[str, Any]]:
    for count in narrative.counts:
        yield {
            "report": name,
            "topic": count.topic.value if count.topic else None,
            "value": amount(count.value),
            "unit": count.unit,
            "section": count.section,
            "paragraph": count.paragraph,
            "certainty": count.certainty.value,
            "manner": count.manner.value,
            "span": count.span.value,
            "phrase": count.phrase,
            "clause": count.clause,
        }


def _sections(name: str, report: Report) -> Iterator[dict[str, Any]]:
    if report.preamble:
        text = "\n".join(report.preamble)
        yield {"report": name, "section": PREAMBLE, "title": "", "text": text}
    for section in report.sections:
        yield {
            "report": name,
            "section": section.number,
            "title": section.title,
            "text": section.text,
        }


def _sentences(name: str, report: Report) -> Iterator[dict[str, Any]]:
    for masked in masked_sentences(report):
        yield {"report": name, "hash": sentence_hash(masked), "letters": min(len(masked), _MOST_LETTERS)}


def sentence_hash(masked: str) -> int:
    """64 bits of a masked sentence, the same on every machine."""
    return int.from_bytes(blake2b(masked.encode("utf-8", "replace"), digest_size=8).digest(), "little")


def amount(value: Number) -> Decimal | None:
    """A number of the text as its column holds it, None where it is too large or finer than a millionth."""
    number = Decimal(value)
    try:
        held = number.quantize(_MICRO) if abs(number) < _BEYOND else None
    except InvalidOperation:
        return None
    return held if held == number else None

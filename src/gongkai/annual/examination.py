"""A report looked at: as printed, as corrected by hand, and what the rules answer about it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from types import MappingProxyType

from django.utils.translation import gettext as _

from gongkai.annual.models import CheckedFile, Counts, LibraryReport
from gongkai.report.checks import check
from gongkai.report.finding import Answer, CheckResult, Severity
from gongkai.report.forms import is_amount
from gongkai.report.value import Cell, Number, Report, State


@dataclass(frozen=True, slots=True)
class Examination:
    """`printed` is what the source says, `report` the same with the corrections that stand, `result` its check."""

    printed: Report
    report: Report
    result: CheckResult
    corrections: Mapping[str, str]
    previous: Report | None = None


class NotANumber(Exception):
    """A correction that is no number for its cell; `str()` says so to the person who typed it."""


_COUNT = re.compile(r"\d{1,12}", re.ASCII)
_SIGNED = re.compile(r"[+-]?\d{1,12}", re.ASCII)
_AMOUNT = re.compile(r"\d{1,12}(\.\d{1,8})?", re.ASCII)


def number_typed(code: str, raw: str) -> Number | None:
    """What a person typed into a cell: a number, or None for a cell left empty. Raises `NotANumber`."""
    typed = unicodedata.normalize("NFKC", raw).strip().replace("−", "-")
    if not typed:
        return None
    if is_amount(code):
        if _AMOUNT.fullmatch(typed):
            return Decimal(typed)
        raise NotANumber(_("这一格写金额，如12.5；现在是“%(raw)s”。") % {"raw": raw})
    if code.endswith(".items_delta"):
        if _SIGNED.fullmatch(typed):
            return int(typed)
        raise NotANumber(_("这一格写增减数，如3或-2；现在是“%(raw)s”。") % {"raw": raw})
    if _COUNT.fullmatch(typed):
        return int(typed)
    raise NotANumber(_("这一格写整数，如12；现在是“%(raw)s”。") % {"raw": raw})


def corrected(printed: Report, corrections: Mapping[str, str]) -> Report:
    """The report with some cells as typed by hand; the position in the source stays that of the printed cell."""
    if not corrections:
        return printed
    cells = dict(printed.cells)
    for code, raw in corrections.items():
        old = cells.get(code, Cell())
        value = number_typed(code, raw)
        state = State.BLANK if value is None else State.NUMBER
        cells[code] = replace(old, raw=raw, value=value, state=state, decided_by=None)
    return replace(printed, cells=MappingProxyType(cells))


def examine(
    printed: Report, corrections: Mapping[str, str] | None = None, previous: Report | None = None
) -> Examination:
    """Apply the corrections and check what results."""
    standing = MappingProxyType(dict(corrections or {}))
    report = corrected(printed, standing)
    return Examination(printed, report, check(report, previous=previous), standing, previous)


def previous_of(file: CheckedFile) -> Report | None:
    """The same agency's report on the year before: from the same workspace, else from the library."""
    if not file.agency or not file.year:
        return None
    beside = (
        CheckedFile.objects.filter(workspace=file.workspace_id, agency=file.agency, year=file.year - 1)
        .exclude(data="")
        .first()
    )
    found = beside or LibraryReport.objects.of_year_before(file.agency, file.year)
    return found.report if found else None


def examine_file(file: CheckedFile) -> Examination:
    """A checked file with the corrections that stand, against last year's report where there is one."""
    standing = {correction.code: correction.raw for correction in file.corrections.standing()}
    return examine(file.report, standing, previous_of(file))


def examine_library(filed: LibraryReport) -> Examination:
    """A report of the library against the one of the year before."""
    before = LibraryReport.objects.of_year_before(filed.agency, filed.year)
    return examine(filed.report, previous=before.report if before else None)


def count(record: Counts, result: CheckResult) -> None:
    """Keep on the record what lists print of a check."""
    record.errors = len(result.of(Severity.ERROR))
    record.warnings = len(result.of(Severity.WARNING))
    record.hints = len(result.of(Severity.HINT))
    record.passed = result.count(Answer.PASS)
    record.failed = result.count(Answer.FAIL)
    record.cannot_tell = result.count(Answer.CANNOT_TELL)

"""The rows that a list shows as a workbook or as CSV, with all their fields."""

import csv
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.table_file import named_file
from gongkai.paper.document import printable
from gongkai.registers.desk.asked import AskedRows, asked_rows
from gongkai.registers.field_cell import cell, links
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow
from gongkai.report.writing import Kind
from gongkai.report.writing.formula import disarmed
from gongkai.report.writing.workbook import workbook, write_list

_LAST = ("登记人", "登记时间", "划销原因")
_WIDE, _NARROW = 40, 14
_LONG = 100
"""Characters that a field may have whose column is wide."""

Cells = tuple[str | int | Decimal, ...]


@require_safe
def export(request: HttpRequest, actor: Actor, ledger: Ledger, kind: str) -> HttpResponse:
    """All rows that are asked for, on whatever page of the list."""
    asked = asked_rows(request, actor, ledger)
    name = f"{asked.name}{ledger.label}（{asked.year}年）"
    if kind == Kind.XLSX:
        return named_file(_workbook(asked), name, Kind.XLSX)
    if kind == Kind.CSV:
        return named_file(_csv(asked), name, Kind.CSV)
    raise Http404


def _workbook(asked: AskedRows) -> bytes:
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(book, asked.ledger.label, _heads(asked), _widths(asked), _lines(asked))
    return stream.getvalue()


def _csv(asked: AskedRows) -> bytes:
    """UTF-8 with BOM and the line ends of Windows, as spreadsheets have it; what could be a formula is made harmless."""
    stream = StringIO(newline="")
    lines = csv.writer(stream, lineterminator="\r\n")
    lines.writerow(_heads(asked))
    for line in _lines(asked):
        lines.writerow([disarmed(printable(one)) if isinstance(one, str) else one for one in line])
    return stream.getvalue().encode("utf-8-sig")


def _fields(asked: AskedRows) -> list[Any]:
    return [asked.ledger.model._meta.get_field(name) for name in asked.ledger.fields]


def _heads(asked: AskedRows) -> list[str]:
    labels = [str(field.verbose_name) for field in _fields(asked)]
    return [*(["机关"] if asked.subtree else []), *labels, *_LAST]


def _widths(asked: AskedRows) -> list[int]:
    wide = [(field.max_length or 0) >= _LONG for field in _fields(asked)]
    return [
        *([_WIDE] if asked.subtree else []),
        *(_WIDE if one else _NARROW for one in wide),
        *(_NARROW for _one in _LAST),
    ]


def _lines(asked: AskedRows) -> Iterator[Cells]:
    ledger = asked.ledger
    named = ("agency", *links(ledger.model, ledger.fields))
    for row in asked.found().select_related(*named).iterator(chunk_size=1000):
        yield (
            *((row.agency.name,) if asked.subtree else ()),
            *(cell(row, name).value for name in ledger.fields),
            *_entered(row),
        )


def _entered(row: LedgerRow) -> tuple[str, str, str]:
    at = timezone.localtime(row.entered_at).strftime("%Y-%m-%d %H:%M")
    return row.entered_by, at, row.struck_why

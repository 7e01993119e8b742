"""Annual reports as lines of a file, all units and years, read and written a few dozen at a time."""

import csv
import json
from collections.abc import Iterator
from enum import StrEnum
from io import StringIO
from typing import Any

from gongkai.agencies.models import Agency
from gongkai.annual.models import LibraryReport
from gongkai.annual.names_borne import bearers
from gongkai.annual.open_fields import FIELDS, TEXTS, Row, cell_codes
from gongkai.report.writing.formula import disarmed
from gongkai.report.writing.json import json_number

AT_ONCE = 50


class ReportFormat(StrEnum):
    """Kinds of files; the value stands in the address."""

    CSV = "csv"
    NDJSON = "ndjson"
    JSON = "json"

    @property
    def media_type(self) -> str:
        """As the answer says it."""
        return {
            "csv": "text/csv; charset=utf-8",
            "ndjson": "application/x-ndjson",
            "json": "application/json",
        }[self.value]


def written(kind: ReportFormat, site: str) -> Iterator[bytes]:
    """The file, in pieces."""
    match kind:
        case ReportFormat.CSV:
            return _csv(site)
        case ReportFormat.NDJSON:
            return (f"{line}\n".encode() for line in _objects(site))
        case ReportFormat.JSON:
            return _json(site)


def rows(site: str) -> Iterator[Row]:
    """Every report of the library in the order in which they came; each chunk is a question of its own.

    No transaction stays open while somebody's line is slow.
    """
    numbers = {name: agency.pk for name, agency in bearers(Agency.objects.only("name", "short_name")).items()}
    reports = LibraryReport.objects.select_related("own").defer("text", "own__data", "own__records")
    last = 0
    while chunk := list(reports.filter(pk__gt=last).order_by("pk")[:AT_ONCE]):
        for filed in chunk:
            agency = filed.own.agency_id if filed.own else numbers.get(filed.agency)
            yield Row.of(filed, agency, site)
        last = chunk[-1].pk


def _csv(site: str) -> Iterator[bytes]:
    codes = [cell.code for cell in cell_codes()]
    # With the mark of UTF-8, without which a spreadsheet takes it for another code.
    yield b"\xef\xbb\xbf" + _line([*(field.name for field in FIELDS), *codes])
    for row in rows(site):
        told = ["" if (value := field.value(row)) is None else str(value) for field in FIELDS]
        cells = row.cells
        yield _line([*map(disarmed, told), *(_figure(cells.get(code)) for code in codes)])


def _figure(value: Any) -> str:
    return "" if value is None else format(value, "f") if not isinstance(value, (int, str)) else str(value)


def _line(cells: list[str]) -> bytes:
    said = StringIO()
    csv.writer(said).writerow(cells)
    return said.getvalue().encode()


def _objects(site: str) -> Iterator[str]:
    for row in rows(site):
        said = {field.name: field.value(row) for field in (*FIELDS, *TEXTS)}
        yield json.dumps(said, ensure_ascii=False, default=json_number)


def _json(site: str) -> Iterator[bytes]:
    before = '{"reports": ['
    for line in _objects(site):
        yield f"{before}\n{line}".encode()
        before = ","
    yield b"\n]}\n" if before == "," else f"{before}]}}\n".encode()

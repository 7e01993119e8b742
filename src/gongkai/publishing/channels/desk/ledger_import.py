"""导入发布台账: a spreadsheet, or rows pasted out of one, through the pages of its import."""

import csv
from base64 import b64encode
from collections import Counter
from collections.abc import Sequence
from io import BytesIO, StringIO

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.register_brought import Brought
from gongkai.casework.desk.register_pages import Reading, RegisterPages
from gongkai.casework.register_import.progress import Progress
from gongkai.paper.document import printable
from gongkai.publishing.channels import importing
from gongkai.publishing.channels.register_import.field import HEADINGS, PASTED, Field
from gongkai.publishing.channels.register_import.reading import read_ledger
from gongkai.publishing.channels.register_import.row import MEANINGS, Choices, PlacementRow
from gongkai.publishing.models import ChannelKind
from gongkai.report.writing.workbook import LONGEST, workbook

NAME = "粘贴的表格.xlsx"
_NAMING = 3
"""Columns that a head names at least."""


@require_http_methods(["GET", "POST"])
def ledger_import(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Pasted rows go on as a file of their own."""
    if request.method == "POST" and not request.FILES and (pasted := request.POST.get("pasted", "").strip()):
        said = request.POST.copy()
        said["name"], said["data"] = NAME, b64encode(_workbook(rows_of(pasted))).decode()
        request.POST = said  # type: ignore[assignment]
    return _Ledger(actor).answer(request)


def rows_of(pasted: str) -> list[list[str]]:
    """Rows as a spreadsheet puts them on the clipboard, under a head: theirs, or the usual one."""
    try:
        rows = list(csv.reader(StringIO(pasted), delimiter="\t"))
    except csv.Error:
        # A quotation mark that is never closed.
        rows = [line.split("\t") for line in pasted.splitlines()]
    named = {found[0] for cell in rows[0] if (found := HEADINGS.field_of(cell))}
    return rows if len(named) >= _NAMING else [[field.label for field in PASTED], *rows]


def _workbook(rows: list[list[str]]) -> bytes:
    """As a file: only a workbook keeps commas, tabs and line breaks of a cell apart from those between cells."""
    stream = BytesIO()
    with workbook(stream) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            for column, text in enumerate(row):
                sheet.write_string(line, column, printable(text)[:LONGEST])
    return stream.getvalue()


class _Ledger(RegisterPages[Field, PlacementRow]):
    headings = HEADINGS
    template = "publishing/channels/register"
    at_once = 5000

    def read(self, brought: Brought[Field]) -> Reading[Field, PlacementRow]:
        channel = brought.said.get("channel", "")
        choices = Choices(
            brought.mapped,
            importing.known_of(self.agency),
            ChannelKind(channel) if channel in ChannelKind.values else None,
            brought.settled(MEANINGS),
        )
        shown = {"choices": choices, "channels": list(ChannelKind)}
        if choices.missing:
            return Reading(choices.missing, None, shown)
        ledger = read_ledger(brought.sheet, brought.heading, choices, self.when.today)
        counted = Counter((row.on.year, row.channel) for row in ledger.rows)
        shown |= {
            "counted": [
                (year, channel.label, counted[year, channel])
                for year in sorted({year for year, _channel in counted})
                for channel in ChannelKind
                if counted[year, channel]
            ]
        }
        return Reading((), ledger, shown)

    def progress(self, rows: Sequence[PlacementRow], _source: str) -> Progress[PlacementRow]:
        return importing.progress(self.agency, rows)

    def take_over(self, rows: Sequence[PlacementRow], _source: str, most: int) -> int:
        return importing.take_over(self.agency, rows, self.actor, self.when, most)

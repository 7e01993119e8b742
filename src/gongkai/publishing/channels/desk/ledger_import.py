"""导入发布台账: a spreadsheet, or rows pasted out of one, through the pages of its import."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.register_brought import Brought, take_pasted
from gongkai.casework.desk.register_pages import Reading, RegisterPages
from gongkai.casework.register_import.progress import Progress
from gongkai.publishing.channels import importing
from gongkai.publishing.channels.register_import.field import HEADINGS, PASTED, Field
from gongkai.publishing.channels.register_import.reading import read_ledger
from gongkai.publishing.channels.register_import.row import MEANINGS, Choices, PlacementRow
from gongkai.publishing.models import ChannelKind


@require_http_methods(["GET", "POST"])
def ledger_import(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Upload, or paste, and on."""
    take_pasted(request, HEADINGS, PASTED)
    return _Ledger(actor).answer(request)


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

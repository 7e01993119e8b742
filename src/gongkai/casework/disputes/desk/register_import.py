"""导入复议诉讼台账: an existing register of reviews and suits through the pages of its import."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.register_brought import Brought
from gongkai.casework.desk.register_pages import Reading, RegisterPages
from gongkai.casework.disputes import importing
from gongkai.casework.disputes.register_import.dispute_register import read_register
from gongkai.casework.disputes.register_import.field import HEADINGS, Field
from gongkai.casework.disputes.register_import.row import MEANINGS, Choices, DisputeRow
from gongkai.casework.disputes.registration import proposed_organ
from gongkai.casework.register_import.progress import Progress
from gongkai.law.dispute import DisputeKind
from gongkai.workflow.calendar import readings


@require_http_methods(["GET", "POST"])
def register_import(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The register of reviews and suits."""
    return _Disputes(actor).answer(request)


class _Disputes(RegisterPages[Field, DisputeRow]):
    headings = HEADINGS
    template = "casework/disputes/register"

    def read(self, brought: Brought[Field]) -> Reading[Field, DisputeRow]:
        kind = brought.said.get("kind", "")
        choices = Choices(
            brought.mapped,
            {one: proposed_organ(self.agency, one) for one in DisputeKind},
            DisputeKind(kind) if kind in tuple(DisputeKind) else None,
            brought.settled(MEANINGS),
        )
        shown = {"choices": choices, "kinds": list(DisputeKind)}
        if choices.missing:
            return Reading(choices.missing, None, shown)
        register = read_register(brought.sheet, brought.heading, choices, self.when.today, readings())
        counted = Counter((row.filed_on.year, row.kind) for row in register.rows)
        shown |= {
            "filed": [
                (year, kind.label, counted[year, kind])
                for year in sorted({year for year, _kind in counted})
                for kind in DisputeKind
                if counted[year, kind]
            ],
            "linked": importing.linked(self.agency, register.rows),
        }
        return Reading((), register, shown)

    def progress(self, rows: Sequence[DisputeRow], source: str) -> Progress[DisputeRow]:
        return importing.progress(self.agency, rows, source)

    def take_over(self, rows: Sequence[DisputeRow], source: str, most: int) -> int:
        return importing.take_over(self.agency, rows, source, self.actor, self.when, most)

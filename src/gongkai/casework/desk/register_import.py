"""导入原登记簿: an existing register of applications (依申请公开台账) through the pages of its import."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.register_brought import Brought
from gongkai.casework.desk.register_pages import Reading, RegisterPages
from gongkai.casework.register_import.application_register import read_register
from gongkai.casework.register_import.field import HEADINGS, Field
from gongkai.casework.register_import.progress import Progress
from gongkai.casework.register_import.row import MEANINGS, Choices, RegisterRow
from gongkai.casework.steps import importing
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.workflow.calendar import readings


@require_http_methods(["GET", "POST"])
def register_import(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The register of applications."""
    return _Applications(actor).answer(request)


class _Applications(RegisterPages[Field, RegisterRow]):
    headings = HEADINGS
    template = "casework/register"

    def read(self, brought: Brought[Field]) -> Reading[Field, RegisterRow]:
        said = brought.said
        kind, channel = said.get("kind", ""), said.get("channel", "")
        choices = Choices(
            brought.mapped,
            ApplicantKind(kind) if kind in tuple(ApplicantKind) else None,
            Channel(channel) if channel in tuple(Channel) else None,
            brought.settled(MEANINGS),
        )
        shown = {"choices": choices, "kinds": list(ApplicantKind), "channels": list(Channel)}
        if choices.missing:
            return Reading(choices.missing, None, shown)
        register = read_register(brought.sheet, brought.heading, choices, self.when.today, readings())
        received = Counter(row.received.year for row in register.rows)
        replied = Counter(row.replied.year for row in register.rows if row.replied)
        shown |= {"received": sorted(received.items()), "replied": sorted(replied.items())}
        return Reading((), register, shown)

    def progress(self, rows: Sequence[RegisterRow], source: str) -> Progress[RegisterRow]:
        return importing.progress(self.agency, rows, source)

    def take_over(self, rows: Sequence[RegisterRow], source: str, most: int) -> int:
        return importing.take_over(self.agency, rows, source, self.actor, self.when, most)

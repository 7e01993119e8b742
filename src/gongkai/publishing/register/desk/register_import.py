"""导入以前的文件: a register of rules and normative documents through the pages of its import."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.register_brought import Brought
from gongkai.casework.desk.register_pages import Reading, RegisterPages
from gongkai.casework.register_import.progress import Progress
from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.register import importing
from gongkai.publishing.register.counting import KINDS
from gongkai.publishing.register.register_import.field import HEADINGS, Field
from gongkai.publishing.register.register_import.reading import read_register
from gongkai.publishing.register.register_import.row import MEANINGS, Choices, DocumentRow
from gongkai.text.folding import folded


@require_http_methods(["GET", "POST"])
def register_import(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The pages of the import."""
    return _Documents(actor).answer(request)


class _Documents(RegisterPages[Field, DocumentRow]):
    headings = HEADINGS
    template = "publishing/register/register"

    def read(self, brought: Brought[Field]) -> Reading[Field, DocumentRow]:
        kind, validity = brought.said.get("kind", ""), brought.said.get("validity", "")
        choices = Choices(
            brought.mapped,
            {folded(name): pk for name, pk in self.agency.units.values_list("name", "pk")},
            DocumentKind(kind) if kind in KINDS else DocumentKind.NORMATIVE,
            Validity(validity) if validity in set(Validity) else None,
            brought.settled(MEANINGS),
        )
        validities = [one for one in Validity if one is not Validity.CONSULTATION]
        shown = {"choices": choices, "kinds": KINDS, "validities": validities}
        if choices.missing:
            return Reading(choices.missing, None, shown)
        register = read_register(brought.sheet, brought.heading, choices, self.when.today)
        counted = Counter((row.kind, row.validity) for row in register.rows)
        shown |= {
            "counted": [
                (kind.label, one.label, counted[kind, one])
                for kind in KINDS
                for one in Validity
                if counted[kind, one]
            ]
        }
        return Reading((), register, shown)

    def progress(self, rows: Sequence[DocumentRow], _source: str) -> Progress[DocumentRow]:
        return importing.progress(self.agency, rows)

    def take_over(self, rows: Sequence[DocumentRow], _source: str, most: int) -> int:
        return importing.take_over(self.agency, rows, self.actor, self.when, most)

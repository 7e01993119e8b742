"""导入标准目录: the printed catalogue of one domain at a time."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.register_brought import Brought
from gongkai.casework.desk.register_pages import Reading, RegisterPages
from gongkai.casework.register_import.progress import Progress
from gongkai.law.standard_catalogue import DOMAINS, domain_of
from gongkai.publishing.catalogue import importing
from gongkai.publishing.catalogue.register_import.field import HEADINGS, Field
from gongkai.publishing.catalogue.register_import.reading import read_catalogue
from gongkai.publishing.catalogue.register_import.row import Choices, ItemRow

_TITLE_ROWS = 3
"""Rows at the top in which the domain is named."""


@require_http_methods(["GET", "POST"])
def catalogue_import(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The pages of the import."""
    return _Catalogue(actor).answer(request)


class _Catalogue(RegisterPages[Field, ItemRow]):
    headings = HEADINGS
    template = "publishing/catalogue/register"

    def read(self, brought: Brought[Field]) -> Reading[Field, ItemRow]:
        self.domain = _domain(brought)
        choices = Choices(brought.mapped, self.domain)
        shown = {"choices": choices, "domains": DOMAINS.items(), "no_domain": self.domain is None}
        if choices.missing or self.domain is None:
            return Reading(choices.missing, None, shown)
        return Reading((), read_catalogue(brought.sheet, brought.heading, choices), shown)

    def progress(self, rows: Sequence[ItemRow], _source: str) -> Progress[ItemRow]:
        assert self.domain is not None, "read comes first"  # noqa: S101
        return importing.progress(self.agency, self.domain, rows)

    def take_over(self, rows: Sequence[ItemRow], _source: str, most: int) -> int:
        assert self.domain is not None, "read comes first"  # noqa: S101
        return importing.take_over(self.agency, self.domain, rows, most)


def _domain(brought: Brought[Field]) -> int | None:
    """As chosen, else as the sheet, its title or the file names it."""
    said = brought.said.get("domain", "")
    if said in map(str, DOMAINS):
        return int(said)
    title = "".join("".join(dict.fromkeys(row.texts)) for row in brought.sheet.rows[:_TITLE_ROWS])
    return domain_of(brought.sheet.name) or domain_of(title) or domain_of(brought.name)

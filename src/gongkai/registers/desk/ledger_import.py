"""导入台账: a spreadsheet, or rows pasted out of one, into any ledger."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.register_brought import Brought, take_pasted
from gongkai.casework.desk.register_pages import Reading, RegisterPages
from gongkai.casework.register_import.preview import FIRST_ROWS
from gongkai.casework.register_import.progress import Progress
from gongkai.casework.register_import.register import Register
from gongkai.casework.register_import.sheet import RegisterUnreadable
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.registers import importing
from gongkai.registers.field_cell import cell, title_of
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import Book
from gongkai.registers.register_import.field import LedgerField, fields_of, headings_of, meanings_of
from gongkai.registers.register_import.row import BroughtRow, Choices
from gongkai.registers.register_import.sums import sums

_MOST = 20_000
"""Rows taken over at once: more than a file that travels with the form can hold."""


@require_http_methods(["GET", "POST"])
def ledger_import(request: HttpRequest, actor: Actor, ledger: Ledger) -> HttpResponse:
    """Upload, or paste, and on; what is refused is said on top of the first page."""
    pages = _Ledger(actor, ledger)
    take_pasted(request, pages.headings, pages.quick)
    try:
        return pages.answer(request)
    except LedgerRefused as refused:
        return pages.refused(request, str(refused))


class _Ledger(RegisterPages[LedgerField, BroughtRow]):
    template = "registers/register"
    at_once = _MOST

    def __init__(self, actor: Actor, ledger: Ledger) -> None:
        super().__init__(actor)
        self.ledger = ledger
        self.headings = headings_of(ledger.code)
        fields = fields_of(ledger.code)
        self.quick = [fields[name] for name in ledger.quick]
        """What the columns of pasted rows without a head are taken for: those of quick entry."""
        self.everywhere = {"ledger": ledger, "quick": self.quick}

    def read(self, brought: Brought[LedgerField]) -> Reading[LedgerField, BroughtRow]:
        if Book.objects.filter(agency=self.agency, ledger=self.ledger.code, in_use=False).exists():
            raise RegisterUnreadable(_("这个台账已经停用。先启用，再导入。"))
        choices = self.choices = self._choices(brought)
        shown: dict[str, Any] = {"choices": choices}
        if choices.missing:
            return Reading(choices.missing, None, shown)
        register = importing.read(self.agency, brought.sheet, brought.heading, choices, self.actor, self.when)
        return Reading((), register, shown | self._shown(register))

    def progress(self, rows: Sequence[BroughtRow], _source: str) -> Progress[BroughtRow]:
        found = importing.standing(self.agency, self.choices, rows)
        self.others = found.others
        return found.progress

    def take_over(self, rows: Sequence[BroughtRow], _source: str, most: int) -> int:
        return importing.take_over(self.agency, self.choices, rows, self.actor, self.when, most)

    def _choices(self, brought: Brought[LedgerField]) -> Choices:
        whole = {}
        for field, every in meanings_of(self.ledger.code).items():
            said = brought.said.get(f"all-{field}", "")
            if said in every.values and field not in brought.mapped.values():
                whole[str(field)] = every(said)
        return Choices(
            self.ledger,
            brought.mapped,
            importing.known_of(self.agency, self.ledger),
            brought.settled(meanings_of(self.ledger.code)),
            whole,
        )

    def _shown(self, register: Register[BroughtRow]) -> dict[str, Any]:
        """Sums, the first rows by the columns of the list, and the rows that are here and say something else."""
        columns = self.ledger.columns
        title = title_of(self.ledger.model, columns)
        return {
            "sums": sums(self.ledger, register.rows),
            "first": [
                (
                    row.line,
                    cell(row.row, title),
                    [cell(row.row, name) for name in columns if name != title],
                )
                for row in register.rows[:FIRST_ROWS]
            ],
            # Known when the progress is.
            "others": lambda: self.others,
        }

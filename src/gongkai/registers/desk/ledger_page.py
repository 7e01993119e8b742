"""The yearly list of one ledger: totals that open their rows, filters, words, quick entry on top; and on paper."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk import once
from gongkai.records.moment import now
from gongkai.registers.access import keeps
from gongkai.registers.desk.asked import AskedRows, asked_rows
from gongkai.registers.field_cell import FieldCell, cell, head, links, title_of
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import Book, LedgerRow, RowQuerySet
from gongkai.registers.row_form import LedgerForm, row_form
from gongkai.registers.totals import totals
from gongkai.workflow.desk.sent_number import number_in

ON_A_PAGE = 50
PRINTED = 2000
"""Rows on the page to print; a longer list is printed from the workbook."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: the cell by which it is called, and the other columns."""

    row: LedgerRow
    title: FieldCell
    cells: list[FieldCell]


@require_safe
def ledger_page(request: HttpRequest, actor: Actor, ledger: Ledger) -> HttpResponse:
    """The list; `entered` is the row that quick entry has just made: its day stays in the form."""
    return listed(request, actor, ledger)


def listed(
    request: HttpRequest, actor: Actor, ledger: Ledger, refused: LedgerForm | None = None
) -> HttpResponse:
    """The list with the empty row of quick entry, or with one that was refused."""
    asked = asked_rows(request, actor, ledger)
    page = Paginator(_with_links(asked), ON_A_PAGE).get_page(request.GET.get("page"))
    book = Book.objects.filter(agency=asked.agency, ledger=ledger.code).only("in_use").first()
    in_use = book is None or book.in_use
    writes = in_use and asked.is_own and keeps(actor, ledger)
    context = {
        **_named(asked),
        "page": page,
        "lines": [_line(row, ledger) for row in page],
        "in_use": in_use or asked.subtree,
        "writes": writes,
        "form": refused or (_empty(request, actor, ledger) if writes and not asked.struck else None),
        "once": once.token(request),
    }
    return render(request, "registers/ledger.html", context, status=422 if refused else 200)


@require_safe
def printed(request: HttpRequest, actor: Actor, ledger: Ledger) -> HttpResponse:
    """The same on paper, unbroken."""
    asked = asked_rows(request, actor, ledger)
    rows = list(_with_links(asked)[: PRINTED + 1])
    lines = [_line(row, ledger) for row in rows[:PRINTED]]
    context = {**_named(asked), "lines": lines, "more": len(rows) > PRINTED}
    return render(request, "registers/ledger_print.html", context)


@require_safe
def book(_request: HttpRequest, actor: Actor, row: Book) -> HttpResponse:
    """Where a notice leads: the ledger of whose book it is."""
    own = actor.agency is not None and actor.agency.pk == row.agency_id
    query = "" if own else f"?agency={row.agency_id}"
    return redirect(f"{reverse('ledger', args=[row.ledger])}{query}")


def _with_links(asked: AskedRows) -> RowQuerySet:
    names = links(asked.ledger.model, asked.ledger.columns)
    return asked.found().select_related("agency", *names)


def _line(row: LedgerRow, ledger: Ledger) -> Line:
    title = title_of(ledger.model, ledger.columns)
    return Line(row, cell(row, title), [cell(row, name) for name in ledger.columns if name != title])


def _named(asked: AskedRows) -> dict[str, Any]:
    ledger = asked.ledger
    title = title_of(ledger.model, ledger.columns)
    searched = (head(ledger.model, name).label for name in ledger.search)
    return {
        "asked": asked,
        "ledger": ledger,
        "title_head": head(ledger.model, title).label,
        "heads": [head(ledger.model, name) for name in ledger.columns if name != title],
        "totals": [(one, asked.opening(total=one.total.code)) for one in totals(ledger, asked.narrowed())],
        "searched": "、".join(searched),
    }


def _empty(request: HttpRequest, actor: Actor, ledger: Ledger) -> LedgerForm:
    """After an entry its day stays; the cursor stands in the first field that is empty."""
    assert actor.agency is not None, "who writes is of an agency"  # noqa: S101
    today = now().today
    # What comes in day by day is mostly entered on its day; months and terms of office are not.
    usual = ledger.day in ledger.past and ledger.day not in ledger.month_ends and not ledger.model.lasts
    initial = {ledger.day: _entered_day(request, actor, ledger) or (today if usual else None)}
    form = row_form(ledger, agency=actor.agency, today=today, names=ledger.quick, initial=initial)
    first = next(name for name in ledger.quick if not initial.get(name))
    form.fields[first].widget.attrs["autofocus"] = True
    return form


def _entered_day(request: HttpRequest, actor: Actor, ledger: Ledger) -> date | None:
    number = number_in(request.GET.get("entered", ""))
    if not number:
        return None
    entered = ledger.model._default_manager.filter(agency=actor.agency, pk=number)
    day: date | None = entered.values_list(ledger.day, flat=True).first()
    return day

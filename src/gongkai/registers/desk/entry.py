"""Entering a row, in the row on top of the list or with all its fields; and changing one."""

from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from gongkai.agencies.actor import Actor
from gongkai.casework.desk import once
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.moment import now
from gongkai.registers import entering
from gongkai.registers.books import length_of
from gongkai.registers.desk.ledger_page import listed
from gongkai.registers.history import Words
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow
from gongkai.registers.overtaken import Overtaken
from gongkai.registers.recorded import recorded
from gongkai.registers.row_form import LedgerForm, row_form
from gongkai.workflow.desk.sent_number import number_in


@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, actor: Actor, ledger: Ledger) -> HttpResponse:
    """All fields; what comes from the row on top of the list goes back there, taken or refused."""
    when = now()
    assert actor.agency is not None, "the policy admits people of an agency only"  # noqa: S101
    if request.method == "POST" and once.came_of(request) is not None:
        return _again(request, ledger, _("这一条刚才已经登记，没有再登记一次。"))
    quick = "quick" in request.POST
    form = row_form(
        ledger,
        request.POST if request.method == "POST" else None,
        agency=actor.agency,
        today=when.today,
        names=ledger.quick if quick else (),
    )
    if form.is_valid():
        if not once.begin(request, actor.person_id):
            return _again(request, ledger, _("这一条正在登记，没有再登记一次。"))
        if row := _entered(form, ledger, actor):
            once.remember(request, row.pk)
            messages.success(request, _("已登记“%(row)s”。") % {"row": row})
            return _back(request, ledger, row if quick else None)
        once.give_up(request, actor.person_id)
    if quick:
        return listed(request, actor, ledger, form)
    context = {"form": form, "ledger": ledger, "once": once.token(request)}
    return render(request, "registers/row_form.html", context, status=422 if form.errors else 200)


def _again(request: HttpRequest, ledger: Ledger, says: str) -> HttpResponse:
    messages.warning(request, says)
    return _back(request, ledger)


def _entered(form: LedgerForm, ledger: Ledger, actor: Actor) -> LedgerRow | None:
    """The row; none where it was refused, which then stands in the form."""
    try:
        return entering.enter(form.agency, ledger, form.cleaned_data, actor, now())
    except ValidationError as wrong:
        form.refuse(wrong)
    except LedgerRefused as refused:
        form.add_error(None, str(refused))
    return None


def _back(request: HttpRequest, ledger: Ledger, row: LedgerRow | None = None) -> HttpResponse:
    """To the list as it was asked for; after quick entry of the row, with its day in the empty row."""
    asked = request.GET.copy()
    asked.pop("page", None)
    asked.pop("entered", None)
    if row is not None:
        asked["entered"] = str(row.pk)
    address = reverse("ledger", args=[ledger.code])
    return redirect(f"{address}?{asked.urlencode()}" if asked else address)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two people have changed: what it says by now, and what was typed here."""

    label: str
    now: str
    typed: str


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, actor: Actor, ledger: Ledger, row: LedgerRow) -> HttpResponse:
    """The row with all its fields. Who was overtaken sees both values; what only the other changed is taken over."""
    when = now()
    form = _form(request.POST if request.method == "POST" else None, ledger, row)
    seen, overtaken = length_of(row.agency, ledger), None
    differences: list[Difference] = []
    if form.is_bound:
        seen = number_in(request.POST.get("seen", "")) or 0
    if form.is_valid():
        try:
            changed = entering.change(row, ledger, form.cleaned_data, seen, actor, when)
        except Overtaken as overtook:
            overtaken, seen = overtook, max(event.seq for event in overtook.events)
            form, differences = _merged(request.POST, form, ledger, overtook)
        except ValidationError as wrong:
            form.refuse(wrong)
        except LedgerRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已保存“%(row)s”。") % {"row": changed})
            return redirect("ledger-row", ledger.code, row.pk)
    context = {
        "form": form,
        "ledger": ledger,
        "row": row,
        "seen": seen,
        "overtaken": overtaken,
        "differences": differences,
    }
    status = 409 if overtaken else 422 if form.errors else 200
    return render(request, "registers/row_form.html", context, status=status)


def _form(data: Any, ledger: Ledger, row: LedgerRow) -> LedgerForm:
    # A form writes what is typed into its row, which the page around it still names as it was.
    return row_form(ledger, data, agency=row.agency, today=now().today, row=copy(row))


def _merged(
    sent: QueryDict, form: LedgerForm, ledger: Ledger, overtaken: Overtaken
) -> tuple[LedgerForm, list[Difference]]:
    """What was typed, with the other's values in the fields that were left alone; and those that both have changed."""
    typed, now_says = recorded(form.instance, ledger), overtaken.now
    words = Words(ledger, [typed, now_says])
    merged = sent.copy()
    differences = []
    for name, was in overtaken.was.items():
        if typed[name] == was:
            _write(merged, name, now_says[name])
        elif typed[name] != now_says[name]:
            label = words.label(name)
            differences.append(Difference(label, words.of(name, now_says[name]), words.of(name, typed[name])))
    fresh = ledger.model._default_manager.select_related("agency").get(pk=form.instance.pk)
    return _form(merged, ledger, fresh), differences


def _write(data: QueryDict, name: str, text: str) -> None:
    """As a browser would send it: a box that is not ticked is not sent."""
    if text == "False":
        data.pop(name, None)
    else:
        data[name] = text

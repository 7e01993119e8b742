"""One row: what it says, its files, what happened to it; striking it out and restoring it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.records.attachments import ACCEPTED, Refused, attachment_response
from gongkai.records.moment import now
from gongkai.registers import striking
from gongkai.registers.access import keeps
from gongkai.registers.field_cell import cell
from gongkai.registers.files import add_file, files_of, remove_file
from gongkai.registers.history import history
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow, RowFile


class _FileForm(forms.Form):
    file = forms.FileField(
        label="材料",
        widget=forms.FileInput(attrs={"accept": ",".join(ACCEPTED)}),
        help_text="决定书、通知、签到表、截图等，一次一份。",
        error_messages={"required": "还没有选文件。"},
    )


class _ReasonForm(forms.Form):
    reason = forms.CharField(
        label="原因",
        max_length=200,
        help_text="写清为什么，例如：与上一条重复登记。",
        error_messages={"required": "还没有写原因。"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def row_page(request: HttpRequest, actor: Actor, ledger: Ledger, row: LedgerRow) -> HttpResponse:
    """The row; who keeps the ledger adds files."""
    writes = _writes(actor, ledger, row)
    sends = request.method == "POST" and writes
    sent, files = (request.POST, request.FILES) if sends else (None, None)
    form = _FileForm(sent, files, label_suffix="")
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            added = add_file(row, ledger, file.name, file.file, actor, now())
        except (Refused, LedgerRefused) as refused:
            form.add_error("file", str(refused))
        else:
            messages.success(request, _("已加入材料“%(name)s”。") % {"name": added.attachment.name})
            return redirect("ledger-row", ledger.code, row.pk)
    context = {
        "ledger": ledger,
        "row": row,
        "cells": [one for one in (cell(row, name) for name in ledger.fields) if one.text],
        "files": files_of(row, ledger),
        "happenings": history(row, ledger),
        "form": form if writes else None,
        "writes": writes,
    }
    return render(request, "registers/row.html", context, status=422 if form.errors else 200)


def _writes(actor: Actor, ledger: Ledger, row: LedgerRow) -> bool:
    own = actor.agency is not None and actor.agency.pk == row.agency_id
    return own and keeps(actor, ledger)


@require_http_methods(["GET", "HEAD", "POST"])
def strike(request: HttpRequest, actor: Actor, ledger: Ledger, row: LedgerRow) -> HttpResponse:
    """Asks for the reason: to strike the row out, or to restore one that is struck out."""
    restores = row.struck_at is not None
    if request.method == "POST":
        # What the page offered, whatever has become of the row since.
        restores = request.POST.get("do") == "restore"
    form = _reason(request)
    if form.is_valid():
        act = striking.restore if restores else striking.strike
        try:
            act(row, ledger, form.cleaned_data["reason"], actor, now())
        except LedgerRefused as refused:
            form.add_error(None, str(refused))
        else:
            says = _("已恢复“%(row)s”。") if restores else _("已划销“%(row)s”。")
            messages.success(request, says % {"row": row})
            return redirect("ledger-row", ledger.code, row.pk)
    context = {"ledger": ledger, "row": row, "form": form, "restores": restores}
    return render(request, "registers/strike.html", context, status=422 if form.errors else 200)


@require_safe
def file(_request: HttpRequest, _actor: Actor, ledger: Ledger, row: LedgerRow, number: int) -> HttpResponse:
    """A file of the row as a download."""
    return attachment_response(_kept(row, ledger, number).attachment)


@require_http_methods(["GET", "HEAD", "POST"])
def file_removal(
    request: HttpRequest, actor: Actor, ledger: Ledger, row: LedgerRow, number: int
) -> HttpResponse:
    """Asks why the file does not belong there."""
    removed = _kept(row, ledger, number)
    form = _reason(request)
    if form.is_valid():
        try:
            remove_file(row, ledger, number, form.cleaned_data["reason"], actor, now())
        except LedgerRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("已移除材料“%(name)s”。") % {"name": removed.attachment.name})
            return redirect("ledger-row", ledger.code, row.pk)
    context = {"ledger": ledger, "row": row, "form": form, "file": removed}
    return render(request, "registers/file_removal.html", context, status=422 if form.errors else 200)


def _kept(row: LedgerRow, ledger: Ledger, number: int) -> RowFile:
    for one in files_of(row, ledger):
        if one.attachment_id == number:
            return one
    raise Http404


def _reason(request: HttpRequest) -> _ReasonForm:
    return _ReasonForm(request.POST if request.method == "POST" else None, label_suffix="")

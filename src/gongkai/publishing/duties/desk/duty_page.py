"""定期公开事项: the list with what is owed, a duty with its periods, adding and changing one."""

from collections import Counter
from datetime import date
from typing import Any

from django.contrib import messages
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.publishing.duties.fulfilling import fulfil, proposed
from gongkai.publishing.duties.owed import owed
from gongkai.publishing.duties.period import period_name
from gongkai.publishing.ledger_access import KEEPERS, OFFICE
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Column, Duty
from gongkai.records.moment import now

OFFERED = 6
"""Periods of a duty that are offered at once, the oldest first."""


class DutyForm(RowForm[Duty]):
    """What comes how often, and who answers for it."""

    class Meta:
        model = Duty
        fields = ("title", "basis", "period", "within", "kind", "column", "unit", "since", "until")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        columns = Column.objects.filter(agency=self.agency, in_use=True).order_by("position", "pk")
        self.fields["column"].queryset = columns  # type: ignore[attr-defined]
        self.fields["kind"].help_text = _("按类型和栏目找出可能是这一期的信息。")
        self.fields["within"].help_text = _("日历天数。")

    def clean(self) -> dict[str, Any]:
        """It ends after it begins, and can be recognised."""
        cleaned = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", _("早于开始日期。核对两个日期。"))
        if not cleaned.get("kind") and not cleaned.get("column"):
            self.add_error("kind", _("选信息类型或者栏目，至少一项。"))
        return cleaned


@require_safe
def duties(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Those of the agency with how many periods each owes."""
    assert actor.agency is not None  # noqa: S101
    mine = Agency.objects.filter(pk=actor.agency.pk)
    owes = Counter(one.duty.pk for one in owed(mine, now().today))
    rows = Duty.objects.filter(agency=actor.agency).select_related("unit", "column")
    listed = rows.annotate(last=Max("done__period_end")).order_by("until", "pk")
    context = {
        "duties": [(one, owes[one.pk], _last(one)) for one in listed],
        "keeps": actor.role in OFFICE,
    }
    return render(request, "publishing/duties/list.html", context)


def _last(duty: Any) -> str:
    return period_name(duty.period, duty.last) if duty.last else ""


@require_http_methods(["GET", "HEAD", "POST"])
def adding(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Add a duty."""
    assert actor.agency is not None  # noqa: S101
    today = now().today
    data = request.POST if request.method == "POST" else None
    form = DutyForm(data, agency=actor.agency, today=today, initial={"since": date(today.year, 1, 1)})
    page = _page(_("增设定期公开事项"), _("增设事项"), _("已增设定期公开事项。"))
    return form_page(request, form, page, form.save, ("duties",))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, _actor: Actor, row: Duty) -> HttpResponse:
    """Change it, or say until when it goes."""
    data = request.POST if request.method == "POST" else None
    form = DutyForm(data, agency=row.agency, today=now().today, instance=row)
    page = _page(_("修改定期公开事项"), _("保存事项"), _("已保存定期公开事项。"))
    return form_page(request, form, page, form.save, ("duty", row.pk))


def _page(heading: str, verb: str, done: str) -> FormPage:
    return FormPage(_("定期公开"), "duties", heading, verb, done)


@require_http_methods(["GET", "HEAD", "POST"])
def duty(request: HttpRequest, actor: Actor, row: Duty) -> HttpResponse:
    """The periods that are owed, each with the documents that may be its own; the others with theirs."""
    today, refused = now().today, ""
    own = actor.agency is not None and actor.agency.pk == row.agency_id
    fulfils = own and actor.role in KEEPERS
    if request.method == "POST" and fulfils:
        try:
            fulfil(
                row, _day(request.POST.get("period", "")), _number(request.POST.get("document", "")), today
            )
        except LedgerRefused as why:
            refused = str(why)
        else:
            messages.success(request, _("已登记这一期公开的信息。"))
            return redirect("duty", row.pk)
    owes = [one for one in owed(Agency.objects.filter(pk=row.agency_id), today) if one.duty.pk == row.pk]
    done = row.done.select_related("document__publication").order_by("-period_end")
    context = {
        "duty": row,
        "today": today,
        "owed": [(one, proposed(row, one.period_end)) for one in owes[:OFFERED]],
        "more": max(0, len(owes) - OFFERED),
        "done": [(period_name(row.period, one.period_end), one.document) for one in done],
        "refused": refused,
        "fulfils": fulfils,
        "keeps": own and actor.role in OFFICE,
    }
    return render(request, "publishing/duties/duty.html", context, status=422 if refused else 200)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return date.max


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0

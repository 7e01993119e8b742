"""文件清理: the clean-ups of the agency, opening, changing and closing one, and one with its progress and its documents."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from gongkai.agencies.actor import Actor
from gongkai.publishing.campaigns.access import items_seen_by
from gongkai.publishing.campaigns.progress import (
    DECIDED,
    DONE,
    by_result,
    by_unit,
    close,
    is_late,
    obstacle_to_closing,
    whole,
)
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_form import FormPage, RowForm, form_page
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Campaign, CampaignItem
from gongkai.records.moment import now

ON_A_PAGE = 50
STATES = {
    "undecided": (gettext_lazy("没有提出意见"), Q(result="")),
    "to_do": (gettext_lazy("提出意见，没有办理"), ~Q(result="") & Q(done_on=None)),
    "done": (gettext_lazy("已办理"), Q(done_on__isnull=False)),
}
"""How far a document has come, by the code that the address names."""
NO_UNIT = "-"


class CampaignForm(RowForm[Campaign]):
    """What is cleaned up, on whose word, and by when."""

    class Meta:
        model = Campaign
        fields = ("title", "basis", "due")

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["title"].help_text = _("例如：2026年行政规范性文件清理。")
        self.fields["basis"].help_text = _("布置清理的通知和文号。")
        self.fields["due"].help_text = _("到这一天，每份文件都提出意见并且办理完毕。")

    def clean_due(self) -> date:
        """A day to come, while it is being opened."""
        due: date = self.cleaned_data["due"]
        if "due" in self.changed_data and due < self.today:
            self.add_error("due", _("这一天已经过去。写以后的日期。"))
        return due


@dataclass(frozen=True, slots=True)
class AskedItems:
    """`?state=undecided&unit=3`; what cannot be meant asks for nothing."""

    state: str
    unit: str

    @classmethod
    def read(cls, query: QueryDict) -> "AskedItems":
        """As the address says it."""
        state, unit = query.get("state", ""), query.get("unit", "")
        is_number = unit.isascii() and unit.isdecimal() and len(unit) < 19
        return cls(state if state in STATES else "", unit if is_number or unit == NO_UNIT else "")

    def found(self, items: QuerySet[CampaignItem]) -> QuerySet[CampaignItem]:
        """Those asked for."""
        if self.state:
            items = items.filter(STATES[self.state][1])
        if self.unit:
            items = items.filter(unit=None if self.unit == NO_UNIT else int(self.unit))
        return items


@require_safe
def campaigns(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The open ones first; each with the numbers of what the actor sees of it."""
    mine = items_seen_by(actor).order_by().values("campaign")
    counts = {row["campaign"]: row for row in mine.annotate(total=Count("pk"), decided=DECIDED, done=DONE)}
    rows = Campaign.objects.filter(agency=actor.agency)
    page = Paginator(rows.order_by(F("closed_on").desc(nulls_first=True), "due", "pk"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    today = now().today
    context = {
        "page": page,
        "campaigns": [(one, counts.get(one.pk), is_late(one, today)) for one in page],
        "keeps": actor.role in OFFICE,
    }
    return render(request, "publishing/campaigns/list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def opening(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Open one; its documents are chosen next."""
    assert actor.agency is not None  # noqa: S101
    today = now().today
    data = request.POST if request.method == "POST" else None
    row = Campaign(agency=actor.agency, begun_on=today)
    form = CampaignForm(data, agency=actor.agency, today=today, instance=row)
    if form.is_bound and form.is_valid():
        kept = form.save()
        messages.success(request, _("已发起清理。选入要清理的文件。"))
        return redirect("campaign-documents", kept.pk)
    page = _page(_("发起文件清理"), _("发起清理"), "")
    return form_page(request, form, page, form.save, ("campaigns",))


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, _actor: Actor, row: Campaign) -> HttpResponse:
    """Change its name, basis or last day."""
    data = request.POST if request.method == "POST" else None
    form = CampaignForm(data, agency=row.agency, today=now().today, instance=row)
    page = _page(_("修改文件清理"), _("保存修改"), _("已保存修改。"))
    return form_page(request, form, page, form.save, ("campaign", row.pk))


def _page(heading: str, verb: str, done: str) -> FormPage:
    return FormPage(_("文件清理"), "campaigns", heading, verb, done)


@require_safe
def campaign(request: HttpRequest, actor: Actor, row: Campaign) -> HttpResponse:
    """Progress by section, results, and the documents that the actor sees."""
    items, today = items_seen_by(actor).filter(campaign=row), now().today
    asked, shares = AskedItems.read(request.GET), by_unit(items)
    listed = asked.found(items).select_related("document", "unit")
    page = Paginator(listed.order_by("document__date_of_document", "document"), ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    keeps = actor.role in OFFICE and row.closed_on is None
    context = {
        "campaign": row,
        "late": is_late(row, today),
        "shares": [(one, _openings(one)) for one in shares],
        "whole": whole(shares),
        "results": by_result(items),
        "asked": asked,
        "states": [(code, says) for code, (says, _rows) in STATES.items()],
        "units": [(str(one.unit or NO_UNIT), one.name) for one in shares],
        "page": page,
        "keeps": keeps,
        "obstacle": obstacle_to_closing(whole(shares)) if keeps else "",
    }
    return render(request, "publishing/campaigns/campaign.html", context)


def _openings(share: Any) -> dict[str, str]:
    """Addresses of a section's documents, by how far they have come."""
    unit = share.unit or NO_UNIT
    return {"total": urlencode({"unit": unit})} | {
        code: urlencode({"unit": unit, "state": code}) for code in STATES
    }


@require_http_methods(["GET", "HEAD", "POST"])
def closing(request: HttpRequest, _actor: Actor, row: Campaign) -> HttpResponse:
    """结束清理, after a second look."""
    refused = ""
    if request.method == "POST":
        try:
            close(row, now().today)
        except LedgerRefused as why:
            refused = str(why)
        else:
            messages.success(request, _("已结束这次清理。"))
            return redirect("campaign", row.pk)
    items = CampaignItem.objects.filter(campaign=row)
    context = {"campaign": row, "results": by_result(items), "refused": refused}
    return render(request, "publishing/campaigns/close.html", context, status=422 if refused else 200)

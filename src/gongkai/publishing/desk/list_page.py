"""主动公开: the documents of the actor's reach by stage, narrowed down, and taken away as a list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.desk_menu import Entry, shown_to
from gongkai.agencies.role import Reach
from gongkai.casework.signal import Signal
from gongkai.law.working_days import WorkingDays
from gongkai.publishing.desk import document_list
from gongkai.publishing.desk.document_filter import (
    DocumentFilter,
    Tab,
    counted,
    of_tab,
    tabs_of,
    waiting_for,
)
from gongkai.publishing.desk.due import signal_of
from gongkai.publishing.desk.inside import PUBLIC_TITLE, title_for
from gongkai.publishing.drafting import DRAFTERS
from gongkai.publishing.models import Document
from gongkai.records.moment import now
from gongkai.workflow.calendar import working_days
from gongkai.workflow.models import Task

ON_A_PAGE = 30


@dataclass(frozen=True, slots=True)
class Row:
    """A document as the list prints it: `title` is that which the reader may know, `task` what somebody has to do next, `mine` whether the reader has to."""

    document: Document
    title: str
    signal: Signal | None
    task: str
    mine: bool


BESIDE = (
    Entry(gettext_lazy("栏目和专题"), "columns"),
    Entry(gettext_lazy("公开指南"), "guide-desk"),
    Entry(gettext_lazy("规范性文件台账"), "register-of-documents"),
    Entry(gettext_lazy("导入存量信息"), "stock-import"),
    Entry(gettext_lazy("词库"), "wordings"),
    Entry(gettext_lazy("领导名录"), "leaders"),
)
"""Further pages of publishing that are too rarely opened for the menu."""


@require_safe
def documents(request: HttpRequest, actor: Actor) -> HttpResponse:
    """A tab of the list, newest first; what waits for the actor, the most urgent first."""
    asked, when, days = DocumentFilter.of(request.GET), now(), working_days()
    found = asked.reach(actor)
    numbers = counted(found, actor, when.today)
    tab = _tab(request, actor, {one.tab: one.count for one in numbers})
    order = ("publish_due", "pk") if tab is Tab.MINE else ("-drafted_on", "-pk")
    listed = of_tab(found, tab, actor, when.today).select_related("column", "unit", "person", "agency")
    listed = listed.annotate(public_title=PUBLIC_TITLE)
    paginator = Paginator(listed.defer("body", "particulars").order_by(*order), ON_A_PAGE)
    # Counted already, for the tab.
    paginator.count = next(one.count for one in numbers if one.tab is tab)
    page = paginator.get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "asked": asked,
        "lists": list(asked.lists(actor, when.today)),
        "tabs": numbers,
        "tab": tab,
        "page": page,
        "rows": _rows(list(page.object_list), actor, when.today, days),
        "numbers": list(paginator.get_elided_page_range(page.number)),
        "drafts": actor.role in DRAFTERS,
        "looks_below": actor.role is not None and actor.role.reach is Reach.SUBTREE,
        "beside": shown_to(actor.role, BESIDE),
        "today": when.today,
    }
    return render(request, "publishing/documents.html", context)


@require_safe
def export(request: HttpRequest, actor: Actor, kind: str) -> HttpResponseBase:
    """The documents of the tab as XLSX or CSV."""
    if kind not in document_list.KINDS:
        raise Http404
    tab = _asked_tab(request, actor) or Tab.ALL
    today = now().today
    found = of_tab(DocumentFilter.of(request.GET).reach(actor), tab, actor, today)
    listed = found.select_related("column", "unit", "person", "agency").defer("body", "particulars")
    listed = listed.annotate(public_title=PUBLIC_TITLE).order_by("-drafted_on", "-pk")
    return document_list.answer(listed, kind, actor, today)


def _tab(request: HttpRequest, actor: Actor, counts: dict[Tab, int]) -> Tab:
    """The one asked for; else what waits for the actor, or everything where nothing does."""
    if asked := _asked_tab(request, actor):
        return asked
    return Tab.MINE if counts.get(Tab.MINE) else Tab.ALL


def _asked_tab(request: HttpRequest, actor: Actor) -> Tab | None:
    asked = request.GET.get("tab", "")
    return Tab(asked) if asked in tabs_of(actor) else None


def _rows(documents: Iterable[Document], actor: Actor, today: date, days: WorkingDays) -> list[Row]:
    """Two questions to the database for all rows, about their tasks."""
    documents = list(documents)
    tasks = Task.objects.filter(case__in=[one.pk for one in documents]).order_by("-pk")
    first = {task.case_id: task for task in tasks}
    mine = set(waiting_for(actor, today).filter(case__in=list(first)).values_list("case", flat=True))
    return [
        Row(
            one,
            title_for(one, actor),
            signal_of(one, today, days),
            first[one.pk].says if one.pk in first else "",
            one.pk in mine,
        )
        for one in documents
    ]

"""收件箱: what the acting person has to do, by urgency; the open cases of their reach; what was closed this year."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.prepared import Prepared, PreparedValues
from gongkai.agencies.role import Reach, Role
from gongkai.casework.desk import listed
from gongkai.casework.desk.case_filter import CaseFilter, officers
from gongkai.casework.desk.inbox_row import COLUMNS, Group, Place, Row, case_row, places, task_row
from gongkai.casework.desk.listed import Listed
from gongkai.casework.models import REQUESTS, Application, ApplicationQuerySet, SavedView
from gongkai.law.working_days import WEEKDAYS, WorkingDays
from gongkai.records.moment import Moment, now
from gongkai.workflow.calendar import working_days
from gongkai.workflow.case_page import waiting_elsewhere
from gongkai.workflow.models import Notice, Task

ON_A_PAGE = 50
MOST_TASKS = 3000
"""Tasks put in order at most; whoever has more is shown the most urgent."""
MINE, OPEN, CLOSED = "mine", "open", "closed"


@require_safe
def inbox(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The inbox, narrowed down by the address; at most twelve questions to the database."""
    when, days = now(), working_days()
    asked = CaseFilter.of(request.GET)
    reach = Application.objects.visible_to(actor)
    condition = asked.condition(when.today, days)
    tab = _tab(request, actor)
    mine = _places(actor, asked, when, days)
    open_cases = reach.open().filter(condition)
    closed = reach.filter(condition, closed_on__year=when.today.year)
    counts = {MINE: len(mine), OPEN: open_cases.count(), CLOSED: closed.count()}
    of_group = Counter(place.group for place in mine)
    page, rows = _rows(tab, mine, open_cases, closed, counts, request, actor, when, days)
    return render(
        request,
        "casework/inbox.html",
        {
            "today": when.today,
            "weekday": WEEKDAYS[when.today.weekday()].replace("周", "星期"),
            "tabs": _tabs(actor, counts),
            "tab": tab,
            "asked": asked,
            "lists": asked.lists(officers(actor, when.today)),
            "page": page,
            "rows": rows,
            "groups": {group.value: of_group[group] for group in Group},
            "first": of_group[Group.TODAY],
            "to_do": sum(of_group[group] for group in (Group.TODAY, Group.SOON, Group.LATER)),
            "others": of_group[Group.OTHERS],
            "open": counts[OPEN],
            "elsewhere": waiting_elsewhere(actor, when.today) if tab == MINE else [],
            "whose": whose(actor),
            "views": _views(actor.person_id or 0),
            "notices": _notices(actor.person_id or 0),
            "numbers": list(page.paginator.get_elided_page_range(page.number)),
        },
    )


NOTICES = 5
"""Unread notices shown in the inbox."""
_views = Prepared(lambda person: SavedView.objects.filter(person=person), -1)
_notices = Prepared(lambda person: Notice.objects.unread(person).with_kinds().order_by("-pk")[:NOTICES], -1)


@require_safe
def to_print(request: HttpRequest, actor: Actor) -> HttpResponse:
    """今日清单: the tasks of the day and of the next three working days, on paper."""
    when, days = now(), working_days()
    mine = _places(actor, CaseFilter(), when, days)
    near = [place for place in mine if place.group in (Group.TODAY, Group.SOON)]
    context = {
        "today": when.today,
        "rows": [task_row(place, actor, when.today, days) for place in near],
        "rest": len(mine) - len(near),
    }
    return render(request, "casework/inbox_print.html", context)


@require_POST
def save_view(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Keep the present choice of filters under a name; the same name replaces what it stood for."""
    query = QueryDict(request.POST.get("query", "")[:500])
    kept = CaseFilter.of(query).address
    name = request.POST.get("name", "").replace("\0", "").strip()[:30]
    tab = query.get("tab", MINE)
    address = f"tab={tab}&{kept}" if tab in (OPEN, CLOSED) else kept
    if name and actor.person_id:
        SavedView.objects.update_or_create(person_id=actor.person_id, name=name, defaults={"query": address})
        messages.success(request, _("已存为常用条件“%(name)s”。") % {"name": name})
    else:
        messages.warning(request, _("没有保存：还没有写名称。"))
    response = redirect("inbox")
    response["Location"] += f"?{address}" if address else ""
    return response


@require_POST
def remove_view(request: HttpRequest, actor: Actor, view: int) -> HttpResponse:
    """Forget a saved choice."""
    found = get_object_or_404(SavedView, pk=view, person=actor.person_id)
    found.delete()
    messages.success(request, _("已删除常用条件“%(name)s”。") % {"name": found.name})
    return redirect("inbox")


@require_POST
def read_notices(request: HttpRequest, actor: Actor) -> HttpResponse:
    """Every notice shown so far has been read."""
    Notice.objects.unread(actor.person_id or 0).update(read_at=now().at)
    messages.success(request, _("消息已全部标为看过。"))
    return redirect("inbox")


def _tab(request: HttpRequest, actor: Actor) -> str:
    asked = request.GET.get("tab", "")
    if asked in (OPEN, CLOSED):
        return asked
    return OPEN if has_no_tasks(actor) else MINE


def has_no_tasks(actor: Actor) -> bool:
    """Whether the role only reads."""
    return actor.role is not None and actor.role.reach is Reach.SUBTREE


def whose(actor: Actor) -> str:
    """What the second tab is called: whose cases the actor reaches."""
    match actor.role.reach if actor.role else None:
        case Reach.UNIT:
            return _("本科室")
        case Reach.REVIEWED:
            return _("送我审核过的")
        case Reach.SUBTREE:
            return _("本机关和下级机关")
    return _("本机关")


@dataclass(frozen=True, slots=True)
class Tab:
    """A tab with how many cases stand under it."""

    code: str
    label: str
    count: int


def _tabs(actor: Actor, counts: dict[str, int]) -> list[Tab]:
    named = {MINE: _("我的"), OPEN: whose(actor), CLOSED: _("今年办结")}
    if has_no_tasks(actor):
        del named[MINE]
    return [Tab(code, label, counts[code]) for code, label in named.items()]


def _places(actor: Actor, asked: CaseFilter, when: Moment, days: WorkingDays) -> list[Place]:
    if has_no_tasks(actor):
        return []
    keys = [actor.agency.pk if actor.agency else None, actor.person_id]
    if actor.role and actor.role.belongs_to_unit:
        keys.append(actor.unit_id)
    if asked == CaseFilter() and actor.role and None not in keys:
        return places(_unfiltered(actor.role)(*keys), actor, when.today, days)
    tasks = _tasks(actor, asked.condition(when.today, days, "case__application__"))
    return places(tasks, actor, when.today, days)


def _tasks(actor: Actor, condition: Q) -> QuerySet[Task, tuple[Any, ...]]:
    tasks = Task.objects.of_or_about(actor).about(*REQUESTS).filter(condition)
    return tasks.order_by("due").values_list(*COLUMNS)[:MOST_TASKS]


@cache
def _unfiltered(role: Role) -> PreparedValues[Task]:
    """All tasks of somebody in this role, asked each time the desk is opened."""

    def of(agency: int, person: int, unit: int | None = None) -> QuerySet[Task, tuple[Any, ...]]:
        one = Actor("", "", role=role, agency=Agency(pk=agency), person_id=person, unit_id=unit)
        return _tasks(one, Q())

    return PreparedValues(of, -1, -2, *([-3] if role.belongs_to_unit else []))


def _rows(
    tab: str,
    mine: list[Place],
    open_cases: ApplicationQuerySet,
    closed: ApplicationQuerySet,
    counts: dict[str, int],
    request: HttpRequest,
    actor: Actor,
    when: Moment,
    days: WorkingDays,
) -> tuple[Page[Any], list[Row]]:
    number = request.GET.get("page")
    if tab == MINE:
        shown = Paginator(mine, ON_A_PAGE).get_page(number)
        return shown, [task_row(place, actor, when.today, days) for place in shown.object_list]
    cases = open_cases.order_by("due", "pk") if tab == OPEN else closed.order_by("-closed_on", "-pk")
    paginator = Paginator(cases.values_list(*listed.COLUMNS), ON_A_PAGE)
    # Counted already, for the tab.
    paginator.count = counts[tab]
    page = paginator.get_page(number)
    return page, [case_row(Listed(*row), when.today, days) for row in page.object_list]

"""期限看板: what is late, due soon and running; for who looks below, how much of it in which agency."""

from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Person, Unit
from gongkai.casework.desk.asked_table import asked_of
from gongkai.casework.desk.table_file import named_file
from gongkai.publishing.clocks.asked import OFFICE, AskedBoard
from gongkai.publishing.clocks.board import Line, by_agency, lines
from gongkai.publishing.clocks.clock import ClockKind, Urgency
from gongkai.records.moment import now
from gongkai.report.writing import Kind
from gongkai.report.writing.workbook import workbook, write_list
from gongkai.workflow.calendar import working_days

ON_A_PAGE = 60
_HEADS = ("机关", "期限", "事项", "依据", "到期", "状态", "责任科室", "经办人")
_WIDTHS = (24, 14, 60, 60, 12, 18, 16, 12)


@require_safe
def board(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The board; the tabs count what kind and section leave."""
    asked, when = asked_of(AskedBoard, request, actor), now()
    found = lines(asked.agencies, actor, when.today, working_days())
    left = asked.of_kind_and_unit(found)
    counts = Counter(one.urgency for one in left)
    shown = [one for one in left if not asked.urgency or one.urgency == asked.urgency]
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "asked": asked,
        "today": when.today,
        "tabs": [(how, counts[how], asked.opening(urgency=how)) for how in Urgency],
        "whole": len(left),
        "all_address": asked.opening(urgency=""),
        "agencies": [
            (one, asked.opening(agency=one.agency.pk, subtree="")) for one in by_agency(found, asked.agencies)
        ]
        if asked.subtree
        else [],
        "page": page,
        "groups": _groups(list(page.object_list)),
        "kinds": [(kind.value, kind.label) for kind in ClockKind],
        "units": [
            (str(pk), name) for pk, name in asked.agency.units.order_by("pk").values_list("pk", "name")
        ],
        "office": OFFICE,
    }
    return render(request, "publishing/clocks/board.html", context)


@require_safe
def export(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The same as a workbook."""
    asked, today = asked_of(AskedBoard, request, actor), now().today
    found = asked.of_kind_and_unit(lines(asked.agencies, actor, today, working_days()))
    shown = [one for one in found if not asked.urgency or one.urgency == asked.urgency]
    names = dict(asked.agencies.values_list("pk", "name"))
    stream = BytesIO()
    with workbook(stream) as book:
        write_list(book, "公开期限", _HEADS, _WIDTHS, _cells(_with_owners(shown), names))
    return named_file(stream.getvalue(), f"{asked.name}公开期限（{today}）", Kind.XLSX)


def _groups(shown: list[Line]) -> list[tuple[Urgency, list[tuple[Line, str, str]]]]:
    """By urgency, each line with the names of its section and person; two questions to the database."""
    owned = list(_with_owners(shown))
    return [(how, group) for how in Urgency if (group := [one for one in owned if one[0].urgency is how])]


def _with_owners(shown: Iterable[Line]) -> Iterator[tuple[Line, str, str]]:
    shown = list(shown)
    clocks = [line.clock for line in shown]
    units = Unit.objects.in_bulk({one.unit for one in clocks if one.unit})
    people = Person.objects.in_bulk({one.person for one in clocks if one.person})
    for line in shown:
        unit, person = line.clock.unit, line.clock.person
        yield line, units[unit].name if unit else "", people[person].name if person else ""


def _cells(owned: Iterable[tuple[Line, str, str]], names: dict[int, Any]) -> Iterator[tuple[str | int, ...]]:
    for line, unit, person in owned:
        clock = line.clock
        yield (
            names[clock.agency],
            clock.kind.label,
            clock.says,
            clock.why,
            clock.due.isoformat(),
            line.signal.words,
            unit,
            person,
        )

"""报送看板: every unit of the government with its report, who is missing, late, in error; what is sent back to them."""

from collections import Counter

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, AgencyKind
from gongkai.annual.access import COMPILERS
from gongkai.annual.board.access import overseen_by
from gongkai.annual.board.asked import AskedBoard, Order, Show, years_until
from gongkai.annual.board.reminding import remind_late
from gongkai.annual.board.row import Row, rows
from gongkai.annual.board.sent_back import (
    MEND_WITHIN,
    board_workbook,
    findings_workbook,
    letter,
    look,
)
from gongkai.annual.board.tallying import tally_missing
from gongkai.annual.models import AnnualReport, Sweep
from gongkai.annual.roll_up.bringing import history
from gongkai.annual.roll_up.units import units_of
from gongkai.annual.taking import offers
from gongkai.casework.desk.table_file import named_file
from gongkai.paper.docx import write_docx
from gongkai.records.moment import Moment, now
from gongkai.report.writing import Kind
from gongkai.workflow.calendar import working_days
from gongkai.workflow.step import Step

ON_A_PAGE = 100
"""A county has some eighty units."""


ANSWERS = ("clear", "return")
"""Steps of the superior that end its look at a report."""


def asked_of(request: HttpRequest, when: Moment) -> AskedBoard:
    """What the address asks for; usually the year past."""
    years = years_until(when.today.year)
    return AskedBoard(request.GET, years, years[0])


@require_safe
def board(request: HttpRequest, actor: Actor) -> HttpResponse:
    """The board; reports that nobody has checked since they came are checked now, so many as a page waits for."""
    when = now()
    asked, government = asked_of(request, when), overseen_by(actor)
    units = units_of(government, asked.year)
    left = tally_missing(rows(units, when.today), asked.year, when.at)
    every = rows(units, when.today)
    narrowed = asked.narrowed(every)
    page = Paginator(asked.shown(narrowed), ON_A_PAGE).get_page(request.GET.get("page"))
    whole = AnnualReport.objects.newest().filter(agency=government, year=asked.year).defer("data", "records")
    context = {
        "asked": asked,
        "government": government,
        "units": units,
        "there": sum(not row.is_missing for row in every),
        "late": sum(row.is_late for row in every),
        "left": left,
        "tabs": [(show, sum(map(show.takes, narrowed)), asked.address(show=show)) for show in Show],
        # Called by a template, the class itself would ask for a member.
        "orders": list(Order),
        "kinds": [(kind, AgencyKind(kind).label) for kind in Counter(unit.kind for unit in units.reporting)],
        "page": page,
        "whole": whole.first(),
        "sweep": Sweep.objects.filter(government=government, year=asked.year).order_by("-pk").first(),
        "acts": actor.role in COMPILERS,
    }
    return render(request, "annual/board/board.html", context)


@require_safe
def workbook(request: HttpRequest, actor: Actor) -> HttpResponse:
    """All that the board shows now, with every finding, as one workbook."""
    when = now()
    asked, government = asked_of(request, when), overseen_by(actor)
    shown = asked.shown(asked.narrowed(rows(units_of(government, asked.year), when.today)))
    name = f"{government.name}{asked.year}年政府信息公开工作年度报告报送情况（{when.today}）"
    return named_file(board_workbook(shown, asked.year), name, Kind.XLSX)


@require_POST
def remind(request: HttpRequest, actor: Actor) -> HttpResponse:
    """催报: everybody whose report is late is told, once a day."""
    when = now()
    years = years_until(when.today.year)
    asked = AskedBoard(request.POST, years, years[0])
    told, nobody = remind_late(rows(units_of(overseen_by(actor), asked.year), when.today), asked.year, when)
    if told:
        messages.success(request, _("已催报%(n)s个逾期的单位。") % {"n": told})
    else:
        messages.info(request, _("没有要催报的：没有逾期的单位，或者今天已经催报。"))
    if nobody:
        messages.warning(
            request,
            _("%(n)s个单位没有在岗的经办人，收不到提醒：%(names)s。用催报函。")
            % {"n": len(nobody), "names": "、".join(row.unit.name for row in nobody)},
        )
    return redirect(f"{reverse('annual-board')}?{asked.address()}")


@require_safe
def unit(request: HttpRequest, actor: Actor, unit: Agency) -> HttpResponse:
    """One unit: its report of the year, what was found in it, what was brought for it before."""
    when = now()
    asked = asked_of(request, when)
    row = _row(actor, unit, asked.year, when)
    context = {
        "asked": asked,
        "unit": unit,
        "row": row,
        "looked": look(row, asked.year) if row else None,
        "brought": history(unit, asked.year),
        "steps": _steps(row.report, actor, when) if row and row.report else [],
        "acts": actor.role in COMPILERS,
    }
    return render(request, "annual/board/unit.html", context)


@require_safe
def findings(request: HttpRequest, actor: Actor, unit: Agency) -> HttpResponse:
    """The findings of one unit's report as a workbook to send back."""
    when = now()
    asked = asked_of(request, when)
    row = _row(actor, unit, asked.year, when)
    if row is None:
        return redirect(f"{reverse('annual-unit', args=[unit.pk])}?year={asked.year}")
    name = f"{unit.name}{asked.year}年政府信息公开工作年度报告核对意见"
    return named_file(findings_workbook(look(row, asked.year)), name, Kind.XLSX)


@require_safe
def unit_letter(request: HttpRequest, actor: Actor, unit: Agency) -> HttpResponse:
    """The letter to one unit."""
    when = now()
    asked = asked_of(request, when)
    row = _row(actor, unit, asked.year, when)
    if row is None:
        return redirect(f"{reverse('annual-unit', args=[unit.pk])}?year={asked.year}")
    assert actor.agency is not None  # noqa: S101
    mend_by = working_days().after(when.today, MEND_WITHIN)
    written = letter(look(row, asked.year), asked.year, actor.agency, when.today, mend_by)
    return named_file(write_docx(written), f"致{unit.name}：{written.title}", Kind.DOCX)


def _steps(report: AnnualReport, actor: Actor, when: Moment) -> list[Step[AnnualReport]]:
    """What the superior may do with the report now, offered beside it."""
    return [one.step for one in offers(report, actor, when) if one.step.code in ANSWERS and not one.obstacle]


def _row(actor: Actor, unit: Agency, year: int, when: Moment) -> Row | None:
    """The unit on the board of the year; None where it did not report then."""
    units = units_of(overseen_by(actor), year)
    return next((row for row in rows(units, when.today) if row.unit.pk == unit.pk), None)

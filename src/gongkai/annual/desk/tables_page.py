"""表格: the statutory tables of a report, every number with the records behind it, and what was adjusted beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.compiling import Compiled, figure_of
from gongkai.annual.compiling.adjusting import may_adjust
from gongkai.annual.compiling.adjustments import standing
from gongkai.annual.compiling.balance import unbalanced
from gongkai.annual.compiling.closed_years import changed
from gongkai.annual.compiling.frozen import standing_tables
from gongkai.annual.compiling.meaning import meaning
from gongkai.annual.compiling.totals import is_total
from gongkai.annual.desk.asked_tables import TABLES, AskedTables, opens_numbers
from gongkai.annual.desk.cell_list import Lines, workbook_of
from gongkai.annual.desk.printed_cells import places, signed
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.models import Adjustment, AnnualReport
from gongkai.annual.stage import AT_WORK
from gongkai.annual.step_table import TABLE
from gongkai.casework.desk.printed_table import laid_out
from gongkai.casework.desk.table_file import named_file
from gongkai.records.moment import now
from gongkai.report.checks.wording import number
from gongkai.report.codes import Column, t3, table_of
from gongkai.report.forms import SECTION_NUMERALS, SECTION_TITLES, form_due, label, unit
from gongkai.report.writing import Kind
from gongkai.workflow.step import Taking
from gongkai.workflow.taking import obstacle

ON_A_PAGE = 20
CHANGES_SHOWN = 10
"""Cells of a closed year that are named; of more how many there are."""


@dataclass(frozen=True, slots=True)
class Part:
    """A table that the page can show: its section's heading, and how many of its cells are not zero."""

    number: int
    heading: str
    filled: int
    cells: int
    current: bool


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A cell in the list under the table: 记录12，调整＋1，填报13, with each of its adjustments."""

    code: str
    label: str
    by_records: str
    amount: str
    value: str
    unit: str
    rows: list[tuple[str, Adjustment]]


@require_safe
def tables(request: HttpRequest, actor: Actor, report: AnnualReport) -> HttpResponse:
    """One table; `?table=` chooses it, `?cell=` opens the list of a number beside it."""
    asked = AskedTables(request.GET, report)
    compiled = standing_tables(report)
    at_work = report.stage in AT_WORK
    opens = opens_numbers(report, actor)
    since = changed(report)
    shown: dict[str, Any] = {
        "report": report,
        "tabs": tabs(report, "annual-tables"),
        "asked": asked,
        "form": form_due(report.year),
        "parts": list(_parts(compiled, asked)),
        "printed": laid_out(
            asked.table,
            compiled.report(report.agency.name),
            places(compiled, asked, lambda code: _opening(report, code) if opens else ""),
        ),
        "balance": _balance(compiled) if asked.table == 3 else None,
        "unbalanced": unbalanced(compiled),
        "without_outcome": compiled.without_outcome if at_work else 0,
        "adjusted": list(_adjusted(report, compiled)),
        "adjusts": at_work and may_adjust(report, actor),
        "comments": not obstacle(TABLE["comment"], report, Taking(actor, now())),
        "at_work": at_work,
        "changed": since,
        "changed_first": since[:CHANGES_SHOWN],
        "changed_more": len(since[CHANGES_SHOWN:]),
        "opens": opens,
    }
    if asked.cell:
        cell = compiled.cells[asked.cell]
        shown["cell"] = cell
        shown["cell_value"] = number(cell.value)
        shown["cell_records"] = number(cell.by_records)
        shown["cell_adjusted"] = signed(cell.adjusted) if cell.adjusted else ""
        shown["is_total"] = is_total(asked.cell)
        shown["meaning"] = meaning(asked.cell, report.year)
        if opens and not report.whole:
            lines = Lines(figure_of(report.agency, report.year, asked.cell), report)
            shown["lines"] = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "annual/tables.html", shown)


@require_safe
def cell_list(request: HttpRequest, actor: Actor, report: AnnualReport) -> HttpResponse:
    """What a number counts, as a workbook."""
    asked = AskedTables(request.GET, report)
    if report.whole or not opens_numbers(report, actor):
        raise Http404
    if not asked.cell:
        return redirect("annual-tables", report.pk)
    lines = Lines(figure_of(report.agency, report.year, asked.cell), report)
    name = f"{report.agency.name}{report.year}年度报告：{asked.opened}"
    return named_file(workbook_of(lines), name, Kind.XLSX)


def _opening(report: AnnualReport, code: str) -> str:
    """Where a number opens: a report over all units opens the units."""
    if report.whole:
        return f"{reverse('annual-roll-up', args=[report.pk])}?cell={code}#open"
    return f"?cell={code}#open"


def _parts(compiled: Compiled, asked: AskedTables) -> Iterator[Part]:
    titles = SECTION_TITLES[form_due(compiled.year)]
    for table in TABLES:
        cells = [cell for code, cell in compiled.cells.items() if table_of(code) == table]
        heading = f"{SECTION_NUMERALS[table - 1]}、{titles[table - 1]}"
        yield Part(table, heading, sum(bool(one.value) for one in cells), len(cells), table == asked.table)


def _balance(compiled: Compiled) -> tuple[bool, list[str]]:
    """一、＋二、＝三、＋四、 of the last column."""
    rows = ("received_new", "carried_in", "outcome.total", "carried_out")
    received, carried_in, decided, carried_out = (compiled.value(t3(row, Column.TOTAL)) for row in rows)
    holds = received + carried_in == decided + carried_out
    return holds, [number(one) for one in (received, carried_in, decided, carried_out)]


def _adjusted(report: AnnualReport, compiled: Compiled) -> Iterator[Adjusted]:
    rows: dict[str, list[tuple[str, Adjustment]]] = {}
    for row in standing(report).select_related("attachment"):
        rows.setdefault(row.code, []).append((signed(row.amount), row))
    for code, cell in compiled.cells.items():
        if code in rows:
            yield Adjusted(
                code,
                label(code).replace("·", "，"),
                number(cell.by_records),
                signed(cell.adjusted),
                number(cell.value),
                unit(code),
                rows[code],
            )

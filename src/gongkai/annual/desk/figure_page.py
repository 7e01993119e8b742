"""The rows behind a figure of the narrative: the same query that counts it."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.desk.behind_figure import behind
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.desk.told_text import address_of
from gongkai.annual.models import AnnualReport
from gongkai.annual.narrative.facts import FACTS
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.of_tables import CELLS, cell_label, cell_unit, parts
from gongkai.annual.narrative.passages import numbers_of
from gongkai.annual.narrative.printed import printed_numbers
from gongkai.publishing.scope import Scope
from gongkai.report.checks.wording import number

ON_A_PAGE = 50


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell of a group that the form does not print."""

    label: str
    says: str
    address: str


@require_safe
def figure_page(request: HttpRequest, actor: Actor, report: AnnualReport, code: str) -> HttpResponse:
    """The number with its rows; only those of the actor's own agency, whose files they may open."""
    numbers = printed_numbers(report) if code.startswith(CELLS) else numbers_of(report)
    if code not in numbers or code in FACTS:
        raise Http404
    frame = {"report": report, "tabs": tabs(report, "annual-narrative")}
    figure = numbers.named(code)
    if figure is None:
        return render(request, "annual/figure_cells.html", {**frame, **_cells(code, numbers, report)})
    own = actor.agency is not None and actor.agency.pk == report.agency_id
    counted = figure.count(Scope.of_year(report.agency, report.year))
    rows = counted.rows if own else counted.rows.none()
    page = Paginator(rows.order_by("-pk"), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **frame,
        "figure": figure,
        "says": f"{numbers.printed(code)}{figure.unit}",
        "own": own,
        "page": page,
        "rows": [behind(row) for row in page.object_list],
        "below": report.whole and counted.number != numbers[code],
    }
    return render(request, "annual/figure.html", context)


def _cells(code: str, numbers: Numbers, report: AnnualReport) -> dict[str, Any]:
    """A cell, or a group of cells, each of which opens among the tables."""
    cells = [
        CellShown(
            cell_label(cell),
            f"{number(numbers.cells[cell])}{cell_unit(cell)}",
            address_of(cell, numbers, report.pk),
        )
        for cell in parts(code, numbers.cells)
        if numbers.cells[cell]
    ]
    return {"label": cell_label(code), "says": f"{numbers.printed(code)}{cell_unit(code)}", "cells": cells}

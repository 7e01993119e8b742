"""汇总: a government's report beside its units: each number opens the units behind it, each difference is explained."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.board.access import OVERSEERS
from gongkai.annual.compiling.adjustments import adjusted_of
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.models import AnnualReport
from gongkai.annual.roll_up.differences import Difference, differences
from gongkai.annual.roll_up.rolling_up import RollUp, Share, rolled_up
from gongkai.annual.stage import FROZEN
from gongkai.casework.desk.printed_table import Printed, printed
from gongkai.report.checks.wording import cell_name, number
from gongkai.report.forms import label, unit


@dataclass(frozen=True, slots=True)
class Asked:
    """The number that is open."""

    cell: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Opened:
    """A number with the units behind it, the largest first."""

    code: str
    words: str
    total: str
    unit: str
    shares: tuple[tuple[Share, str], ...]
    zeros: int


@dataclass(frozen=True, slots=True)
class Told:
    """A difference in the words of the page."""

    difference: Difference
    cell: str
    own: str
    summed: str
    gap: str
    unit: str
    largest: tuple[tuple[Share, str], ...]


@require_safe
def roll_up(request: HttpRequest, actor: Actor, report: AnnualReport) -> HttpResponse:
    """The page; 404 for a report that sums no units."""
    if not report.whole:
        raise Http404
    summed = rolled_up(report.agency, report.year)
    tables = summed.compiled.adjusted_by(adjusted_of(report)).report(report.agency.name)
    stands = report.report if report.stage in FROZEN else tables
    cell = request.GET.get("cell", "")
    asked = Asked(cell if cell in summed.cells else "")
    context = {
        "report": report,
        "tabs": tabs(report, "annual-roll-up"),
        "summed": summed,
        "opened": _opened(summed, asked.cell) if asked.cell else None,
        "tables": _tables(summed, asked),
        "findings": [one.finding for one in summed.judgements(stands) if one.finding],
        "differences": [_told(one) for one in differences(summed, report, stands)],
        "opens_units": actor.role in OVERSEERS,
    }
    return render(request, "annual/roll_up.html", context)


def _tables(summed: RollUp, asked: Asked) -> list[tuple[int, Printed]]:
    """The sums in the form of the year."""
    report = summed.compiled.report(summed.government.name)
    return [(table, printed(table, report, summed.cells, asked)) for table in (2, 3, 4)]


def _opened(summed: RollUp, code: str) -> Opened:
    shares = sorted(summed.behind(code), key=lambda share: -(share.value or 0))
    return Opened(
        code,
        label(code).replace("·", "，"),
        number(summed.cells[code]),
        unit(code),
        _with_figures(shares),
        len(summed.parts) - len(shares),
    )


def _told(one: Difference) -> Told:
    return Told(
        one,
        cell_name(one.code),
        number(one.own),
        number(one.summed),
        (_("多%(n)s") if one.gap > 0 else _("少%(n)s")) % {"n": number(max(one.gap, -one.gap))},
        unit(one.code),
        _with_figures(one.largest),
    )


def _with_figures(shares: Sequence[Share]) -> tuple[tuple[Share, str], ...]:
    return tuple((share, _("没有数") if share.value is None else number(share.value)) for share in shares)

"""工作台账: all ledgers of an agency with the totals of a year, those in use and those switched off."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from gongkai.agencies.actor import Actor
from gongkai.agencies.desk_menu import Entry, shown_to
from gongkai.casework.desk.asked_table import asked_of
from gongkai.publishing.ledger_access import OFFICE
from gongkai.records.moment import now
from gongkai.registers import books
from gongkai.registers.desk.asked import AskedYear
from gongkai.registers.ledger import Ledger
from gongkai.registers.ledgers import LEDGERS
from gongkai.registers.models import Book
from gongkai.registers.totals import Reckoned, totals

BESIDE = (
    Entry(gettext_lazy("发布渠道"), "channels"),
    Entry(gettext_lazy("新媒体账号"), "media-accounts"),
    Entry(gettext_lazy("信息报送"), "submissions"),
    Entry(gettext_lazy("标准目录"), "standard-catalogue"),
    Entry(gettext_lazy("查阅场所"), "reading-points"),
    Entry(gettext_lazy("政策咨询"), "policy-questions"),
)
"""The ledgers of publishing (公开台账), which have pages of their own."""


@dataclass(frozen=True, slots=True)
class Line:
    """A ledger of the page; `opens` leads each total to its rows."""

    ledger: Ledger
    totals: list[tuple[Reckoned, str]]


@require_safe
def ledgers(request: HttpRequest, actor: Actor) -> HttpResponse:
    """One question for the books and one for the totals of each ledger, however many rows and totals there are."""
    asked = asked_of(AskedYear, request, actor)
    off = set() if asked.subtree else set(_switched_off(asked))
    lines = [_line(ledger, asked) for ledger in LEDGERS.values()]
    context = {
        "asked": asked,
        "lines": [line for line in lines if line.ledger.code not in off],
        "off": [line for line in lines if line.ledger.code in off],
        "beside": shown_to(actor.role, BESIDE),
        "switches": asked.is_own and actor.role in OFFICE,
    }
    return render(request, "registers/ledgers.html", context)


@require_POST
def switch(request: HttpRequest, actor: Actor, ledger: Ledger) -> HttpResponse:
    """In use or not: what can be pressed back needs no page to confirm it."""
    assert actor.agency is not None, "the policy admits people of an agency only"  # noqa: S101
    asked = request.POST.get("on")
    if asked not in ("0", "1"):
        return redirect("ledgers")
    on = asked == "1"
    books.switch(actor.agency, ledger, actor, now(), on=on)
    says = _("已启用“%(ledger)s”。") if on else _("已停用“%(ledger)s”，登记过的仍然计数。")
    messages.success(request, says % {"ledger": ledger.label})
    return redirect("ledgers")


def _switched_off(asked: AskedYear) -> list[str]:
    found = Book.objects.filter(agency=asked.agency, in_use=False)
    return list(found.values_list("ledger", flat=True))


def _line(ledger: Ledger, asked: AskedYear) -> Line:
    numbers = totals(ledger, asked.rows_of(ledger).counted())
    return Line(ledger, [(one, asked.opening(total=one.total.code)) for one in numbers])

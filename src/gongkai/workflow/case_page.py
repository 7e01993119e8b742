"""Pages of cases by their kind: each room names those of its own, so that notices and the inbox lead to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.urls import reverse

from gongkai.agencies.actor import Actor
from gongkai.workflow.models import Task

_PAGES: dict[str, str] = {}
_LISTS: dict[str, tuple[str, str]] = {}


def register_page(kinds: Iterable[str], route: str) -> None:
    """Called by a room's `AppConfig.ready`: cases of these kinds have their page at the route of this name."""
    _PAGES.update(dict.fromkeys(kinds, route))


def register_list(kinds: Iterable[str], label: str, route: str) -> None:
    """Called by a room's `AppConfig.ready`: what waits in cases of these kinds is one line of the inbox."""
    _LISTS.update(dict.fromkeys(kinds, (label, route)))


def page_of(kind: str | None, case: int | None) -> str:
    """The address of a case's page; empty where there is no case, or no page for its kind."""
    route = _PAGES.get(kind or "")
    return reverse(route, args=[case]) if route and case else ""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What waits for somebody in another part of the desk: how many things, and the first day of theirs."""

    label: str
    address: str
    count: int
    due: date | None
    is_late: bool


def waiting_elsewhere(actor: Actor, today: date) -> list[Elsewhere]:
    """One line for each part of the desk that has a list of its own; one question to the database.

    What somebody outside still has time for is left out.
    """
    tasks = Task.objects.of(actor).about(*_LISTS).filter(Q(waits_for="") | Q(due__lt=today))
    found: dict[tuple[str, str], list[date | None]] = {}
    for kind, due in tasks.order_by("pk").values_list("case__kind", "due"):
        found.setdefault(_LISTS[kind], []).append(due)
    return [_line(*where, found[where], today) for where in dict.fromkeys(_LISTS.values()) if where in found]


def _line(label: str, route: str, days: list[date | None], today: date) -> Elsewhere:
    first = min((day for day in days if day), default=None)
    return Elsewhere(label, reverse(route), len(days), first, first is not None and first < today)

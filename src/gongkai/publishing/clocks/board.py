"""The board (期限看板): every clock of an agency or its subtree in order of urgency, and how many of which agency."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain

from django.db.models import QuerySet

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Reach
from gongkai.casework.signal import Signal
from gongkai.law.working_days import WorkingDays
from gongkai.publishing.clocks.clock import Clock, Urgency, urgency
from gongkai.publishing.clocks.of_columns import of_columns
from gongkai.publishing.clocks.of_documents import of_documents
from gongkai.publishing.clocks.of_ledgers import of_ledgers
from gongkai.publishing.models import Document


@dataclass(frozen=True, slots=True)
class Line:
    """A clock with how its time stands today."""

    clock: Clock
    signal: Signal
    urgency: Urgency


def lines(agencies: QuerySet[Agency], actor: Actor, today: date, days: WorkingDays) -> list[Line]:
    """Every clock of these agencies, the most urgent first; at most fourteen questions to the database.

    Who works in a section sees of the documents those of the section; who looks on from above is told that one is
    late, and of one that is not public nothing else.
    """
    above = actor.role is not None and actor.role.reach is Reach.SUBTREE
    known = Document.objects.all() if above else Document.objects.visible_to(actor)
    documents = known.filter(agency__in=agencies)
    found: Iterable[Clock] = chain(
        of_documents(documents, today, days), of_columns(agencies, today), of_ledgers(agencies, today)
    )
    if above:
        found = _from_above(list(found), actor)
    told = [_line(clock, today, days) for clock in found]
    order = list(Urgency)
    return sorted(told, key=lambda one: (order.index(one.urgency), one.clock.due, one.clock.key))


def _line(clock: Clock, today: date, days: WorkingDays) -> Line:
    told = clock.signal(today, days)
    return Line(clock, told, urgency(told))


def _from_above(clocks: list[Clock], actor: Actor) -> Iterator[Clock]:
    numbers = [one.document for one in clocks if one.document is not None]
    seen = set(Document.objects.visible_to(actor).filter(pk__in=numbers).values_list("pk", flat=True))
    for one in clocks:
        if one.document is None:
            yield replace(one, address="")
        elif one.document in seen:
            yield one
        else:
            yield replace(one, says="一份没有公开的信息", why=one.why, address="")


@dataclass(frozen=True, slots=True)
class OfAgency:
    """How many clocks of each urgency an agency has."""

    agency: Agency
    late: int
    soon: int
    running: int


def by_agency(found: Iterable[Line], agencies: QuerySet[Agency]) -> list[OfAgency]:
    """Agencies with something late or soon, the most late ones first."""
    counts = Counter((line.clock.agency, line.urgency) for line in found)
    numbers = {agency for agency, how in counts if how is not Urgency.RUNNING}
    rows = [
        OfAgency(one, *(counts[one.pk, how] for how in Urgency))
        for one in agencies.filter(pk__in=numbers).order_by("path")
    ]
    return sorted(rows, key=lambda one: (-one.late, -one.soon, one.agency.path))

"""Table 2 (主动公开政府信息情况) by query: of each cell which rows it takes and what of them it adds up, said once.

The same condition is what a compile counts by and what the list behind the number is filtered by.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, Count, Q, QuerySet, Sum
from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.publishing.figures import Figure
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document, ValiditySpell
from gongkai.publishing.register.counting import are_in_force, were_issued, were_repealed
from gongkai.registers.models import FeeCollected, Handling, PowerItem, PowerKind, Purchase
from gongkai.registers.power_items import added, change, dropped, in_being
from gongkai.report.forms import Form, form_due, label
from gongkai.report.value import Number

YUAN_OF_WAN = 10_000
ONE_DAY = timedelta(days=1)
_REGISTERED = {"rules": DocumentKind.RULE, "normative_docs": DocumentKind.NORMATIVE}
_ITEMS = (PowerKind.LICENSING, PowerKind.OTHER_SERVICES, PowerKind.PENALTY, PowerKind.COERCION)
_DECISIONS = (PowerKind.LICENSING, PowerKind.PENALTY, PowerKind.COERCION)

Adding = Callable[[Q | None], Aggregate]


def _rows(where: Q | None) -> Aggregate:
    return Count("pk", filter=where)


def _documents(where: Q | None) -> Aggregate:
    return Count("document", distinct=True, filter=where)


def _sum(of: Any) -> Adding:
    return lambda where: Sum(of, filter=where)


@dataclass(frozen=True, slots=True)
class Source:
    """A cell: of the `rows` those `where`, added up `by`; so many of them (`per`) make one of the cell's unit."""

    code: str
    where: Q = field(default_factory=Q)
    by: Adding = _rows
    per: int = 1

    def number(self, found: Any) -> Number:
        """What the database added up, in the cell's unit."""
        return Decimal(found or 0) / self.per if self.per > 1 else found or 0


@dataclass(frozen=True)
class Ledger:
    """One kind of records, and the cells that count it."""

    rows: QuerySet[Any]
    sources: tuple[Source, ...]


def ledgers(year: int) -> tuple[Ledger, ...]:
    """What Table 2 of the year counts, in the form of the year."""
    found = _ledgers_of_2019 if form_due(year) is Form.F2019 else _ledgers_of_2021
    return tuple(found(date(year, 1, 1), date(year, 12, 31)))


def counted_of_each(agencies: QuerySet[Agency], year: int) -> dict[int, dict[str, Number]]:
    """The cells of Table 2 that are not zero, by agency and code; one question for each kind of records."""
    counted: dict[int, dict[str, Number]] = {}
    for ledger in ledgers(year):
        numbers = {f"n{place}": source.by(source.where) for place, source in enumerate(ledger.sources)}
        for group in _of(ledger.rows, agencies).order_by().values("agency").annotate(**numbers):
            cells = counted.setdefault(group["agency"], {})
            for place, source in enumerate(ledger.sources):
                if found := group[f"n{place}"]:
                    cells[source.code] = source.number(found)
    return counted


def behind(agencies: QuerySet[Agency], year: int, code: str) -> tuple[Figure, int]:
    """The rows that a cell of Table 2 counts, and how many of their sum make one of its unit; `KeyError` for one that
    the form lacks."""
    for ledger in ledgers(year):
        for source in ledger.sources:
            if source.code == code:
                return _figure(_of(ledger.rows, agencies).filter(source.where), source), source.per
    raise KeyError(code)


def _figure(rows: QuerySet[Any], source: Source) -> Figure:
    says = label(source.code).replace("·", "，")
    if rows.model is ValiditySpell:
        documents = Document.objects.filter(pk__in=rows.values("document"))
        return Figure(says, documents.order_by("date_of_document", "pk"))
    return Figure(says, rows.order_by(rows.model.day, "pk"), source.by(None))


def _of(rows: QuerySet[Any], agencies: QuerySet[Agency]) -> QuerySet[Any]:
    return rows.filter(agency__in=agencies.order_by().values("pk"))


def _ledgers_of_2021(first: date, last: date) -> Iterator[Ledger]:
    in_year = Q(on__gte=first, on__lte=last)
    measures = {
        "issued": were_issued(first, last),
        "repealed": were_repealed(first, last),
        "in_force": are_in_force(last),
    }
    yield _register(measures)
    yield _decisions(in_year, _DECISIONS)
    yield Ledger(
        FeeCollected.objects.counted().filter(in_year),
        (Source("t2.admin_fees.amount_wan", by=_sum("amount"), per=YUAN_OF_WAN),),
    )


def _ledgers_of_2019(first: date, last: date) -> Iterator[Ledger]:
    in_year = Q(on__gte=first, on__lte=last)
    stays_public = Q(document__ended_on=None) | Q(document__ended_on__gt=last)
    measures = {
        "made": were_issued(first, last),
        "newly_disclosed": _became_public(first, last) & stays_public,
        "total_disclosed": _became_public(None, last) & stays_public,
    }
    yield _register(measures)
    yield _decisions(in_year, _ITEMS)
    yield _items(first, last)
    yield Ledger(
        Purchase.objects.counted().filter(in_year),
        (Source("t2.procurement.projects"), Source("t2.procurement.amount_yuan", by=_sum("amount"))),
    )


def _register(measures: dict[str, Q]) -> Ledger:
    return Ledger(
        ValiditySpell.objects.all(),
        tuple(
            Source(f"t2.{subject}.{measure}", Q(kind=kind.value) & where, _documents)
            for subject, kind in _REGISTERED.items()
            for measure, where in measures.items()
        ),
    )


def _decisions(in_year: Q, kinds: tuple[PowerKind, ...]) -> Ledger:
    return Ledger(
        Handling.objects.counted().filter(in_year),
        tuple(
            Source(f"t2.{kind}.decisions", Q(kind=kind, decisions__gt=0), _sum("decisions")) for kind in kinds
        ),
    )


def _items(first: date, last: date) -> Ledger:
    """Items in being on the last day of the year before, and those added less those dropped in the year."""
    before, changes = in_being(first - ONE_DAY), added(first, last) | dropped(first, last)
    delta = _sum(change(first, last))
    return Ledger(
        PowerItem.objects.counted(),
        tuple(
            source
            for kind in (*_ITEMS, PowerKind.ADMIN_FEES)
            for source in (
                Source(f"t2.{kind}.items_prev", Q(kind=kind) & before),
                Source(f"t2.{kind}.items_delta", Q(kind=kind) & changes, delta),
            )
        ),
    )


def _became_public(first: date | None, last: date) -> Q:
    """Of each document in the register the opening, where the public first had the document within the days: it was
    published here, or it was published elsewhere and came in with its date alone.

    The form of 2019 does not say what is newly disclosed; so what was made in December and published in January is
    made in one year and disclosed in the next, and what was taken down is no longer among those disclosed.
    """
    start, end = (
        day and timezone.make_aware(datetime.combine(day, time())) for day in (first, last + ONE_DAY)
    )
    here = Q(document__published_at__lt=end)
    before = Q(document__published_at=None, since__lte=last)
    if first:
        here, before = here & Q(document__published_at__gte=start), before & Q(since__gte=first)
    return Q(number=1) & (here | before)

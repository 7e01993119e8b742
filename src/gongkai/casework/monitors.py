"""What an agency should notice across its cases: who applies very often, what many ask for, what is left lying.

Applicants are told apart by the vault's blind index; a monitor knows that two cases have the same applicant, never
who it is.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Exists, OuterRef, QuerySet

from gongkai.agencies.models import Agency
from gongkai.casework.models import Application, Item, Letter
from gongkai.casework.stage import OPEN
from gongkai.law.fee import FREE_ITEMS
from gongkai.law.letter import LetterCode
from gongkai.records.models import Secret, SecretKind
from gongkai.text.folding import folded

SEVERAL = 3
"""Applications of a year from which an applicant is listed."""
MOST = 50
"""Applicants, and texts, listed at most."""
AHEAD = timedelta(days=30)
"""How far ahead assessments are shown."""
AGES = ((0, 3), (4, 7), (8, 30), (31, None))
"""Bands of days for applications that nobody has confirmed."""
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Repeated:
    """An applicant with several applications in a year: masked name, applications and items by month, latest case.

    `reasons`: in how many of them the applicant was asked to give reasons (Art 35).
    """

    masked: str
    months: Mapping[int, int]
    items: Mapping[int, int]
    latest: int
    reasons: int

    @property
    def total(self) -> int:
        """件 of the year."""
        return sum(self.months.values())

    @property
    def by_month(self) -> list[tuple[int, int]]:
        """Month and applications, for the page."""
        return list(self.months.items())

    @property
    def over(self) -> tuple[int, ...]:
        """Months with more items than are free of the fee by item (109号 Art 4)."""
        return tuple(month for month, count in self.items.items() if count > FREE_ITEMS)


def repeated_applicants(agency: Agency, year: int) -> list[Repeated]:
    """Who applied to the agency several times in the year, the most frequent first; two questions to the database."""
    cases = _arrived(agency, date(year, 1, 1), date(year, 12, 31))
    keys = _applicants(cases.values_list("pk", flat=True))
    by_applicant: dict[str, list[Application]] = defaultdict(list)
    asked = Letter.objects.filter(code=LetterCode.REASONS_REQUEST, application=OuterRef("pk"))
    counted = cases.annotate(
        asked_for=Count("items"), reasons_asked=Exists(asked.exclude(dispatched_on=None))
    ).only("pk", "arrived", "applicant_masked")
    for case in counted.order_by("pk"):
        if key := keys.get(case.pk):
            by_applicant[key].append(case)
    found = [_repeated(theirs) for theirs in by_applicant.values() if len(theirs) >= SEVERAL]
    return sorted(found, key=lambda one: (-one.total, one.latest))[:MOST]


def _repeated(theirs: Sequence[Application]) -> Repeated:
    months: Counter[int] = Counter()
    items: Counter[int] = Counter()
    for case in theirs:
        months[case.arrived.month] += 1
        items[case.arrived.month] += case.asked_for  # type: ignore[attr-defined]
    reasons = sum(case.reasons_asked for case in theirs)  # type: ignore[attr-defined]
    last = theirs[-1]
    return Repeated(last.applicant_masked, dict(sorted(months.items())), dict(items), last.pk, reasons)


@dataclass(frozen=True, slots=True)
class AskedByMany:
    """A text that several applicants have sent: its beginning, and the cases. Art 44 asks whether to publish it."""

    title: str
    cases: tuple[int, ...]
    applicants: int


def asked_by_many(agency: Agency, today: date) -> list[AskedByMany]:
    """Texts alike but for signs and width that more than one applicant has sent within a year; the commonest first.

    A case whose applicant cannot be told apart counts as one of its own.
    """
    cases = _arrived(agency, today - timedelta(days=365), today)
    alike: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for pk, title, request in cases.order_by("pk").values_list("pk", "title", "request"):
        if text := _SIGNS.sub("", folded(request)):
            alike[text].append((pk, title))
    several = [group for group in alike.values() if len(group) > 1]
    keys = _applicants([pk for group in several for pk, _ in group])
    found = [
        AskedByMany(
            group[0][1], tuple(pk for pk, _ in group), len({keys.get(pk, str(pk)) for pk, _ in group})
        )
        for group in several
    ]
    many = [one for one in found if one.applicants > 1]
    return sorted(many, key=lambda one: (-one.applicants, one.cases))[:MOST]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Unconfirmed applications of one age."""

    first: int
    last: int | None
    count: int


def unconfirmed_by_age(agency: Agency, today: date) -> list[Waiting]:
    """件 by age in days since arrival."""
    arrived = Application.objects.filter(agency=agency).unconfirmed().values_list("arrived", flat=True)
    ages = [(today - day).days for day in arrived]
    return [
        Waiting(first, last, sum(first <= age and (last is None or age <= last) for age in ages))
        for first, last in AGES
    ]


def assessments(agency: Agency, today: date) -> QuerySet[Item]:
    """Withheld items to assess within thirty days or overdue (条例 Art 18), the oldest first."""
    found = Item.objects.filter(application__agency=agency, reassess_on__lte=today + AHEAD)
    found = found.exclude(application__stage__in=OPEN).select_related("application")
    return found.order_by("reassess_on", "pk")


def _arrived(agency: Agency, first: date, last: date) -> QuerySet[Application]:
    return Application.objects.in_table_3().filter(agency=agency, arrived__range=(first, last))


def _applicants(cases: Iterable[int]) -> dict[int, str]:
    """What tells the applicant of each case apart: the index of the identity number, else that of the telephone."""
    kinds = (SecretKind.TELEPHONE, SecretKind.IDENTITY_NUMBER)
    secrets = (
        Secret.objects.kept().filter(case__in=cases, whose="applicant", kind__in=kinds).exclude(blind="")
    )
    # The identity number comes last and stands in the place of the telephone.
    return {
        case: f"{kind}-{blind}"
        for kind in kinds
        for case, found, blind in secrets.values_list("case", "kind", "blind")
        if found == kind
    }

"""Subjects that are asked for again and again and given each time: Art 44 ¶1 lets the agency publish them once for all."""

from dataclasses import dataclass
from datetime import date

from gongkai.agencies.models import Agency
from gongkai.casework.likeness import ALIKE, YEARS
from gongkai.casework.models import Item
from gongkai.publishing.from_casework.answers import GIVEN, answered
from gongkai.publishing.models import Proposal
from gongkai.text.likeness import bigrams

TIMES = 3
"""Applications from which a subject is suggested."""
MOST = 400
"""Items looked through, the newest: each is compared with the subjects found before it, some 0.1 s in all."""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A subject, and the numbers of the applications to which it was given, the latest first."""

    subject: str
    cases: tuple[int, ...]


def repeated_subjects(agency: Agency, today: date) -> list[Repeated]:
    """Subjects given to several applications of the last two years of which nobody has proposed anything yet, the
    commonest first; two questions to the database."""
    since = date(today.year - YEARS, today.month, 1)
    cases = answered(agency).filter(arrived__gte=since)
    rows = Item.objects.filter(application__in=cases, outcome__in=GIVEN).order_by("-application", "position")
    found: list[tuple[frozenset[str], str, list[int]]] = []
    for case, what in rows.values_list("application", "what")[:MOST]:
        pairs = frozenset(bigrams(what))
        alike = next((one for one in found if _share(one[0], pairs) >= ALIKE), None)
        if alike is None:
            found.append((pairs, what, [case]))
        elif alike[2][-1] != case:
            alike[2].append(case)
    proposed = set(Proposal.objects.filter(agency=agency).values_list("application", flat=True))
    several = [Repeated(what, tuple(cases)) for _pairs, what, cases in found if len(cases) >= TIMES]
    return sorted((one for one in several if proposed.isdisjoint(one.cases)), key=lambda one: -len(one.cases))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """Dice's coefficient of two sets of pairs; 0 where neither has any."""
    size = len(one) + len(other)
    return 2 * len(one & other) / size if size else 0.0

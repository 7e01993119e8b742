"""Counts of the register for any period (表二，第二十条第（一）项), each by query, each with the documents that it counts.

Documents count in the register while the public has or had them, and those of before that were only entered
(`spells.COUNTED`). `kind` is a kind of the register; none means rules and normative documents together.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.law.readings import Readings
from gongkai.law.validity import Validity
from gongkai.publishing.figures import Figure
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document, ValiditySpell, ValiditySpellQuerySet
from gongkai.publishing.scope import Scope
from gongkai.workflow.calendar import readings

KINDS = tuple(kind for kind in DocumentKind if kind.about.registered)
IN_FORCE = tuple(validity for validity in Validity if validity.counts_in_force)


def were_issued(first: date, last: date) -> Q:
    """Spells that begin with a document of these days, by the date of the document (成文日期); one a document."""
    return Q(number=1, since__gte=first, since__lte=last)


def were_repealed(first: date, last: date, reading: Readings | None = None) -> Q:
    """Spells in which a document of before was repealed within the days; a document may have several.

    Those that expired count by reading alone (docs/readings/expired-counts-as-repealed.md).
    """
    chosen = reading or readings()
    ended = [Validity.REPEALED, *([Validity.EXPIRED] if chosen.expired_counts_as_repealed else [])]
    return Q(validity__in=[one.value for one in ended], since__gte=first, since__lte=last)


def are_in_force(day: date) -> Q:
    """Spells in force on the day; one a document."""
    began, goes_on = Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gt=day)
    return Q(validity__in=[one.value for one in IN_FORCE]) & began & goes_on


def issued(scope: Scope, kind: DocumentKind | None = None) -> Figure:
    """本年制发件数: by the date of the document (成文日期)."""
    return Figure("制发", _documents(_spells(scope, kind).filter(were_issued(scope.first, scope.last))))


def repealed(scope: Scope, kind: DocumentKind | None = None, reading: Readings | None = None) -> Figure:
    """本年废止件数: repealed within the days, each document once, be it in force again by now."""
    return Figure(
        "废止", _documents(_spells(scope, kind).filter(were_repealed(scope.first, scope.last, reading)))
    )


def in_force(scope: Scope, kind: DocumentKind | None = None) -> Figure:
    """现行有效件数 on the last day; one that was amended counts once, whatever has become of it since."""
    return Figure("现行有效", _documents(_spells(scope, kind).filter(are_in_force(scope.last))))


def changed_in_force(scope: Scope, kind: DocumentKind | None = None) -> Figure:
    """Of these, those that were amended or partly repealed."""
    changed = [validity for validity in IN_FORCE if validity is not Validity.IN_FORCE]
    return Figure("修改过的", _documents(_spells(scope, kind).on(scope.last).of(changed)))


@dataclass(frozen=True, slots=True)
class Counts:
    """A row of Table 2 (件)."""

    issued: Figure
    repealed: Figure
    in_force: Figure


def counts(scope: Scope, kind: DocumentKind | None = None) -> Counts:
    """The three of a kind, or of both."""
    return Counts(issued(scope, kind), repealed(scope, kind), in_force(scope, kind))


def registered(scope: Scope, kind: DocumentKind | None = None) -> QuerySet[Document]:
    """Every document that stands in the register, of whatever day."""
    return _documents(_spells(scope, kind).opening())


def _spells(scope: Scope, kind: DocumentKind | None) -> ValiditySpellQuerySet:
    found = scope.theirs(ValiditySpell.objects.all())
    return found.filter(kind=kind) if kind else found


def _documents(spells: ValiditySpellQuerySet) -> QuerySet[Document]:
    return Document.objects.filter(pk__in=spells.values("document"))

"""How much was given in part and on which grounds it was covered (区分处理的统计): asked of the released redactions."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet, Sum

from gongkai.agencies.models import Agency
from gongkai.casework.models import Mark, Redaction, RedactionStage
from gongkai.law.redaction import RedactionGround


@dataclass(frozen=True, slots=True)
class GroundCount:
    """A ground: in how many files it was used, how many places were covered on it, and the cases, id and number."""

    ground: RedactionGround
    files: int
    places: int
    cases: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class RedactionCounts:
    """What was released in a year: `files` with their `pages`, the `places` covered, each ground in the order of the law."""

    files: int
    pages: int
    places: int
    by_ground: tuple[GroundCount, ...]


def released_in(agencies: QuerySet[Agency], year: int) -> QuerySet[Redaction]:
    """The redactions that these agencies released in the year."""
    return Redaction.objects.filter(
        application__agency__in=agencies, stage=RedactionStage.RELEASED, released_on__year=year
    )


def redaction_counts(agencies: QuerySet[Agency], year: int) -> RedactionCounts:
    """The counts of a year; three questions to the database."""
    released = released_in(agencies, year)
    whole = released.aggregate(files=Count("pk"), pages=Sum("pages"))
    rows = (
        Mark.objects.filter(redaction__in=released.values("pk"))
        .values("ground")
        .annotate(files=Count("redaction", distinct=True), places=Count("pk"))
        .order_by()
    )
    counted = {row["ground"]: row for row in rows}
    cases = _cases(released)
    by_ground = tuple(
        GroundCount(ground, counted[ground]["files"], counted[ground]["places"], tuple(cases.get(ground, ())))
        for ground in RedactionGround
        if ground in counted
    )
    places = sum(one.places for one in by_ground)
    return RedactionCounts(whole["files"], whole["pages"] or 0, places, by_ground)


def _cases(released: QuerySet[Redaction]) -> dict[str, list[tuple[int, str]]]:
    """The cases behind the counts, by the code of the ground, newest first."""
    pairs = (
        Mark.objects.filter(redaction__in=released.values("pk"))
        .order_by("ground", "-redaction__application")
        .values_list("ground", "redaction__application", "redaction__application__number")
    )
    found: dict[str, list[tuple[int, str]]] = {}
    for ground, case, number in pairs.distinct():
        found.setdefault(ground, []).append((case, number))
    return found

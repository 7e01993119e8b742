"""Counts of what was sent in, by who sent it, and their order in the bulletin."""

from dataclasses import dataclass

from django.db.models import Count, Q

from gongkai.publishing.models import Submission, SubmissionState
from gongkai.publishing.models.channel import SubmissionQuerySet
from gongkai.publishing.scope import Scope

NOBODY = "-"


@dataclass(frozen=True, slots=True)
class Sender:
    """A section, or an agency below: how much it sent in, and what became of that; `rank` is shared by equals.

    `code` says in an address who it is: unit-3, agency-5, or - for nobody known.
    """

    rank: int
    code: str
    name: str
    submitted: int
    taken: int
    returned: int

    @property
    def waiting(self) -> int:
        """Not answered yet."""
        return self.submitted - self.taken - self.returned

    @property
    def rate(self) -> str:
        """Taken of submitted, in per cent with one decimal: 66.7%; never printed without its two numbers."""
        return f"{self.taken / self.submitted:.1%}" if self.submitted else ""


def submitted(scope: Scope) -> SubmissionQuerySet:
    """What was sent in to the agencies of the scope on its days, as rows."""
    return scope.counted(Submission.objects.all(), "on")


def ranking(scope: Scope) -> list[Sender]:
    """Most taken first, of equals most submitted; one question to the database."""
    rows = (
        submitted(scope)
        .order_by()
        .values_list("from_agency", "from_agency__name", "unit", "unit__name")
        .annotate(
            submitted=Count("pk"),
            taken=Count("pk", filter=Q(state=SubmissionState.TAKEN)),
            returned=Count("pk", filter=Q(state=SubmissionState.RETURNED)),
        )
    )
    found = sorted(
        (
            (*_who(agency, agency_name, unit, unit_name), *counts)
            for agency, agency_name, unit, unit_name, *counts in rows
        ),
        key=lambda one: (-one[3], -one[2], one[1]),
    )
    senders: list[Sender] = []
    for place, (code, name, *counts) in enumerate(found, 1):
        last = senders[-1] if senders else None
        equal = last is not None and (last.submitted, last.taken) == (counts[0], counts[1])
        senders.append(Sender(last.rank if last and equal else place, code, name, *counts))
    return senders


def _who(agency: int | None, agency_name: str, unit: int | None, unit_name: str) -> tuple[str, str]:
    if agency:
        return f"agency-{agency}", agency_name
    return (f"unit-{unit}", unit_name) if unit else (NOBODY, "没有写科室")


def sent_by(rows: SubmissionQuerySet, code: str) -> SubmissionQuerySet:
    """Of the rows those of one sender; all of them for a code that says nobody."""
    kind, _dash, number = code.partition("-")
    if code == NOBODY:
        return rows.filter(from_agency=None, unit=None)
    if kind not in ("agency", "unit") or not (number.isascii() and number.isdecimal() and len(number) < 19):
        return rows
    return rows.filter(from_agency=int(number)) if kind == "agency" else rows.filter(unit=int(number))


def whole(senders: list[Sender]) -> Sender:
    """All of them together."""
    return Sender(
        0,
        "",
        "合计",
        sum(one.submitted for one in senders),
        sum(one.taken for one in senders),
        sum(one.returned for one in senders),
    )

"""What the acting person can do next with a report: what is asked of them first, then the rest, with what cannot be done."""

from dataclasses import dataclass, replace

from django.db.models import Q

from gongkai.agencies.actor import Actor
from gongkai.annual.models import AnnualReport
from gongkai.annual.taking import offers
from gongkai.records.moment import Moment
from gongkai.workflow.models import Task
from gongkai.workflow.step import Step
from gongkai.workflow.taking import Offer

_BESIDE = {"clear": ("return", "comment"), "submit": ("settle",)}
"""Steps that stand beside the one that a task asks for."""


@dataclass(frozen=True, slots=True)
class NextSteps:
    """`asked` of the actor by the tasks, with what is in the way of those that cannot be taken (`hindered`); the
    `others`, and of those what `cannot` be taken now, with why."""

    asked: tuple[Step[AnnualReport], ...]
    hindered: tuple[Offer[AnnualReport], ...]
    others: tuple[Step[AnnualReport], ...]
    cannot: tuple[Offer[AnnualReport], ...]


def next_steps(report: AnnualReport, actor: Actor, when: Moment, *, overtaken: bool = False) -> NextSteps:
    """Everything that may be done, read off the step table; a task asks the whole office, not its clerk alone.

    `overtaken`: the records of its year say otherwise than it does, and nobody has said why that may stay.
    """
    open_to = offers(report, actor, when)
    agency = actor.agency.pk if actor.agency else None
    tasks = Task.objects.filter(case=report.pk, agency=agency)
    # What waits for the superior is asked for once the last day has come: Art 49 binds the agency to it.
    asked = tasks.filter(Q(waits_for="") | Q(due__lte=when.today))
    wanted = set(asked.values_list("step", flat=True))
    wanted |= {beside for code in wanted for beside in _BESIDE.get(code, ())}
    wanted |= _ANEW if overtaken else set()
    free = [offer.step for offer in open_to if not offer.obstacle]
    barred = [
        replace(offer, obstacle=offer.obstacle.partition("\n")[0].rstrip("："))
        for offer in open_to
        if offer.obstacle and offer.step.code not in _SILENT
    ]
    return NextSteps(
        tuple(step for step in free if step.code in wanted),
        tuple(offer for offer in barred if offer.step.code in wanted),
        tuple(step for step in free if step.code not in wanted),
        tuple(offer for offer in barred if offer.step.code not in wanted),
    )


_ANEW = frozenset({"recall", "correct"})
"""Steps by which a report that its records have overtaken says what they say, before it is published and after."""
_SILENT = frozenset({"settle", "withdraw_comment", "choose_scope", "drop"})
"""Steps that are not missed where they do not apply."""

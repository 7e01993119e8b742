"""What the acting person can do next with a document: what is asked of them first, then the rest, with what cannot be done."""

from dataclasses import dataclass

from gongkai.agencies.actor import Actor
from gongkai.publishing.models import Document
from gongkai.publishing.taking import offers
from gongkai.records.moment import Moment
from gongkai.workflow.models import Task
from gongkai.workflow.step import Step
from gongkai.workflow.taking import Offer


@dataclass(frozen=True, slots=True)
class NextSteps:
    """`asked` of the actor by the tasks, with what is in the way of those that cannot be done (`hindered`); the
    `others`, and of those what `cannot` be done now, with why."""

    asked: tuple[Step[Document], ...]
    hindered: tuple[Offer[Document], ...]
    others: tuple[Step[Document], ...]
    cannot: tuple[Offer[Document], ...]


def next_steps(document: Document, actor: Actor, when: Moment) -> NextSteps:
    """Everything that may be done, read off the step table."""
    open_to = offers(document, actor, when)
    wanted = set(Task.objects.of(actor).filter(case=document.pk).values_list("step", flat=True))
    # Whoever passes may as well return.
    if "pass" in wanted or "sign" in wanted:
        wanted.add("return")
    if "publish" in wanted:
        wanted.add("schedule")
    free = [offer.step for offer in open_to if not offer.obstacle]
    barred = [offer for offer in open_to if offer.obstacle]
    return NextSteps(
        tuple(step for step in free if step.code in wanted),
        tuple(offer for offer in barred if offer.step.code in wanted),
        tuple(step for step in free if step.code not in wanted),
        tuple(offer for offer in barred if offer.step.code not in wanted),
    )

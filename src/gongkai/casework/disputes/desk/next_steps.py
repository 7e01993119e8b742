"""What the acting person can do next in a review or suit: what is asked of them first, then the rest."""

from dataclasses import dataclass

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.inbox_row import is_addressed
from gongkai.casework.disputes.recording import stands
from gongkai.casework.disputes.taking import offers
from gongkai.casework.models import Dispute
from gongkai.records.moment import Moment
from gongkai.workflow.step import Step
from gongkai.workflow.taking import Offer


@dataclass(frozen=True, slots=True)
class NextSteps:
    """`asked` of the actor by the tasks, most urgent first; the `others`; and what `cannot` be done now, with why."""

    asked: tuple[Step[Dispute], ...]
    others: tuple[Step[Dispute], ...]
    cannot: tuple[Offer[Dispute], ...]


def next_steps(dispute: Dispute, actor: Actor, when: Moment) -> NextSteps:
    """Everything that may be done, read off the step table."""
    open_to = offers(dispute, actor, when)
    free = {offer.step.code: offer.step for offer in open_to if not offer.obstacle}
    mine = [
        one
        for one in stands(dispute).waiting
        if actor.agency == dispute.agency and is_addressed(one.role, one.unit, one.person, actor)
    ]
    mine.sort(key=lambda one: (bool(one.waits_for), one.due is None, one.due or when.today))
    # What was ordered is performed by answering anew, which begins with this.
    first = ("reopen_application",) if "reopen_application" in free else ()
    asked = (*first, *dict.fromkeys(one.step for one in mine if one.step in free))
    return NextSteps(
        tuple(free[code] for code in asked),
        tuple(step for code, step in free.items() if code not in asked),
        tuple(offer for offer in open_to if offer.obstacle),
    )

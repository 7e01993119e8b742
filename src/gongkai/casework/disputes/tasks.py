"""What waits for somebody in reviews and suits."""

from dataclasses import dataclass
from datetime import date

from gongkai.agencies.actor import Actor
from gongkai.casework.disputes.step_table import TABLE
from gongkai.casework.models import Dispute
from gongkai.records.models import CaseKind
from gongkai.workflow.models import Task


@dataclass(frozen=True, slots=True)
class DisputeTask:
    """A task with its dispute. `is_late`: its day has passed; `is_waiting`: somebody outside still has time to act."""

    task: Task
    dispute: Dispute
    is_late: bool
    is_waiting: bool

    @property
    def label(self) -> str:
        """What its button says."""
        return TABLE[self.task.step].label


def tasks_of(actor: Actor, today: date) -> list[DisputeTask]:
    """The actor's tasks in disputes, those without a day last; what waits for others after what can be done.

    One question to the database.
    """
    theirs = Task.objects.of(actor)
    if actor.agency is not None and actor.role is not None:
        theirs |= Task.objects.filter(agency=actor.agency, case__dispute__person=actor.person_id)
    found = theirs.about(CaseKind.REVIEW, CaseKind.SUIT).select_related("case__dispute").order_by("pk")
    listed = [
        DisputeTask(
            task,
            task.case.dispute,
            is_late=not task.is_waiting(today) and task.due is not None and task.due < today,
            is_waiting=task.is_waiting(today),
        )
        for task in found
    ]
    return sorted(listed, key=lambda one: (one.is_waiting, one.task.due or date.max, one.task.pk))

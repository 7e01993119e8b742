"""The inputs of a step in a review or suit as a form."""

from datetime import date
from typing import Any

from gongkai.casework.disputes.facts import Facts
from gongkai.casework.disputes.recording import stands
from gongkai.casework.models import Dispute
from gongkai.casework.step_form import DatedForm
from gongkai.workflow.step import Taking


class DisputeForm(DatedForm):
    """A form that knows its review or suit."""

    def __init__(self, data: Any = None, files: Any = None, *, dispute: Dispute, taking: Taking) -> None:
        self.dispute = dispute
        super().__init__(data, files, taking=taking)

    @property
    def facts(self) -> Facts:
        """What has happened so far."""
        return stands(self.dispute).facts

    @property
    def begins(self) -> tuple[date, str]:
        """Nothing happens before the case was taken up."""
        return self.dispute.filed_on, "受理或者立案之日"


class MovingForm(DisputeForm):
    """A form of what moves the case on: not before what moved it last."""

    @property
    def begins(self) -> tuple[date, str]:
        """The day of the last event that moved it."""
        return max((self.facts.moved_on, "上一环节的日期"), super().begins)


class NothingForm(DisputeForm):
    """No inputs."""

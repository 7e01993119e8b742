"""A case as lists read it: plain columns, no more than a row prints, since lists have many."""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.urls import reverse

from gongkai.casework.signal import Signal, signal
from gongkai.casework.stage import OPEN, Stage
from gongkai.law.applicant import ApplicantKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.working_days import WorkingDays
from gongkai.records.models import CaseKind


class Listed(NamedTuple):
    """The columns of an application in the order of `COLUMNS`."""

    pk: int
    number: str
    title: str
    kind: str
    applicant_kind: str
    applicant_masked: str
    agency_name: str
    channel: str
    stage: str
    arrived: date
    due: date | None
    provisional: bool
    suspended: bool
    closed_on: date | None
    outcome: str
    person: str | None
    unit: str | None

    @property
    def address(self) -> str:
        """The page of the case."""
        return case_address(self.pk)

    @property
    def is_open(self) -> bool:
        """Whether the handling has not ended."""
        return self.stage in OPEN

    @property
    def stage_label(self) -> str:
        """环节."""
        return Stage(self.stage).label

    @property
    def kind_label(self) -> str:
        """类型, empty for what every list is about."""
        return "" if self.kind == CaseKind.APPLICATION else str(CaseKind(self.kind).label)

    @property
    def applicant_label(self) -> str:
        """申请人类别."""
        return ApplicantKind(self.applicant_kind).label

    @property
    def channel_label(self) -> str:
        """申请渠道."""
        return Channel(self.channel).label

    @property
    def outcome_label(self) -> str:
        """办理结果, empty while there is none."""
        return Outcome(self.outcome).law.label if self.outcome else ""

    @property
    def has_begun(self) -> bool:
        """Whether its clock runs: receipt is confirmed, and nobody is waited for."""
        return self.stage != Stage.UNCONFIRMED and not self.suspended

    def signal(self, when: date | None, today: date, days: WorkingDays) -> Signal:
        """The signal of what is to be done by `when`, else of the case."""
        own = None if self.stage == Stage.UNCONFIRMED else self.due
        return signal(
            days,
            today,
            is_open=self.is_open,
            due=when or own,
            paused=self.suspended and when is None,
            provisional=self.provisional,
            closed_on=self.closed_on,
        )


COLUMNS = tuple({"person": "person__name", "unit": "unit__name"}.get(name, name) for name in Listed._fields)
"""What to ask of applications for `Listed`."""


def case_address(pk: int) -> str:
    """The page of a case."""
    return _address().replace("/0/", f"/{pk}/")


@lru_cache(maxsize=1)
def _address() -> str:
    return reverse("application", args=[0])

"""Random legal orders of steps of an annual report by random people of its agency and of its superior."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.annual.models import AnnualReport, CellComment
from gongkai.annual.step_table import TABLE
from gongkai.annual.taking import take
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused, Taking
from gongkai.workflow.taking import InputsRefused, obstacle
from tests.annual_desk import explain, moment, ready
from tests.county import County

BARELY_MOVING = frozenset({"note", "comment", "withdraw_comment", "settle"})
"""Steps that leave a report where it is; drawn less often."""


@dataclass
class ReportWalk:
    """The versions of one report, walked from step to step; `taken` are the codes of the steps that were accepted."""

    county: County
    random: Random
    days: int = 0
    taken: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        ready(self.county)
        of_both = ((self.county.agency, Role.OGI_HEAD), (self.county.government, Role.CLERK))
        self.people = [self.county.actor(role, at) for at, role in of_both]

    @property
    def when(self) -> Moment:
        """Some days after the report was begun."""
        return moment(self.days)

    @property
    def newest(self) -> AnnualReport:
        """The version that is at work, or the last; not one that was dropped."""
        return AnnualReport.objects.newest().select_related("agency", "case").get()

    def go_on(self) -> str:
        """Let some days pass, answer what can be answered, and take a step; its code, or nothing."""
        self.days += self.random.choice((0, 1, 6))
        report = self.newest
        if report.stage in TABLE["submit"].stages:
            explain(report, self.people[0], self.when)
            report = self.newest
        possible = [
            (step.code, actor)
            for actor in self.people
            if AnnualReport.objects.visible_to(actor).filter(pk=report.pk).exists()
            for step in TABLE
            if not obstacle(step, report, Taking(actor, self.when))
        ]
        moving = [one for one in possible if one[0] not in BARELY_MOVING]
        chosen = self.random.choice(moving if moving and self.random.random() < 0.8 else possible)
        return self._take(report, *chosen)

    def _take(self, report: AnnualReport, code: str, actor: Actor) -> str:
        try:
            take(code, report.pk, actor, self.when, self._inputs(report))
        except (InputsRefused, StepRefused):
            return ""
        self.taken.append(code)
        return code

    def _inputs(self, report: AnnualReport) -> dict[str, Any]:
        """What every form of the table accepts; a reason is not always given."""
        comments = CellComment.objects.filter(report=report, settled_at=None)
        return {
            "reason": self.random.choice(("按规定办理。", "按规定办理。", "")),
            "text": "核对这一格。",
            "code": self.random.choice(("", "t3.carried_out@total")),
            "note": "已电话沟通。",
            "due": str(self.when.today + timedelta(days=20)),
            "comments": [str(pk) for pk in comments.values_list("pk", flat=True)],
        }

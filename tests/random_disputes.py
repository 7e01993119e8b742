"""Random legal orders of steps in reviews and suits, with plausible inputs made from each step's own form."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from random import Random
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.casework.disputes.stage import ENDED
from gongkai.casework.disputes.step_form import DisputeForm
from gongkai.casework.disputes.step_table import TABLE
from gongkai.casework.disputes.taking import form_for, take
from gongkai.casework.models import Dispute
from gongkai.law.dispute import DisputeKind, Procedure
from gongkai.law.dispute_result import Disposition, SecondOutcome
from gongkai.records.moment import Moment
from gongkai.workflow.models import Task
from gongkai.workflow.step import Step, StepRefused, Taking
from gongkai.workflow.taking import InputsRefused, obstacle
from tests.county import County
from tests.dispute_cases import Court

ROLES = (
    Role.CLERK,
    Role.OFFICER,
    Role.SECTION_HEAD,
    Role.OGI_HEAD,
    Role.LEADER,
    Role.LEGAL_REVIEWER,
    Role.SECRECY_REVIEWER,
)
BARELY_MOVING = frozenset({"note", "describe", "attach", "assign", "record_lesson", "correct_result"})
"""Steps that leave a case where it is; drawn less often."""


@dataclass(frozen=True)
class Possible:
    """A step that this actor could take now."""

    step: Step[Dispute]
    actor: Actor


@dataclass
class DisputeWalk:
    """One review or suit, walked from step to step; `taken` are the codes of the steps that were accepted."""

    county: County
    random: Random
    today: date
    dispute: Dispute
    taken: list[str] = field(default_factory=list)

    @cached_property
    def actors(self) -> list[Actor]:
        """Everybody who works on cases here."""
        return [self.county.actor(role) for role in ROLES]

    @property
    def when(self) -> Moment:
        """Ten in the morning in Beijing."""
        return Moment(self.today, datetime(self.today.year, self.today.month, self.today.day, 2, tzinfo=UTC))

    @property
    def is_open(self) -> bool:
        """Whether it has not closed."""
        return self.dispute.stage not in ENDED

    def possible(self, code: str = "") -> list[Possible]:
        """Every step, or this one, that somebody of the agency could take now."""
        return [
            Possible(step, actor)
            for actor in self.actors
            if Dispute.objects.visible_to(actor).filter(pk=self.dispute.pk).exists()
            for step in ([TABLE[code]] if code else TABLE)
            if not obstacle(step, self.dispute, Taking(actor, self.when))
        ]

    def step(self) -> bool:
        """Let some days pass and take one step at random; False where its inputs were refused."""
        self.today += timedelta(days=self.random.choice((0, 0, 1, 5, 20)))
        found = self.possible()
        moving = [one for one in found if one.step.code not in BARELY_MOVING]
        return self.take(self.random.choice(moving if moving and self.random.random() < 0.85 else found))

    def take(self, chosen: Possible) -> bool:
        """Take a step with plausible inputs; False where they were refused."""
        taking = Taking(chosen.actor, self.when)
        form = form_for(chosen.step, self.dispute, taking)
        said, files = self._inputs(chosen.step.code, form)
        try:
            self.dispute = take(chosen.step.code, self.dispute.pk, chosen.actor, self.when, said, files)
        except (InputsRefused, StepRefused):
            self.dispute = Dispute.objects.select_related("agency", "application").get(pk=self.dispute.pk)
            return False
        self.taken.append(chosen.step.code)
        return True

    def close(self) -> bool:
        """Do what the tasks say until the case is archived; whether it then is."""
        for _ in range(60):
            if self.dispute.stage == "archived":
                return True
            if not self._follow_a_task():
                return False
        return False

    def _follow_a_task(self) -> bool:
        tasks = list(Task.objects.filter(case=self.dispute.pk).order_by("waits_for", "pk"))
        for task in tasks:
            if task.is_waiting(self.today) and task.step in ("take_effect", "archive"):
                continue
            # What is filled in is drawn anew each time: it may not be possible.
            if any(self.take(one) for _ in range(6) for one in self.possible(task.step)):
                return True
        waits = [task.due for task in tasks if task.waits_for and task.due]
        if waits:
            self.today = max(self.today, min(waits) + timedelta(days=1))
        return bool(waits)

    def _inputs(self, code: str, form: DisputeForm) -> tuple[dict[str, Any], dict[str, Any]]:
        said: dict[str, Any] = {}
        files: dict[str, Any] = {}
        for name, one in form.fields.items():
            if isinstance(one, forms.FileField):
                if one.required:
                    files[name] = SimpleUploadedFile("通知书.txt", "开庭通知".encode(), "text/plain")
            else:
                said[name] = self._value(form, name, one)
        if code in ("decide", "decide_appeal"):
            said |= self._ordered(code, said)
        return {name: value for name, value in said.items() if value not in (None, "", False)}, files

    def _ordered(self, code: str, said: dict[str, Any]) -> dict[str, Any]:
        """Only what the disposition drawn may order."""
        nothing = {"ordered": False, "perform_by": None}
        if code == "decide_appeal" and said["outcome"] != SecondOutcome.CHANGED:
            return {**nothing, "disposition": ""}
        chosen = Disposition(said["disposition"])
        if not chosen.may_order:
            return nothing
        ordered = chosen is Disposition.ORDERED or self.random.random() < 0.5
        return {**nothing, "ordered": ordered}

    def _value(self, form: DisputeForm, name: str, one: forms.Field) -> Any:
        first = form.get_initial_for_field(one, name)
        match one:
            case forms.ModelChoiceField():
                found = [row.pk for row in one.queryset]
                return self.random.choice([None, *found])
            case forms.ChoiceField():
                return self.random.choice([value for value, _ in one.choices if value])
            case forms.DateField() if name in form.future_allowed:
                return self.today + timedelta(days=self.random.choice((200, 300, 400)))
            case forms.DateField():
                return (first or self.today) if one.required else None
            case forms.IntegerField():
                return self.random.randint(one.min_value or 1, min(one.max_value or 20, 20))
            case forms.BooleanField():
                return self.random.random() < 0.5
        return first or "依据有关规定办理"


def dispute_walk(county: County, random: Random) -> DisputeWalk:
    """A review or suit that has just come in, its copy known or not."""
    on = county.today
    received = on if random.random() < 0.7 else None
    kind = random.choice([DisputeKind.REVIEW, DisputeKind.SUIT_DIRECT, DisputeKind.SUIT_AFTER_REVIEW])
    procedure = random.choice(list(Procedure))
    dispute = Court(county).register(on, kind, received_on=received, procedure=procedure)
    return DisputeWalk(county, random, on, dispute)

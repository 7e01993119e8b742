"""Random legal orders of steps: who could do what now, with plausible inputs made from each step's own form."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from io import BytesIO
from random import Random
from typing import Any
from unittest.mock import patch

from bench.many_cases.playing import decision
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.casework import redaction_jobs
from gongkai.casework.intake import Intake, Party
from gongkai.casework.models import Application, Redaction
from gongkai.casework.redaction import workshop
from gongkai.casework.step_table import TABLE
from gongkai.casework.steps.registration import register
from gongkai.casework.taking import form_for, obstacle, take
from gongkai.law.applicant import ApplicantKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.redaction import RedactionGround
from gongkai.records.moment import Moment
from gongkai.workflow.models import Task
from gongkai.workflow.step import Step, StepRefused, Subject, Taking
from gongkai.workflow.taking import InputsRefused
from tests.county import County
from tests.redaction_engine import LineEngine

ROLES = (
    Role.CLERK,
    Role.OFFICER,
    Role.SECTION_HEAD,
    Role.OGI_HEAD,
    Role.LEADER,
    Role.LEGAL_REVIEWER,
    Role.SECRECY_REVIEWER,
)
BARELY_MOVING = frozenset(
    {"note", "describe", "attach", "link", "remind", "set_items", "mark_typical", "reassess"}
)
"""Steps that leave a case where it is; drawn less often."""


@dataclass(frozen=True)
class Possible:
    """A step that this actor could take now, about the whole case or one thing in it."""

    step: Step[Application]
    actor: Actor
    about: int | None


@dataclass
class Walk:
    """One application, walked from step to step; `taken` are the codes of the steps that were accepted."""

    county: County
    random: Random
    today: date
    application: Application
    taken: list[str] = field(default_factory=list)

    @cached_property
    def actors(self) -> list[Actor]:
        """Everybody who works on cases here."""
        return [self.county.actor(role) for role in ROLES]

    @property
    def when(self) -> Moment:
        """Ten in the morning in Beijing."""
        return Moment(self.today, datetime(self.today.year, self.today.month, self.today.day, 2, tzinfo=UTC))

    def possible(self, code: str = "") -> list[Possible]:
        """Every step, or this one, that somebody of the agency could take now."""
        steps = [TABLE[code]] if code else list(TABLE)
        subjects = {subject: self._about(subject) for subject in {step.subject for step in steps}}
        found = []
        for actor in self.actors:
            own = [step for step in steps if actor.role in step.roles]
            if not own or not Application.objects.visible_to(actor).filter(pk=self.application.pk).exists():
                continue
            found += [
                Possible(step, actor, about)
                for step in own
                for about in subjects[step.subject]
                if not obstacle(step, self.application, Taking(actor, self.when, about=about))
            ]
        return found

    def _about(self, subject: Subject) -> list[int | None]:
        """What of the case a step about such a thing can be about."""
        if subject is Subject.CASE:
            return [None]
        things: dict[Subject, Any] = {
            Subject.LETTER: self.application.letters,
            Subject.ASSIGNMENT: self.application.assignments,
            Subject.ITEM: self.application.items,
            Subject.REDACTION: self.application.redactions,
        }
        return list(things[subject].values_list("pk", flat=True))

    def step(self) -> bool:
        """Let some days pass and take one step at random; False where its inputs were refused."""
        self.today += timedelta(days=self.random.choice((0, 0, 1, 2, 5)))
        found = self.possible()
        moving = [one for one in found if one.step.code not in BARELY_MOVING]
        return self.take(self.random.choice(moving if moving and self.random.random() < 0.85 else found))

    def take(self, chosen: Possible, inputs: dict[str, Any] | None = None) -> bool:
        """Take a step with plausible inputs, or these; False where they were refused."""
        taking = Taking(chosen.actor, self.when, about=chosen.about)
        said, files = self.inputs(chosen.step, taking)
        try:
            self.application = take(
                chosen.step.code,
                self.application.pk,
                chosen.actor,
                self.when,
                inputs or said,
                files,
                chosen.about,
            )
        except (InputsRefused, StepRefused):
            self.application = Application.objects.select_related("agency").get(pk=self.application.pk)
            return False
        self.taken.append(chosen.step.code)
        if chosen.step.code == "redact":
            self._work_on_redaction()
        return True

    def _work_on_redaction(self) -> None:
        """What the jobs and the editor do with the one begun last: pages, a box or none, the file built and proved."""
        redaction = self.application.redactions.latest("pk")
        with patch.object(workshop, "WORKSHOP", LineEngine()):
            redaction_jobs.prepare.call(redaction.pk)
            redaction.refresh_from_db()
            if self.random.random() < 0.8:
                whole_page = {"page": 1, "left": 0.0, "top": 0.0, "right": 1.0, "bottom": 1.0}
                redaction.marks.create(ground=self.random.choice(list(RedactionGround)), **whole_page)
                Redaction.objects.filter(pk=redaction.pk).update(revision=1)
                redaction_jobs.request_build(redaction)
                redaction_jobs.build.call(redaction.pk)
        self.application = Application.objects.select_related("agency").get(pk=self.application.pk)

    def inputs(self, step: Step[Application], taking: Taking) -> tuple[dict[str, Any], dict[str, Any]]:
        """What a person might fill in."""
        form = form_for(step, self.application, taking)
        said: dict[str, Any] = {}
        files: dict[str, Any] = {}
        for name, one in form.fields.items():
            if isinstance(one, forms.FileField):
                if one.required or (step.code == "redact" and not said["source"]):
                    files[name] = SimpleUploadedFile("扫描件.png", _picture(), "image/png")
            elif name == "number" and step.code == "link":
                said[name] = Application.objects.exclude(pk=self.application.pk).values_list(
                    "number", flat=True
                )[0]
            else:
                said[name] = self._value(form, name, one)
        return {name: value for name, value in said.items() if value not in (None, "", False)}, files

    def _value(self, form: Any, name: str, one: forms.Field) -> Any:
        first = form.get_initial_for_field(one, name)
        match one:
            case forms.ModelMultipleChoiceField() | forms.ModelChoiceField():
                found = [row.pk for row in one.queryset]
                several = isinstance(one, forms.ModelMultipleChoiceField)
                chosen = self.random.sample(found, min(1, len(found)))
                return chosen if several and one.required else chosen[0] if chosen and not several else None
            case forms.MultipleChoiceField():
                codes = [code for code, _ in one.choices]
                return self.random.sample(codes, min(2, len(codes)))
            case forms.ChoiceField():
                codes = [code for code, _ in _flat(one.choices) if code != ""]
                return (
                    self.random.choice(codes)
                    if codes and (one.required or self.random.random() < 0.9)
                    else ""
                )
            case forms.DateField():
                ahead = name in form.future_allowed
                later = self.today + timedelta(days=self.random.choice((7, 20, 40)))
                return (
                    (later if ahead else first or self.today)
                    if one.required or self.random.random() < 0.3
                    else None
                )
            case forms.IntegerField() if name == "pages":
                return form.redaction.pages
            case forms.IntegerField():
                low = one.min_value or 1
                return first or self.random.randint(low, min(one.max_value or 20, low + 19))
            case forms.BooleanField():
                return self.random.random() < 0.5
        return first or "依据有关规定办理"

    def close(self) -> bool:
        """Do what the tasks say until the case is closed; whether it then is."""
        for _ in range(60):
            if not self.application.is_open:
                return True
            if not self._follow_a_task():
                return False
        return False

    def _follow_a_task(self) -> bool:
        tasks = list(Task.objects.filter(case=self.application.pk).order_by("waits_for", "pk"))
        # A reply does not go out while a redaction is unfinished.
        for task in tasks:
            if task.step == "release_redaction":
                return self._do(task.step, task.about) or self._do("abandon_redaction", task.about)
        for task in tasks:
            if task.waits_for and task.due and task.due >= self.today:
                continue
            if self._do(task.step, task.about):
                return True
            # A unit without a head cannot have its letters approved: the clerk takes the case back.
            if task.step == "submit_letter" and self._take_back() and self._do(task.step, task.about):
                return True
            # A letter that can no longer go out is withdrawn.
            if task.step in ("submit_letter", "dispatch_letter", "approve_letter") and self._do(
                "withdraw_letter", task.about
            ):
                return True
        waits = [task.due for task in tasks if task.waits_for and task.due]
        if waits:
            self.today = max(self.today, min(waits) + timedelta(days=1))
        return bool(waits)

    def _take_back(self) -> bool:
        own_desk = [one for one in self.possible("assign") if self.application.unit_id]
        return any(self.take(one, {"instruction": "收回自办"}) for one in own_desk[:1])

    def _do(self, code: str, about: int | None) -> bool:
        last = max(self.application.items.values_list("position", flat=True), default=0)
        certain = {"decide": decision(Outcome.GRANTED, last), "assign": {"instruction": "本岗位自办"}}
        # What is filled in is drawn anew each time: a date, or a unit without a head, may not be possible.
        return any(
            self.take(one, certain.get(code))
            for _ in range(6)
            for one in self.possible(code)
            if one.about == about
        )


def walk(county: County, random: Random) -> Walk:
    """An application that has just come in, by some channel, and another one that it may be linked to."""
    clerk = county.actor(Role.CLERK)
    assert clerk.agency is not None
    today = county.today
    when = Moment(today, datetime(today.year, today.month, today.day, 2, tzinfo=UTC))

    def registered(channel: Channel, *wanted: str) -> Application:
        intake = Intake(
            agency=clerk.agency,
            channel=channel,
            arrived=today,
            applicant_kind=random.choice(list(ApplicantKind)),
            applicant=Party("林小满", telephone="13800000000"),
            wanted=wanted,
        )
        return register(intake, clerk, when).application

    registered(Channel.IN_PERSON, "柳渡镇规划图")
    wanted = ("石桥村征收土地公告", "补偿登记表", "补偿方案")[: random.randint(1, 3)]
    return Walk(county, random, today, registered(random.choice(list(Channel)), *wanted))


def _flat(choices: Any) -> list[tuple[str, Any]]:
    return [
        pair
        for value, label in choices
        for pair in (_flat(label) if isinstance(label, list | tuple) else [(value, label)])
    ]


def _picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (8, 8), "white").save(stream, "PNG")
    return stream.getvalue()

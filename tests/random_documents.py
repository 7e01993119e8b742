"""Random legal orders of steps of a document by random people, with plausible inputs made from each step's own form."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any

from django import forms

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.publishing import by_the_clock, editing
from gongkai.publishing.drafting import DRAFTERS
from gongkai.publishing.models import Document
from gongkai.publishing.stage import Stage
from gongkai.publishing.step_form import DocumentForm, OtherDocumentField
from gongkai.publishing.step_table import TABLE
from gongkai.publishing.taking import form_for, take
from gongkai.records.moment import Moment
from gongkai.workflow.models import Task
from gongkai.workflow.step import Step, StepRefused, Taking
from gongkai.workflow.taking import InputsRefused, obstacle
from tests.county import County
from tests.desk_cases import at
from tests.newsroom import Newsroom

ROLES = (
    Role.CLERK,
    Role.OFFICER,
    Role.SECTION_HEAD,
    Role.OGI_HEAD,
    Role.LEADER,
    Role.LEGAL_REVIEWER,
    Role.SECRECY_REVIEWER,
)
BARELY_MOVING = frozenset({"note", "link", "place", "hand_over", "move", "discard"})
"""Steps that leave a document where it is, or end its walk; drawn less often."""
KINDS = ("normative", "notice", "news", "draftforcomment")
ATTRIBUTES = ("proactive", "proactive", "proactive", "on_application", "withheld")


@dataclass(frozen=True)
class Possible:
    """A step that this actor could take now."""

    step: Step[Document]
    actor: Actor


@dataclass
class DocumentWalk:
    """One document, walked from step to step; `taken` are the codes of the steps that were accepted."""

    county: County
    random: Random
    today: date
    document: Document
    other: Document
    taken: list[str] = field(default_factory=list)
    drafts: int = 0

    @cached_property
    def actors(self) -> list[Actor]:
        """Everybody who works on documents here."""
        return [self.county.actor(role) for role in ROLES]

    @property
    def when(self) -> Moment:
        """Twenty past ten in the morning in Beijing."""
        return at(self.today)

    def possible(self, actor: Actor, codes: Iterable[str] = ()) -> list[Possible]:
        """Every step, or of these, that the actor could take now."""
        if not Document.objects.visible_to(actor).filter(pk=self.document.pk).exists():
            return []
        steps = [TABLE[code] for code in codes] or list(TABLE)
        taking = Taking(actor, self.when)
        return [Possible(step, actor) for step in steps if not obstacle(step, self.document, taking)]

    def go_on(self) -> str:
        """Let some days pass and their jobs run, write if there is a draft, and take a step; its code, or nothing."""
        self.today += timedelta(days=self.random.choice((0, 0, 1, 5)))
        by_the_clock.publish_due(self.when)
        by_the_clock.end_due(self.when)
        self._read_anew()
        if self.document.stage == Stage.DRAFT and self.random.random() < 0.3:
            self._write()
        wanted = self._wanted() if self.random.random() < 0.7 else []
        found = wanted or self.possible(self.random.choice(self.actors))
        moving = [one for one in found if one.step.code not in BARELY_MOVING]
        if not found:
            return ""
        return self.take(self.random.choice(moving if moving and self.random.random() < 0.85 else found))

    def _wanted(self) -> list[Possible]:
        """What somebody has to do next, as the tasks say it."""
        by_role = {actor.role: actor for actor in self.actors}
        return [
            one
            for task in Task.objects.filter(case=self.document.pk, waits_for="")
            for one in self.possible(by_role[task.role], [task.step])
        ]

    def take(self, chosen: Possible) -> str:
        """Take a step with plausible inputs; nothing where they were refused."""
        form = form_for(chosen.step, self.document, Taking(chosen.actor, self.when))
        try:
            take(chosen.step.code, self.document.pk, chosen.actor, self.when, self._inputs(form))
        except (InputsRefused, StepRefused):
            self._read_anew()
            return ""
        self._read_anew()
        self.taken.append(chosen.step.code)
        return chosen.step.code

    def _read_anew(self) -> None:
        self.document = Document.objects.select_related("agency", "column", "case").get(pk=self.document.pk)

    def _write(self) -> None:
        """Somebody who drafts and sees it changes the text, and perhaps what is to become of it."""
        self.drafts += 1
        drafting = [actor for actor in self.actors if actor.role in DRAFTERS]
        actor = self.random.choice(drafting[:2])
        values: dict[str, Any] = {"body": f"<p>第{self.drafts}次修改的正文，青溪县石桥村。</p>"}
        if not self.document.is_public:
            attribute = self.random.choice(ATTRIBUTES)
            values |= {
                "attribute": attribute,
                "attribute_reason": "" if attribute == "proactive" else "内部管理",
                "attribute_ground": "internal_affairs" if attribute == "withheld" else "",
            }
        if not Document.objects.visible_to(actor).filter(pk=self.document.pk).exists():
            actor = drafting[0]
        self.document = editing.save(self.document.pk, actor, self.when, values)
        self._read_anew()

    def _inputs(self, form: DocumentForm) -> dict[str, Any]:
        said = {name: self._value(form, name, one) for name, one in form.fields.items()}
        return {name: value for name, value in said.items() if value not in (None, "", False)}

    def _value(self, form: DocumentForm, name: str, one: forms.Field) -> Any:
        first = form.get_initial_for_field(one, name)
        match one:
            case forms.ModelMultipleChoiceField() | forms.MultipleChoiceField():
                return []
            case forms.ModelChoiceField():
                return self.random.choice([row.pk for row in one.queryset] or [None])
            case forms.ChoiceField():
                return first or self.random.choice([value for value, _ in one.choices if value])
            case forms.DateTimeField():
                return self.when.at + timedelta(days=self.random.choice((1, 6)))
            case forms.DateField() if name in form.future_allowed:
                return (
                    self.today + timedelta(days=self.random.choice((3, 20, 300)))
                    if name != "expires_on" or self.random.random() < 0.3
                    else None
                )
            case forms.DateField():
                return self.today if one.required else None
            case forms.BooleanField():
                return self.random.random() < 0.95
            case OtherDocumentField():
                return f"/info/{self.other.pk}/" if name != "instead" or self.random.random() < 0.3 else ""
        return first or ("" if name in ("to_name", "by_name") else "依据有关规定办理")


def document_walk(county: County, random: Random) -> DocumentWalk:
    """A draft that has just been begun, by the officer of a unit or the clerk of the agency; another is public."""
    room = Newsroom(county)
    other = room.published(county.today, "已经公开的办法")
    document = room.begin(
        county.today,
        "随机办理的信息",
        kind=random.choice(KINDS),
        risk=random.choice(("normal", "normal", "high")),
        role=random.choice((Role.OFFICER, Role.CLERK)),
    )
    return DocumentWalk(county, random, county.today, document, other)

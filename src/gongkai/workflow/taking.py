"""Taking a step, as far as all desks do it alike: may it be taken, are its inputs right, has somebody been quicker."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.forms import Form
from django.http import Http404

from gongkai.agencies.actor import Actor
from gongkai.records.models import Case as File
from gongkai.records.moment import Moment
from gongkai.workflow.step import Step, StepRefused, StepTable, Taking

MEANWHILE = "您打开这一页以后，本件有了新的办理记录，或者这一页已经提交过一次。先看办理经过，还要办的再提交。"


class InputsRefused(Exception):
    """Inputs that cannot be taken; `form` carries what is wrong beside each field."""

    def __init__(self, form: Form) -> None:
        super().__init__(
            "；".join(f"{name}：{'、'.join(map(str, says))}" for name, says in form.errors.items())
        )
        self.form = form


class OnFile(Protocol):
    """What is handled on a desk: it has a file of events, an agency and a stage."""

    pk: Any
    case: Any
    agency_id: Any
    stage: Any

    def get_stage_display(self) -> str:
        """The stage in words."""


Case = TypeVar("Case", bound=OnFile)


@dataclass(frozen=True, slots=True)
class Offer(Generic[Case]):
    """A step as the screen shows it: it can be taken, or `obstacle` says why not and by which article.

    `about` is the id of the thing in the case that the step is about, if it is about one.
    """

    step: Step[Case]
    obstacle: str = ""
    about: int | None = None


def obstacle(step: Step[Case], case: Case, taking: Taking) -> str:
    """Why the step cannot be taken now by this actor, in Chinese; empty if it can."""
    if not _is_theirs(step, case, taking.actor):
        return by_whom(step)
    if case.stage not in step.stages:
        return not_in_this_stage(step, case)
    return step.obstacle(case, taking)


def by_whom(step: Step[Case]) -> str:
    """The obstacle of somebody in another post or agency."""
    roles = "、".join(role.label for role in sorted(step.roles))
    return f"“{step.label}”由{step.whose.words}{roles}办理。"


def not_in_this_stage(step: Step[Case], case: Case) -> str:
    """The obstacle of a case that stands elsewhere."""
    return f"“{case.get_stage_display()}”时不能{step.label}。"


def offers(table: Iterable[Step[Case]], case: Case, actor: Actor, when: Moment) -> list[Offer[Case]]:
    """Every step that the actor's role takes in this stage, with what stands in its way."""
    taking = Taking(actor, when)
    return [
        Offer(step, step.obstacle(case, taking))
        for step in table
        if _is_theirs(step, case, actor) and case.stage in step.stages
    ]


def _is_theirs(step: Step[Case], case: Case, actor: Actor) -> bool:
    return actor.role in step.roles and step.whose.includes(case, actor)


def carry_out(step: Step[Case], case: Case, taking: Taking, form: Form, seen: int | None) -> None:
    """Let the step do its work with the inputs of the form, on a case that the caller holds locked.

    `seen` is how many events the file had when the page was made whose button was pressed: what is pressed twice,
    or on a page that another's step has overtaken, takes nothing. Raises `InputsRefused` for inputs with faults.
    """
    if not form.is_valid():
        raise InputsRefused(form)
    file: File = case.case
    if seen is not None and seen != file.length:
        form.add_error(None, MEANWHILE)
        raise InputsRefused(form)
    try:
        step.take(case, Taking(taking.actor, taking.when, form.cleaned_data, taking.about))
    except StepRefused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        raise InputsRefused(form) from refused


@dataclass(frozen=True)
class Desk(Generic[Case]):
    """The cases of one kind, handled by one table of steps.

    `seen_by` are those that an actor sees, `locked` is one of them until the transaction ends, `form` the form of a
    step's inputs with what was sent, and `store` derives what follows from the events and keeps it beside the case.
    """

    table: StepTable[Case]
    seen_by: Callable[[Actor], QuerySet[Any]]
    locked: Callable[[int], Case]
    form: Callable[..., Form]
    store: Callable[[Case], object]

    def offers(self, case: Case, actor: Actor, when: Moment) -> list[Offer[Case]]:
        """Every step that the actor's role takes in this stage, with what stands in its way."""
        return offers(self.table, case, actor, when)

    def take(
        self,
        code: str,
        pk: int,
        actor: Actor,
        when: Moment,
        inputs: Mapping[str, Any] | None = None,
        files: Mapping[str, Any] | None = None,
        seen: int | None = None,
    ) -> Case:
        """Take a step, whole or not at all; the case as it then stands.

        `seen` is how many events the file had when the page was made whose button was pressed: what is pressed twice,
        or on a page that another's step has overtaken, takes nothing. Raises Http404 for a case that the actor may not
        see, `StepRefused` for a step that may not be taken now, `InputsRefused` for inputs with faults.
        """
        with transaction.atomic():
            if not self.seen_by(actor).filter(pk=pk).exists():
                raise Http404
            case, step = self.locked(pk), self.table[code]
            taken = Taking(actor, when)
            if says := obstacle(step, case, taken):
                raise StepRefused(says)
            carry_out(step, case, taken, self.form(step, case, taken, inputs or {}, files or {}), seen)
            self.store(case)
        return case

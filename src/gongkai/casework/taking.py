"""Taking a step: permission, stage, obstacle, the step itself, and then everything that follows from it."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from django.db import transaction
from django.http import Http404

from gongkai.agencies.actor import Actor
from gongkai.casework.models import Application
from gongkai.casework.recording import store
from gongkai.casework.step_form import StepForm
from gongkai.casework.step_table import TABLE
from gongkai.records.append import lock
from gongkai.records.moment import Moment
from gongkai.workflow.step import Step, StepRefused, Subject, Taking
from gongkai.workflow.taking import Offer, by_whom, carry_out, not_in_this_stage


def form_for(
    step: Step[Application],
    application: Application,
    taking: Taking,
    data: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
) -> StepForm:
    """The form of a step's inputs for this case."""
    return cast(StepForm, step.inputs(data, files, application=application, taking=taking))


def obstacle(step: Step[Application], application: Application, taking: Taking) -> str:
    """Why the step cannot be taken now by this actor, in Chinese; empty if it can."""
    actor = taking.actor
    if not step.public and (actor.role not in step.roles or actor.agency != application.agency):
        return by_whom(step)
    if application.stage not in step.stages:
        return not_in_this_stage(step, application)
    if not step.shared and not answers_for(application, actor):
        return f"“{step.label}”由主办单位办理。您的单位协办，可以提交办理意见、加入材料、写备注。"
    return step.obstacle(application, taking)


def answers_for(application: Application, actor: Actor) -> bool:
    """Whether the actor is not of a unit that only contributes (协办): its people see the case, the lead handles it."""
    if actor.role is None or not actor.role.belongs_to_unit:
        return True
    given_to_them = application.person_id is not None and application.person_id == actor.person_id
    return given_to_them or (application.unit_id is not None and application.unit_id == actor.unit_id)


def offers(application: Application, actor: Actor, when: Moment) -> list[Offer[Application]]:
    """Every step about the case as a whole that the actor's role takes, with what stands in its way."""
    taking = Taking(actor, when)
    return [
        Offer(step, step.obstacle(application, taking))
        for step in _fitting(application, Subject.CASE, actor)
        if actor.role in step.roles
    ]


def offers_about(
    application: Application, subject: Subject, about: int, actor: Actor, when: Moment
) -> list[Offer[Application]]:
    """The steps about one letter, assignment or item that can be taken now."""
    taking = Taking(actor, when, about=about)
    return [
        Offer(step, about=about)
        for step in _fitting(application, subject, actor)
        if not step.obstacle(application, taking)
    ]


def _fitting(application: Application, subject: Subject, actor: Actor) -> Iterator[Step[Application]]:
    """The steps that stage, role and part in the case allow: `obstacle`, without words for those that they do not."""
    is_theirs, answers = actor.agency == application.agency, answers_for(application, actor)
    for step in TABLE:
        if step.subject is not subject or application.stage not in step.stages:
            continue
        if (step.public or (is_theirs and actor.role in step.roles)) and (step.shared or answers):
            yield step


def take(
    code: str,
    application_id: int,
    actor: Actor,
    when: Moment,
    inputs: Mapping[str, Any] | None = None,
    files: Mapping[str, Any] | None = None,
    about: int | None = None,
    seen: int | None = None,
) -> Application:
    """Take a step, whole or not at all; the application as it then stands.

    `seen` is how many events the case had when the page was made whose button was pressed: a second press, or the
    page of somebody who has not seen what another did, takes nothing. Raises Http404 for a case that the actor may not see, `StepRefused` for a step that may not be taken now,
    `InputsRefused` for inputs with faults.
    """
    with transaction.atomic():
        application = _locked(application_id, actor, TABLE[code])
        step = TABLE[code]
        taking = Taking(actor, when, {}, about)
        if says := obstacle(step, application, taking):
            raise StepRefused(says)
        carry_out(
            step, application, taking, form_for(step, application, taking, inputs or {}, files or {}), seen
        )
        store(application)
    return application


def _locked(application_id: int, actor: Actor, step: Step[Application]) -> Application:
    seen = Application.objects.all() if step.public else Application.objects.visible_to(actor)
    if not seen.filter(pk=application_id).exists():
        raise Http404
    case = lock(application_id)
    application = Application.objects.select_related("agency", "unit", "person").get(pk=application_id)
    application.case = case
    return application

"""Cases, their clock, their steps, and Table 3, for programs."""

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router, Status

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Reach
from gongkai.api.schemas import (
    ApplicationOut,
    ApplicationsOut,
    CaseOut,
    DayOut,
    DeadlineOut,
    ItemOut,
    LetterOut,
    OfferOut,
    Problem,
    StepOut,
    Table3Out,
    TakeIn,
)
from gongkai.casework.models import Application
from gongkai.casework.recording import stands
from gongkai.casework.step_table import TABLE
from gongkai.casework.table_3 import table_3
from gongkai.casework.taking import offers, offers_about, take
from gongkai.records.moment import now
from gongkai.workflow.step import StepRefused, Subject
from gongkai.workflow.taking import InputsRefused

router = Router()
PAGE = 100


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


@router.get("/steps", response=list[StepOut], summary="办理步骤表")
def steps(request: HttpRequest) -> list[StepOut]:  # noqa: ARG001 (the library calls it by name)
    """Every step: who may take it in which stage, under which article."""
    return [
        StepOut(
            code=step.code,
            label=step.label,
            subject=step.subject,
            stages=sorted(step.stages),
            roles=sorted(step.roles),
            inputs=sorted(getattr(step.inputs, "base_fields", {})),
            leads_to=sorted(step.leads_to),
            article=step.article,
            letters=[code.value for code in step.letters],
        )
        for step in TABLE
    ]


@router.get("/applications", response=ApplicationsOut, summary="本岗位能看到的案件")
def applications(
    request: HttpRequest,
    stage: str = "",
    late: bool = False,
    after: int = 0,
) -> ApplicationsOut:
    """Newest first, 100 a page; `after` is the `next` of the page before."""
    found = Application.objects.visible_to(_actor(request)).order_by("-pk")
    found = found.filter(stage=stage) if stage else found
    found = found.late(now().today) if late else found
    found = found.filter(pk__lt=after) if after else found
    page = list(found[: PAGE + 1])
    return ApplicationsOut(
        applications=[_brief(application) for application in page[:PAGE]],
        next=page[PAGE - 1].pk if len(page) > PAGE else None,
    )


@router.get("/applications/{pk}", response={200: CaseOut, 404: Problem}, summary="一件案件")
def application(request: HttpRequest, pk: int) -> CaseOut:
    """With its deadlines, letters, and what the caller may do next."""
    return _case(_seen(request, pk), _actor(request))


@router.get("/applications/{pk}/days", response={200: list[DayOut], 404: Problem}, summary="逐日算期")
def days(request: HttpRequest, pk: int) -> list[DayOut]:
    """Every day of the present run, counted or not, with the article."""
    return [
        DayOut(date=line.date, counted=line.counted, number=line.number, says=line.says, article=line.article)
        for line in stands(_seen(request, pk)).clock.explain()
    ]


@router.post(
    "/applications/{pk}/steps/{code}",
    response={200: CaseOut, 404: Problem, 409: Problem, 422: Problem},
    summary="办理一个步骤",
)
def take_step(request: HttpRequest, pk: int, code: str, body: TakeIn) -> Any:
    """409 where the step may not be taken now, 422 for inputs with faults; nothing is then changed."""
    if code not in TABLE or TABLE[code].public:
        raise Http404
    actor = _actor(request)
    try:
        done = take(code, pk, actor, now(), body.typed(), about=body.about)
    except StepRefused as refused:
        return Status(409, Problem(detail=str(refused)))
    except InputsRefused as refused:
        fields = {name: [str(says) for says in faults] for name, faults in refused.form.errors.items()}
        return Status(422, Problem(detail="有的内容要改。", fields=fields))
    return _case(done, actor)


@router.get("/table-3/{year}", response={200: Table3Out, 404: Problem}, summary="表三")
def statistics(request: HttpRequest, year: int, subtree: bool = False) -> Table3Out:
    """Of the caller's agency; of all below it too for those whose post reaches them."""
    actor = _actor(request)
    agency, role = actor.agency, actor.role
    if agency is None or role is None or role.reach not in (Reach.AGENCY, Reach.SUBTREE):
        raise Http404
    if not 2019 <= year <= now().today.year:
        raise Http404
    wide = subtree and role.reach is Reach.SUBTREE
    agencies = Agency.objects.within(agency) if wide else Agency.objects.filter(pk=agency.pk)
    return Table3Out(agency=agency.name, year=year, cells=dict(table_3(agencies, year).cells))


def _seen(request: HttpRequest, pk: int) -> Application:
    related = ("case", "agency", "unit", "person")
    found = Application.objects.visible_to(_actor(request)).select_related(*related).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _values(application: Application) -> dict[str, Any]:
    return {
        "id": application.pk,
        "number": application.number,
        "title": application.title,
        "kind": application.kind,
        "stage": application.stage,
        "channel": application.channel,
        "applicant": application.applicant_masked,
        "applicant_kind": application.applicant_kind,
        "receipt_date": application.receipt_date,
        "due": application.due,
        "provisional": application.provisional,
        "closed_on": application.closed_on,
        "outcome": application.outcome,
    }


def _brief(application: Application) -> ApplicationOut:
    return ApplicationOut(**_values(application))


def _case(application: Application, actor: Actor) -> CaseOut:
    clock = stands(application).clock
    when = now()
    letters = list(application.letters.all())
    offered = offers(application, actor, when)
    for letter in letters:
        offered += offers_about(application, Subject.LETTER, letter.pk, actor, when)
    for assignment in application.assignments.all():
        offered += offers_about(application, Subject.ASSIGNMENT, assignment.pk, actor, when)
    for redaction in application.redactions.all():
        offered += offers_about(application, Subject.REDACTION, redaction.pk, actor, when)
    return CaseOut(
        **_values(application),
        items=[
            ItemOut(position=i.position, what=i.what, outcome=i.outcome, withheld=i.withheld)
            for i in application.items.all()
        ],
        letters=[
            LetterOut(
                id=letter.pk,
                code=letter.code,
                name=letter.name,
                state=letter.state,
                number=letter.number,
                dispatched_on=letter.dispatched_on,
                delivered_on=letter.delivered_on,
            )
            for letter in letters
        ],
        deadlines=[
            DeadlineOut(
                kind=d.kind,
                label=d.kind.label,
                due=d.due,
                article=d.article,
                met_on=d.met_on,
                running=d.running,
            )
            for d in clock.deadlines
        ],
        breaches=[breach.message for breach in clock.breaches_on(when.today)],
        offers=[
            OfferOut(step=o.step.code, label=o.step.label, about=o.about, obstacle=o.obstacle)
            for o in offered
        ],
    )

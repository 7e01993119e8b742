"""Registering a review or suit: of an application of the agency, or standing alone; and old ones from a register."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, QuerySet

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.filing import file_away
from gongkai.casework.disputes.recording import locked, record, store
from gongkai.casework.disputes.stage import DisputeStage
from gongkai.casework.intake import NATURAL_PERSONS, Party, Upload
from gongkai.casework.models import Application, Dispute
from gongkai.law.applicant import ApplicantKind
from gongkai.law.dispute import Cause, DisputeKind, Procedure
from gongkai.law.dispute_result import Result
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision
from gongkai.law.remedy import Remedy, remedy
from gongkai.law.wording import chinese_date
from gongkai.records.models import Case, CaseKind, Secret, SecretKind
from gongkai.records.moment import Moment
from gongkai.records.vault import mask, seal, unseal
from gongkai.workflow.calendar import readings
from gongkai.workflow.numbering import next_number
from gongkai.workflow.step import StepRefused

REGISTRARS = (Role.CLERK, Role.LEGAL_REVIEWER)
"""Who registers what the review organ or court sends."""
CASE_KINDS = {
    DisputeKind.REVIEW: CaseKind.REVIEW,
    DisputeKind.SUIT_DIRECT: CaseKind.SUIT,
    DisputeKind.SUIT_AFTER_REVIEW: CaseKind.SUIT,
}
PATTERNS = {
    CaseKind.REVIEW: "{word}复〔{year}〕{n}号",
    # 诉 alone stands for complaints.
    CaseKind.SUIT: "{word}应诉〔{year}〕{n}号",
}
"""How disputes are numbered where an agency has chosen nothing else."""
BEGAN = date(2008, 5, 1)
"""The day on which the Regulation took effect (国务院令第492号); a date before it is a slip of the pen."""
CLAIMANT = "claimant"
"""Whose data stand in the vault of a dispute."""


@dataclass(frozen=True, slots=True)
class Filing:
    """What is known when a review or suit comes in; see `models.Dispute`.

    Without `claimant` the claimant is the applicant of the linked application. `natural_person` says whether a
    `claimant` given here is a person, whose name is masked.
    """

    agency: Agency
    kind: DisputeKind
    cause: Cause
    procedure: Procedure
    organ: str
    title: str
    filed_on: date
    received_on: date | None = None
    docket: str = ""
    claims: str = ""
    claimant: Party | None = None
    natural_person: bool = True
    application: Application | None = None
    after: Dispute | None = None
    uploads: tuple[Upload, ...] = ()


@dataclass(frozen=True, slots=True)
class Old:
    """What an old register says besides: its own number, and when and how the case was closed, if it was.

    `source` is the digest of its file, `line` the row in it.
    """

    number: str = ""
    closed_on: date | None = None
    result: Result | None = None
    source: str = ""
    line: int = 0


def proposed_organ(agency: Agency, kind: DisputeKind) -> str:
    """The review organ or court that the agency tells its applicants; empty where it has told none."""
    return agency.court if kind.is_suit else agency.review_organ


def disputable(agency: Agency) -> QuerySet[Application]:
    """Applications of the agency that a dispute may be about: answered ones, the latest first, then open ones.

    Silence is disputed too.
    """
    found = Application.objects.filter(agency=agency)
    return found.order_by(F("closed_on").desc(nulls_last=True), "-arrived", "-pk")


def reviews_before(agency: Agency) -> QuerySet[Dispute]:
    """Reviews of the agency that have closed and that a suit may follow, the latest first."""
    found = Dispute.objects.filter(agency=agency, kind=DisputeKind.REVIEW)
    return found.exclude(closed_on=None).order_by("-closed_on", "-pk")


def warnings(filing: Filing) -> list[str]:
    """What to look at before registering, in Chinese; none of it forbids."""
    application = filing.application
    if filing.kind is not DisputeKind.SUIT_DIRECT or application is None or not application.closed_on:
        return []
    items = [
        ItemDecision(Outcome(item.outcome), tuple(Outcome(ground) for ground in item.withheld))
        for item in application.items.all()
        if item.outcome in set(Outcome)
    ]
    if remedy(items, application.closed_on, readings()) is not Remedy.REVIEW_FIRST:
        return []
    return [
        "这件答复依据条例第十四条至第十六条不予公开，应当先申请行政复议（行政复议法第二十三条第一款第（四）项）；"
        "没有经过复议的，可以请法院裁定不予立案或者驳回起诉（法释〔2018〕1号第五十六条）。请核对是否属于“复议后起诉”。"
    ]


@transaction.atomic
def register(filing: Filing, actor: Actor, when: Moment, old: Old | None = None) -> Dispute:
    """登记 of a review or suit; `old` imports one from before this system, open or closed, so that it counts.

    Raises `StepRefused`, naming the input at fault, for what contradicts itself, and `records.attachments.Refused`
    for a file that cannot be taken: then nothing is registered.
    """
    _check(filing, old, when.today)
    agency, kind = filing.agency, CASE_KINDS[filing.kind]
    case = Case.objects.create(agency=agency, kind=kind, opened_at=when.at)
    number = (old.number if old else "") or next_number(agency, kind, when.today.year, usual=PATTERNS[kind])
    dispute = Dispute(
        case=case,
        agency=agency,
        agency_name=agency.name_on(filing.filed_on),
        kind=filing.kind,
        cause=filing.cause,
        procedure=filing.procedure,
        application=filing.application,
        after=filing.after,
        number=number,
        docket=filing.docket,
        organ=filing.organ,
        title=filing.title[:200],
        claims=filing.claims,
        claimant_masked=_lock_up(case, filing),
        filed_on=filing.filed_on,
        registered_at=when.at,
        imported=old is not None,
        stage=DisputeStage.REGISTERED,
    )
    dispute.save(force_insert=True)
    said: dict[str, Any] = {
        "kind": filing.kind,
        "cause": filing.cause,
        "procedure": filing.procedure,
        "number": number,
        "received_on": _iso(filing.received_on),
        "application": filing.application.pk if filing.application else None,
        "after": filing.after.pk if filing.after else None,
    }
    if old and old.closed_on:
        said |= {"closed_on": _iso(old.closed_on), "result": old.result}
    if old and old.source:
        said |= {"source": old.source, "line": old.line}
    opens = EventKind.IMPORTED if old else EventKind.REGISTERED
    record(dispute, opens, on=filing.filed_on, actor=actor, when=when, **said)
    for upload in filing.uploads:
        file_away(dispute, upload.purpose, upload.name, upload.content, actor, when)
    store(dispute)
    if filing.after:
        _tell(filing.after.pk, dispute, actor, when)
    return dispute


def _tell(review: int, suit: Dispute, actor: Actor, when: Moment) -> None:
    """The review's own record says that a suit followed."""
    before = locked(review)
    told = {"dispute": suit.pk, "number": suit.number}
    record(before, EventKind.SUED, on=suit.filed_on, actor=actor, when=when, **told)
    store(before)


def _check(filing: Filing, old: Old | None, today: date) -> None:
    own = filing.agency.pk
    if filing.filed_on > today:
        raise StepRefused(
            f"{chinese_date(filing.filed_on)}还没有到。请填写实际受理或者立案的日期。", "filed_on"
        )
    if filing.filed_on < BEGAN:
        says = f"条例自{chinese_date(BEGAN)}起施行，此前没有政府信息公开的复议和诉讼。请核对年份。"
        raise StepRefused(says, "filed_on")
    if filing.application and filing.filed_on < filing.application.arrived:
        arrived = chinese_date(filing.application.arrived)
        raise StepRefused(f"早于原申请到达之日（{arrived}）。请核对日期和关联的申请。", "filed_on")
    if filing.received_on and filing.received_on > today:
        raise StepRefused(
            f"{chinese_date(filing.received_on)}还没有到。请填写实际收到的日期。", "received_on"
        )
    if filing.received_on and filing.received_on < filing.filed_on:
        says = f"早于受理或者立案之日（{chinese_date(filing.filed_on)}）。请核对两个日期。"
        raise StepRefused(says, "received_on")
    if filing.application and filing.application.agency_id != own:
        raise StepRefused("只能关联本机关的申请。", "application")
    if filing.after and filing.kind is not DisputeKind.SUIT_AFTER_REVIEW:
        raise StepRefused("只有复议后起诉的才关联复议案件。", "after")
    if filing.after and (filing.after.agency_id != own or filing.after.kind != DisputeKind.REVIEW):
        raise StepRefused("只能关联本机关的复议案件。", "after")
    if filing.after and filing.filed_on < filing.after.filed_on:
        raise StepRefused("起诉早于复议受理之日。请核对立案日期和关联的复议案件。", "filed_on")
    if filing.claimant is None and filing.application is None:
        raise StepRefused("没有关联申请的，请填写申请人或者原告的名称。", "claimant")
    if old:
        _check_old(filing, old, today)


def _check_old(filing: Filing, old: Old, today: date) -> None:
    if (old.closed_on is None) != (old.result is None):
        raise StepRefused("审结日期和结果要同时填写；尚未审结的都不填。", "result")
    if old.result is Result.PENDING:
        raise StepRefused("尚未审结的不填审结日期和结果。", "result")
    if old.closed_on and not filing.filed_on <= old.closed_on <= today:
        raise StepRefused("审结日期须在受理或者立案之日以后、今天以前。请核对。", "closed_on")
    if old.number and Dispute.objects.filter(agency=filing.agency, number=old.number).exists():
        raise StepRefused(f"本机关已有编号为“{old.number}”的复议或者诉讼。请核对是否重复。", "number")


def _lock_up(case: Case, filing: Filing) -> str:
    """Seal what is known of the claimant; the name as lists show it."""
    if filing.claimant:
        for kind, value in filing.claimant.secrets().items():
            seal(case, CLAIMANT, kind, value, natural_person=filing.natural_person)
        return mask("name", filing.claimant.name, natural_person=filing.natural_person)
    application = filing.application
    assert application is not None  # noqa: S101
    natural = ApplicantKind(application.applicant_kind) in NATURAL_PERSONS
    for secret in Secret.objects.kept().filter(case=application.pk, whose="applicant"):
        if secret.kind != SecretKind.QUERY_CODE:
            seal(case, CLAIMANT, secret.kind, unseal(secret), natural_person=natural)
    return application.applicant_masked


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

"""Opening balances signed, settled in a later year, struck out: each an event of the file of the year's report."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.annual.compiling.ground import Ground, require_at_work
from gongkai.annual.compiling.opening import with_settled
from gongkai.annual.compiling.refusal import EntryRefused
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import AnnualReport, OpeningBalance
from gongkai.annual.recording import locked, record, store
from gongkai.casework.models import Spell
from gongkai.law.applicant import ApplicantColumn
from gongkai.law.outcome import Outcome
from gongkai.records.moment import Moment

SIGNERS = (Role.OGI_HEAD, Role.LEADER)
"""Who answers for figures that no record here proves: 国办公开办函〔2021〕30号, the leader in charge and the office."""


@dataclass(frozen=True, slots=True)
class Balance:
    """So many applications (件) of a column, and their outcome by the end of the year; empty for those still open."""

    column: str
    outcome: str
    count: int


def may_sign(report: AnnualReport, actor: Actor) -> bool:
    """Whether the actor signs for the report's agency."""
    return actor.agency is not None and actor.agency.pk == report.agency_id and actor.role in SIGNERS


def has_earlier_records(report: AnnualReport) -> bool:
    """Whether applications of years before are on record here, so that what was carried in may be counted twice."""
    return Spell.objects.filter(agency=report.agency_id, entered_on__year__lt=report.year).exists()


def compiled_before(report: AnnualReport) -> bool:
    """Whether last year's report was compiled here; what it carried out is what is carried in."""
    before = AnnualReport.objects.filter(agency=report.agency_id, year=report.year - 1)
    return before.exclude(submitted_at=None).exists()


def left_open(report: AnnualReport) -> QuerySet[OpeningBalance]:
    """What the agency opened with in earlier years and left open, each with how many were `settled` since."""
    rows = OpeningBalance.objects.filter(
        agency=report.agency_id, year__lt=report.year, settles=None, outcome="", struck_at=None
    )
    return with_settled(rows).order_by("year", "pk")


@transaction.atomic
def sign(
    report_id: int, balance: Balance, ground: Ground, actor: Actor, when: Moment, *, despite: str = ""
) -> OpeningBalance:
    """Applications that were carried into the report's year from records kept elsewhere. Raises `EntryRefused`.

    `despite` explains why there are any, where applications of earlier years are on record here.
    """
    report = _begin(report_id, ground, actor)
    if compiled_before(report):
        raise EntryRefused(
            f"{report.year - 1}年的报告在本系统编制，上年结转就是它的结转下年度，不另登记。数不对的，更正{report.year - 1}年的报告。"
        )
    _require_sound(balance)
    if has_earlier_records(report) and not despite.strip():
        raise EntryRefused(
            "本系统有往年收到的申请，已经计入上年结转。写清这些期初余额为什么不在其中。", "despite"
        )
    return _enter(report, balance, ground, actor, when, despite=despite.strip())


@transaction.atomic
def settle(
    report_id: int, opened_id: int, outcome: str, count: int, ground: Ground, actor: Actor, when: Moment
) -> OpeningBalance:
    """What became, in the report's year, of some that were opened with in an earlier year. Raises `EntryRefused`."""
    report = _begin(report_id, ground, actor)
    # Reports of two years may be at work at once.
    OpeningBalance.objects.select_for_update().filter(pk=opened_id).first()
    opened = left_open(report).filter(pk=opened_id).first()
    if opened is None:
        raise EntryRefused("没有这笔往年未办结的期初余额。从列表中选。", "opened")
    if outcome not in tuple(Outcome):
        raise EntryRefused("没有选办理结果。仍未办结的不用登记，自动结转下年度。", "outcome")
    left = opened.count - opened.settled  # type: ignore[attr-defined]
    if not 1 <= count <= left:
        raise EntryRefused(f"这笔期初余额还有{left}件没有办结，填1到{left}之间的件数。", "count")
    return _enter(report, Balance(opened.column, outcome, count), ground, actor, when, settles=opened)


@transaction.atomic
def strike(report_id: int, balance_id: int, reason: str, actor: Actor, when: Moment) -> OpeningBalance:
    """An entry made by mistake counts no more; it stays on the record. Raises `EntryRefused`."""
    report = locked(report_id)
    _require_signer(report, actor)
    require_at_work(report)
    balance = OpeningBalance.objects.filter(
        pk=balance_id, agency=report.agency_id, year=report.year, struck_at=None
    ).first()
    if balance is None:
        raise EntryRefused("没有这笔期初余额，或者已经作废。")
    if not reason.strip():
        raise EntryRefused("没有写原因。写清错在哪里。", "reason")
    if balance.settled_by.filter(struck_at=None).exists():
        raise EntryRefused("后来的年度已经登记这笔余额的办理结果。先作废那些登记。")
    balance.struck_at, balance.struck_by = when.at, str(actor)
    balance.save(update_fields=["struck_at", "struck_by"])
    record(
        report,
        EventKind.OPENING_STRUCK,
        on=when.today,
        actor=actor,
        when=when,
        balance=balance.pk,
        column=balance.column,
        outcome=balance.outcome,
        count=balance.count,
        reason=reason.strip(),
    )
    store(report)
    return balance


def _begin(report_id: int, ground: Ground, actor: Actor) -> AnnualReport:
    report = locked(report_id)
    _require_signer(report, actor)
    require_at_work(report)
    ground.require()
    return report


def _require_signer(report: AnnualReport, actor: Actor) -> None:
    if not may_sign(report, actor):
        raise EntryRefused("期初余额由本机关的公开工作机构负责人或者分管领导签字登记。")


def _require_sound(balance: Balance) -> None:
    if balance.column not in tuple(ApplicantColumn):
        raise EntryRefused("没有选申请人类型。", "column")
    if balance.outcome and balance.outcome not in tuple(Outcome):
        raise EntryRefused("没有这种办理结果。从列表中选。", "outcome")
    if balance.count < 1:
        raise EntryRefused("件数至少是1。没有的不用登记。", "count")


def _enter(
    report: AnnualReport,
    balance: Balance,
    ground: Ground,
    actor: Actor,
    when: Moment,
    *,
    settles: OpeningBalance | None = None,
    despite: str = "",
) -> OpeningBalance:
    file = ground.keep(report, actor, when)
    entered = OpeningBalance.objects.create(
        agency_id=report.agency_id,
        year=report.year,
        column=balance.column,
        outcome=balance.outcome,
        count=balance.count,
        settles=settles,
        reason=ground.reason.strip(),
        document=ground.document.strip(),
        signed_by=str(actor),
        signed_at=when.at,
    )
    said: dict[str, Any] = {"despite": despite} if despite else {}
    said |= {"settles": settles.pk} if settles else {}
    kept = {"attachment": file.pk, "digest": file.digest} if file else {}
    record(
        report,
        EventKind.OPENING_SIGNED,
        on=when.today,
        actor=actor,
        when=when,
        balance=entered.pk,
        column=entered.column,
        outcome=entered.outcome,
        count=entered.count,
        reason=entered.reason,
        document=entered.document,
        **said,
        **kept,
    )
    store(report)
    return entered

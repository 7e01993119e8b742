"""Counts of the ledgers that an annual report states and that Table 2 prints, each with the rows that it counts.

`scope` says of which agency or subtree and of which days. Rows struck out count nowhere. A number is one question.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import NullIf

from gongkai.publishing.figures import Figure
from gongkai.publishing.scope import Scope
from gongkai.registers.ledgers.handling import DECIDED
from gongkai.registers.ledgers.incidents import WENT_WRONG
from gongkai.registers.models import (
    Activity,
    ActivityKind,
    Assessment,
    Call,
    CallKind,
    Charge,
    Concern,
    FeeCollected,
    Handling,
    Incident,
    LedgerRow,
    Message,
    PlanTask,
    PowerItem,
    PowerKind,
    Purchase,
    Questionnaire,
    Satisfaction,
)
from gongkai.registers.power_items import added, change, dropped, in_being

Rows = QuerySet[Any]
CONTENT = (Satisfaction.SATISFIED, Satisfaction.FAIR)
"""Ratings that the satisfied share counts: 满意 and 基本满意, as offices reckon it."""


def power_items(scope: Scope, kind: PowerKind, on: date | None = None) -> Figure:
    """Items of a kind in being on a day (项), on the last day where none is named."""
    return Figure(f"{kind.label}事项", _items_on(scope, on or scope.last).filter(kind=kind))


def powers(scope: Scope) -> Figure:
    """Powers in all in being on the last day (项): the four kinds under which decisions are made, no fees, no duties."""
    return Figure("行政权力", _items_on(scope, scope.last).filter(kind__in=DECIDED))


def items_prev(scope: Scope, kind: PowerKind) -> Figure:
    """Items of a kind in being the day before the first (上一年项目数量)."""
    return Figure(f"上一年{kind.label}事项", power_items(scope, kind, scope.first - timedelta(days=1)).rows)


def items_delta(scope: Scope, kind: PowerKind) -> Figure:
    """Items of a kind added less those dropped (本年增/减): signed, its rows are the changes."""
    days = (scope.first, scope.last)
    rows = _theirs(scope, PowerItem).filter(added(*days) | dropped(*days), kind=kind)
    return Figure(f"{kind.label}事项本年增减", rows, Sum(change(*days)))


def guides(scope: Scope) -> Figure:
    """Items in being on the last day that have a service guide (项)."""
    return Figure("有办事指南的事项", _items_on(scope, scope.last).exclude(guide_title=""))


def decisions(scope: Scope, kind: PowerKind) -> Figure:
    """Decisions made (处理决定数量，件)."""
    return Figure(f"{kind.label}处理决定", _handled(scope, kind).filter(decisions__gt=0), Sum("decisions"))


def accepted(scope: Scope, kind: PowerKind) -> Figure:
    """What was accepted (受理，件)."""
    return Figure(f"受理{kind.label}", _handled(scope, kind).filter(accepted__gt=0), Sum("accepted"))


def concluded(scope: Scope, kind: PowerKind) -> Figure:
    """What was concluded (办结，件)."""
    return Figure(f"办结{kind.label}", _handled(scope, kind).filter(concluded__gt=0), Sum("concluded"))


def fees(scope: Scope) -> Figure:
    """Administrative fees collected, in yuan with fen; Table 2 of 2021 prints 万元."""
    return Figure("行政事业性收费金额", _of_the_days(scope, FeeCollected), Sum("amount"))


def purchases(scope: Scope) -> Figure:
    """Projects of centralised procurement (个)."""
    return Figure("政府集中采购项目", _of_the_days(scope, Purchase))


def purchase_amount(scope: Scope) -> Figure:
    """What they cost together, in yuan with fen."""
    return Figure("政府集中采购总金额", _of_the_days(scope, Purchase), Sum("amount"))


def messages(scope: Scope) -> Figure:
    """Messages received (条)."""
    return Figure("收到网友留言", _of_the_days(scope, Message))


def messages_answered(scope: Scope) -> Figure:
    """Messages answered (条), whenever they came in."""
    return Figure("答复网友留言", scope.counted(Message.objects.counted(), "answered_on"))


def messages_rated(scope: Scope) -> Figure:
    """Messages answered of which whoever wrote said how content they were (条)."""
    return Figure("有评价的网友留言", messages_answered(scope).rows.exclude(satisfaction=""))


def messages_satisfied(scope: Scope) -> Figure:
    """Of these the content ones (条)."""
    return Figure("满意的网友留言", messages_answered(scope).rows.filter(satisfaction__in=CONTENT))


def satisfied_share(scope: Scope) -> Figure:
    """Whole per cent of the ratings that are content, rounded down, so that 100 means all; nought without a rating."""
    content = Count("pk", filter=Q(satisfaction__in=CONTENT))
    # Databases divide whole numbers by cutting off what is left; PostgreSQL refuses to divide by nought.
    return Figure("网友留言满意率", messages_rated(scope).rows, content * 100 / NullIf(Count("pk"), 0))


def calls(scope: Scope, kind: CallKind) -> Figure:
    """Cases of the hotline, consultations by telephone or at the counter (件)."""
    return Figure(str(kind.label), _of_the_days(scope, Call).filter(kind=kind), Sum("times"))


def questionnaires(scope: Scope) -> Figure:
    """Inquiries that were opened (次)."""
    return Figure("开展问卷调查", _of_the_days(scope, Questionnaire))


def questionnaire_answers(scope: Scope) -> Figure:
    """Answers that they brought (份)."""
    return Figure("收回问卷", _of_the_days(scope, Questionnaire), Sum("answers"))


def activities(scope: Scope, kind: ActivityKind) -> Figure:
    """Trainings, meetings, drills, meetings open to the public (场)."""
    return Figure(str(kind.label), _activities(scope, kind), Sum("times"))


def people(scope: Scope, kind: ActivityKind) -> Figure:
    """People who took part (人次)."""
    return Figure(f"{kind.label}参加人次", _activities(scope, kind), Sum("people"))


def hours(scope: Scope, kind: ActivityKind) -> Figure:
    """Hours that they took together (学时), with a decimal."""
    return Figure(f"{kind.label}学时", _activities(scope, kind), Sum("hours"))


def incidents(scope: Scope, kind: str = "") -> Figure:
    """What went wrong (起), of one kind or of all; `check` are secrecy checks (次)."""
    label = dict(Incident._meta.get_field("kind").flatchoices).get(kind, "失泄密和安全事件")
    return Figure(label, _of_the_days(scope, Incident).filter(kind__in=[kind] if kind else WENT_WRONG))


def concerns_answered(scope: Scope) -> Figure:
    """Public concerns that were answered (件)."""
    return Figure("回应社会关切", _answered(scope).filter(kind="answer"))


def clarifications(scope: Scope) -> Figure:
    """False or incomplete information that was clarified (件)."""
    return Figure("澄清虚假信息", _answered(scope).filter(kind="clarify"))


def plan_tasks(scope: Scope) -> Figure:
    """Tasks of the year's plan (项), by the day they are due; those given up do not count."""
    return Figure("年度任务", _of_the_days(scope, PlanTask).exclude(state="dropped"))


def plan_tasks_done(scope: Scope) -> Figure:
    """Of these the ones done (项)."""
    return Figure("完成的年度任务", plan_tasks(scope).rows.filter(state="done"))


def assessments(scope: Scope, kind: str) -> Figure:
    """Results of a kind: `assessment`, `evaluation`, `accountability`, `notice` (次)."""
    label = dict(Assessment._meta.get_field("kind").flatchoices)[kind]
    return Figure(label, _of_the_days(scope, Assessment).filter(kind=kind))


def people_held_accountable(scope: Scope) -> Figure:
    """People who were held accountable (人)."""
    return Figure("责任追究", assessments(scope, "accountability").rows, Sum("people"))


def charges(scope: Scope, places: Sequence[str], *, full_time: bool | None = None) -> Figure:
    """Who leads and does the work on the last day, by places of `Charge`; officers full-time, part-time, or all."""
    # A person serves until the end of the last day.
    still = Q(until=None) | Q(until__gte=scope.last)
    rows = _theirs(scope, Charge).filter(still, place__in=places, since__lte=scope.last)
    if full_time is not None:
        rows = rows.filter(full_time=full_time)
    labels = dict(Charge._meta.get_field("place").flatchoices)
    named = "、".join(labels[place] for place in places)
    return Figure({None: "", True: "专职", False: "兼职"}[full_time] + named, rows)


def _theirs(scope: Scope, model: type[LedgerRow]) -> Rows:
    return scope.theirs(model.objects.counted())


def _of_the_days(scope: Scope, model: type[LedgerRow]) -> Rows:
    return scope.within(_theirs(scope, model), model.day)


def _items_on(scope: Scope, day: date) -> Rows:
    return _theirs(scope, PowerItem).filter(in_being(day))


def _handled(scope: Scope, kind: PowerKind) -> Rows:
    return _of_the_days(scope, Handling).filter(kind=kind)


def _activities(scope: Scope, kind: ActivityKind) -> Rows:
    return _of_the_days(scope, Activity).filter(kind=kind)


def _answered(scope: Scope) -> Rows:
    return scope.counted(Concern.objects.counted(), "answered_on")

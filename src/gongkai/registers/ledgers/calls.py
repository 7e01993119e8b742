"""热线和咨询: cases of the hotline 12345, and what was asked by telephone or at the counter."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from gongkai.registers.checks import not_before, rated_when_answered
from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.ledgers.messages import RATINGS
from gongkai.registers.models import Call, CallKind


def _fill(row: Call, _today: date) -> None:
    # Whoever calls or comes to the counter is answered there and then; a case of the hotline comes to the agency on paper.
    if row.kind in (CallKind.TELEPHONE, CallKind.COUNTER) and row.answered_on is None:
        row.answered_on = row.on


def _check(row: Call) -> None:
    not_before(row, "on", "answered_on")
    rated_when_answered(row)
    if row.times < 1:
        raise ValidationError({"times": _("至少是1件；没有的，不登记。")})
    if row.number and row.times > 1:
        raise ValidationError({"times": _("写了工单号的一行只是一件。几件合计的，不写工单号。")})


CALLS = Ledger(
    code="calls",
    label="热线和咨询",
    says="12345热线转来的工单，电话和窗口答复的咨询；一天只记了件数的，写件数。",
    article="条例第六条、第二十八条；国办发〔2020〕53号",
    model=Call,
    fields=("on", "kind", "number", "subject", "times", "unit", "answered_on", "satisfaction", "note"),
    quick=("on", "kind", "subject", "times"),
    columns=("on", "kind", "subject", "times", "answered_on", "satisfaction"),
    totals=(
        *(Total(kind.value, kind.label, "件", Q(kind=kind), Sum("times")) for kind in CallKind),
        Total("answered", "已办结", "件", Q(answered_on__isnull=False), Sum("times")),
    ),
    filters=("kind", "unit", "satisfaction"),
    search=("subject", "number"),
    words={
        "on": ("来电日期", "来电时间", "咨询日期", "咨询时间", "接收日期", "交办日期", "派单时间", "时间"),
        "kind": ("来源", "渠道", "咨询方式", "受理方式", "类别"),
        "number": ("工单编号", "编号", "受理编号"),
        "subject": ("内容", "咨询内容", "来电内容", "反映内容", "诉求内容", "问题", "主要内容", "标题"),
        "times": ("次数", "数量", "起数"),
        "answered_on": ("答复日期", "回复日期", "办结时间", "办理日期", "反馈日期"),
        "satisfaction": ("评价", "评价结果", "回访结果"),
    },
    wordings={
        "kind": {
            CallKind.HOTLINE: "热线|12345",
            CallKind.TELEPHONE: "电话(?!热线)|来电",
            CallKind.COUNTER: "窗口|现场|当面|来访|大厅",
        },
        "satisfaction": RATINGS,
    },
    same=("on", "kind", "number", "subject"),
    past=("on", "answered_on"),
    once=("number",),
    fill=_fill,
    check=_check,
)

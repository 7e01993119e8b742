"""网友留言: messages on the site and in its mailboxes, from the day they come in to the day they are rated."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Q

from gongkai.registers.checks import not_before, rated_when_answered
from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import Message, Satisfaction
from gongkai.workflow.calendar import readings, working_days

RATINGS: Mapping[str, str] = {
    Satisfaction.SATISFIED: "^(非常|很|十分)?满意$",
    Satisfaction.FAIR: "基本满意|较(为)?满意|比较满意|^一般$",
    Satisfaction.DISSATISFIED: "不(太)?满意",
}
"""What people are asked to choose from."""


def _fill(row: Message, _today: date) -> None:
    if row.due is None and row.on is not None:
        row.due = working_days().after(row.on, readings().message_answer_within)


def _check(row: Message) -> None:
    not_before(row, "on", "accepted_on", "due", "answered_on", "checked_on")
    rated_when_answered(row)


MESSAGES = Ledger(
    code="messages",
    label="网友留言",
    says="网站、领导信箱、互动栏目收到的留言，从受理、答复、审核到评价。",
    article="条例第六条；国办发〔2017〕47号",
    model=Message,
    fields=(
        "on",
        "source",
        "subject",
        "unit",
        "accepted_on",
        "due",
        "answered_on",
        "answer",
        "checked_on",
        "redone",
        "satisfaction",
        "note",
    ),
    quick=("on", "source", "subject", "unit"),
    columns=("on", "subject", "unit", "due", "answered_on", "satisfaction"),
    totals=(
        Total("received", "收到", "条"),
        Total("answered", "已答复", "条", Q(answered_on__isnull=False)),
        Total("satisfied", "满意", "条", Q(satisfaction__in=[Satisfaction.SATISFIED, Satisfaction.FAIR])),
        Total("open", "还没有答复", "条", Q(answered_on=None)),
    ),
    filters=("unit", "satisfaction"),
    search=("subject", "source", "answer"),
    words={
        "on": ("留言日期", "留言时间", "收到时间", "来信日期", "日期"),
        "subject": ("留言内容", "标题", "主题", "内容", "留言标题"),
        "source": ("渠道", "平台", "栏目", "信箱"),
        "answered_on": ("回复日期", "答复时间", "回复时间", "办结日期"),
        "answer": ("回复内容", "答复", "回复"),
        "due": ("截止日期", "答复期限", "办结期限"),
        "accepted_on": ("受理时间",),
        "checked_on": ("审核时间",),
        "satisfaction": ("评价", "评价结果", "满意度评价", "群众评价"),
    },
    wordings={"satisfaction": RATINGS},
    same=("on", "source", "subject"),
    past=("on", "accepted_on", "answered_on", "checked_on"),
    fill=_fill,
    check=_check,
)

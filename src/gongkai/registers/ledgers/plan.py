"""年度任务: the tasks of the year's plan of 政务公开, each with its owner and how far it is."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from gongkai.registers.ledger import Ledger, Total
from gongkai.registers.models import PlanTask


def _fill(row: PlanTask, _today: date) -> None:
    if row.done_on and row.state == "open":
        row.state = "done"


def _check(row: PlanTask) -> None:
    if row.done_on and row.state != "done":
        raise ValidationError({"state": _("填了完成日期，进展应当是“已完成”。改进展，或者删去完成日期。")})


PLAN = Ledger(
    code="plan",
    label="年度任务",
    says="政务公开工作要点、三年行动等文件分解的任务，责任科室、完成时限、进展和成效；以完成时限计入年度。",
    article="年度政务公开工作要点",
    model=PlanTask,
    fields=("title", "source", "unit", "due", "state", "done_on", "result", "note"),
    quick=("title", "unit", "due"),
    columns=("title", "unit", "due", "state", "done_on"),
    totals=(
        Total("tasks", "任务", "项"),
        Total("done", "已完成", "项", Q(state="done")),
        Total("going", "推进中", "项", Q(state="going")),
        Total("open", "未开始", "项", Q(state="open")),
    ),
    filters=("unit", "state"),
    search=("title", "source", "result"),
    words={
        "title": ("工作任务", "任务内容", "重点任务", "任务名称", "主要任务", "工作内容"),
        "source": ("任务来源", "来源", "依据文件", "依据"),
        "due": ("时限", "完成时间", "时间要求", "截止日期", "办理时限"),
        "state": ("状态", "进展情况", "完成情况", "落实情况"),
        "done_on": ("实际完成日期", "实际完成时间", "办结日期"),
        "result": ("工作成效", "具体成效", "落实成效"),
    },
    wordings={
        "state": {
            "open": "未开始|未启动|尚未|未开展",
            "going": "推进|进行中|正在|实施中|持续|长期",
            "done": "(?<!未)(?<!没有)完成|办结|已落实",
            "dropped": "不再|取消|终止|调整退出",
        }
    },
    same=("title", "source", "due"),
    past=("done_on",),
    month_ends=("due",),
    fill=_fill,
    check=_check,
)

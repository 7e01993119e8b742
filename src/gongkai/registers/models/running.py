"""How the work is run: training and meetings, secrecy, the year's plan, what assessors found, who leads it."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from gongkai.registers.models.book import LedgerRow, by_day, count_field


class ActivityKind(models.TextChoices):
    """What people were called together for."""

    TRAINING = "training", "培训"
    MEETING = "meeting", "会议"
    DRILL = "drill", "应急演练"
    OPEN_MEETING = "open_meeting", "邀请公众参加的会议"
    OPEN_DAY = "open_day", "政府开放日"


class Activity(LedgerRow):
    """A training, a meeting or a drill, with people and hours."""

    on = models.DateField("日期")
    kind = models.CharField("类别", max_length=16, choices=ActivityKind)
    title = models.CharField("名称", max_length=200)
    people = count_field("人数", default=0)
    hours = models.DecimalField(
        "学时", max_digits=6, decimal_places=1, default=0, validators=[MinValueValidator(0)]
    )
    times = count_field("场次", default=1)
    plan = models.CharField("依据的预案或者文件", max_length=200, blank=True)

    class Meta:
        verbose_name = "培训会议演练"
        indexes = by_day("activity")

    def __str__(self) -> str:
        return self.title


class Incident(LedgerRow):
    """A secrecy check, or something that went wrong: a leak, personal data shown, a site broken into."""

    on = models.DateField("日期")
    kind = models.CharField(
        "类别",
        max_length=16,
        choices=[
            ("check", "保密检查"),
            ("leak", "失泄密"),
            ("personal_data", "泄露个人信息"),
            ("wrong_text", "内容差错"),
            ("site", "网站或者新媒体安全"),
        ],
    )
    subject = models.CharField("情况", max_length=300)
    measure = models.CharField("处理", max_length=500, blank=True)
    closed_on = models.DateField("处理完毕日期", null=True, blank=True)

    class Meta:
        verbose_name = "保密和安全"
        indexes = by_day("incident")

    def __str__(self) -> str:
        return self.subject


class PlanTask(LedgerRow):
    """A task of the year's plan of 政务公开 (工作要点), with its owner (`unit`) and state."""

    day: ClassVar[str] = "due"

    title = models.CharField("任务", max_length=300)
    source = models.CharField("来源文件", max_length=200, blank=True)
    due = models.DateField("完成时限")
    state = models.CharField(
        "进展",
        max_length=12,
        default="open",
        choices=[("open", "未开始"), ("going", "推进中"), ("done", "已完成"), ("dropped", "不再实施")],
    )
    done_on = models.DateField("完成日期", null=True, blank=True)
    result = models.CharField("成效", max_length=500, blank=True)

    class Meta:
        verbose_name = "年度任务"
        indexes = by_day("plan_task", "due")

    def __str__(self) -> str:
        return self.title


class Assessment(LedgerRow):
    """A result of assessment, social evaluation or accountability, which governments report (条例 Art 50(4))."""

    on = models.DateField("日期")
    kind = models.CharField(
        "类别",
        max_length=16,
        choices=[
            ("assessment", "工作考核"),
            ("evaluation", "社会评议"),
            ("accountability", "责任追究"),
            ("notice", "上级通报"),
        ],
    )
    title = models.CharField("名称", max_length=200)
    by_whom = models.CharField("组织实施机关", max_length=100, blank=True)
    score = models.DecimalField("得分", max_digits=6, decimal_places=2, null=True, blank=True)
    full_score = models.DecimalField("总分", max_digits=6, decimal_places=2, null=True, blank=True)
    weight = models.DecimalField(
        "占考核权重（%）",
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    people = count_field("追究人数", default=0)
    result = models.CharField("结果", max_length=500, blank=True)

    class Meta:
        verbose_name = "考核评议追责"
        indexes = by_day("assessment")

    def __str__(self) -> str:
        return self.title


class Charge(LedgerRow):
    """Who leads the work of disclosure (领导小组) and which office is in charge, with the days it was so."""

    day: ClassVar[str] = "since"
    lasts: ClassVar[bool] = True

    place = models.CharField(
        "职责",
        max_length=16,
        choices=[
            ("head", "领导小组组长"),
            ("deputy", "领导小组副组长"),
            ("member", "领导小组成员"),
            ("leader", "分管负责人"),
            ("office", "公开工作机构"),
            ("officer", "工作人员"),
        ],
    )
    name = models.CharField("姓名或者机构名称", max_length=100)
    post = models.CharField("职务", max_length=100, blank=True)
    full_time = models.BooleanField("专职", default=False)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)
    basis = models.CharField("文件依据", max_length=200, blank=True)

    class Meta:
        verbose_name = "组织领导"
        indexes = by_day("charge", "since")

    def __str__(self) -> str:
        return self.name

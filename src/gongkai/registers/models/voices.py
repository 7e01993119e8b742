"""What people say and ask: messages, calls, questionnaires, and concerns that were answered in public."""

from typing import ClassVar

from django.db import models

from gongkai.registers.models.book import LedgerRow, by_day, count_field


class Satisfaction(models.TextChoices):
    """What whoever asked said of the answer."""

    SATISFIED = "satisfied", "满意"
    FAIR = "fair", "基本满意"
    DISSATISFIED = "dissatisfied", "不满意"


class Message(LedgerRow):
    """A message on the site or in a mailbox (网友留言): accepted, answered, checked or sent back, rated."""

    on = models.DateField("收到日期")
    source = models.CharField("来源", max_length=60, blank=True)
    """领导信箱, 网上信访, 政民互动 …"""
    subject = models.CharField("内容摘要", max_length=300)
    accepted_on = models.DateField("受理日期", null=True, blank=True)
    due = models.DateField("办理期限", null=True, blank=True)
    """Set when it is entered, by the agency's own number of working days; may be changed."""
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answer = models.TextField("答复内容", max_length=3000, blank=True)
    checked_on = models.DateField("审核日期", null=True, blank=True)
    redone = models.PositiveSmallIntegerField("退回重办次数", default=0)
    satisfaction = models.CharField("满意度", max_length=12, choices=Satisfaction, blank=True)

    class Meta:
        verbose_name = "网友留言"
        indexes = by_day("message")

    def __str__(self) -> str:
        return self.subject


class CallKind(models.TextChoices):
    """By which line somebody asked."""

    HOTLINE = "hotline", "12345热线"
    TELEPHONE = "telephone", "电话咨询"
    COUNTER = "counter", "窗口咨询"


class Call(LedgerRow):
    """A case of the hotline (12345) or a consultation by telephone or at the counter."""

    on = models.DateField("日期")
    kind = models.CharField("方式", max_length=12, choices=CallKind)
    number = models.CharField("工单号", max_length=60, blank=True)
    subject = models.CharField("内容摘要", max_length=300)
    times = count_field("件数", default=1)
    """More than one where a day's calls were only counted."""
    answered_on = models.DateField("办结日期", null=True, blank=True)
    satisfaction = models.CharField("满意度", max_length=12, choices=Satisfaction, blank=True)

    class Meta:
        verbose_name = "热线和咨询"
        indexes = by_day("call")

    def __str__(self) -> str:
        return self.subject


class Questionnaire(LedgerRow):
    """An inquiry among the public (调查征集) and what came of it."""

    day: ClassVar[str] = "opened_on"

    title = models.CharField("问卷名称", max_length=200)
    opened_on = models.DateField("开始日期")
    closed_on = models.DateField("结束日期", null=True, blank=True)
    answers = count_field("收回份数", default=0)
    result = models.TextField("结果", max_length=2000, blank=True)
    published_on = models.DateField("结果公布日期", null=True, blank=True)
    address = models.CharField("公布网址", max_length=300, blank=True)

    class Meta:
        verbose_name = "调查问卷"
        indexes = by_day("questionnaire", "opened_on")

    def __str__(self) -> str:
        return self.title


class Concern(LedgerRow):
    """A public concern that was answered, or false information that was clarified (条例 Art 6)."""

    day: ClassVar[str] = "found_on"

    kind = models.CharField(
        "类别", max_length=12, choices=[("answer", "回应社会关切"), ("clarify", "澄清虚假信息")]
    )
    found_on = models.DateField("发现日期")
    subject = models.CharField("内容摘要", max_length=300)
    answered_on = models.DateField("回应日期", null=True, blank=True)
    channel = models.CharField("回应渠道", max_length=100, blank=True)
    address = models.CharField("网址", max_length=300, blank=True)

    class Meta:
        verbose_name = "回应关切"
        indexes = by_day("concern", "found_on")

    def __str__(self) -> str:
        return self.subject

"""What citizens and cases ask of the published side: errors found on pages (找错), proposals to publish (Art 44)."""

from typing import Self

from django.db import models

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Reach, Role
from gongkai.casework.models import Application
from gongkai.publishing.models.document import Document
from gongkai.records.models import Case


class TicketState(models.TextChoices):
    """Where a ticket stands."""

    RECEIVED = "received", "已收到"
    CORRECTED = "corrected", "已更正"
    ANSWERED = "answered", "已说明"
    PASSED_ON = "passed_on", "已转有关机关"


class SiteErrorQuerySet(models.QuerySet["SiteError"]):
    """Questions to the tickets."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the actor's agency, or of its subtree for who looks on from above."""
        if actor.agency is None or actor.role is None or actor.role.reach is Reach.NOTHING:
            return self.none()
        if actor.role.reach is Reach.SUBTREE:
            return self.filter(agency__in=Agency.objects.within(actor.agency))
        return self.filter(agency=actor.agency)

    def open(self) -> Self:
        """Those without an answer."""
        return self.filter(state=TicketState.RECEIVED)


class SiteError(models.Model):
    """我为政府网站找错: a ticket on a page, with the contact of who found it in the vault (`Secret`, whose=finder)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="site_error")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="site_errors")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="site_errors")
    number = models.CharField("编号", max_length=40)
    code = models.CharField("查询码的摘要", max_length=64)
    page = models.CharField("页面", max_length=300)
    what = models.CharField(
        "问题类型",
        max_length=12,
        choices=[
            ("wording", "错别字或者表述"),
            ("content", "内容不实或者过期"),
            ("broken", "打不开或者链接失效"),
            ("personal", "泄露个人信息"),
            ("other", "其他"),
        ],
    )
    says = models.TextField("问题描述", max_length=1000)
    made_at = models.DateTimeField("提交时间")
    due = models.DateField("处理期限")
    state = models.CharField("状态", max_length=12, choices=TicketState, default=TicketState.RECEIVED)
    answer = models.TextField("答复", max_length=1000, blank=True)
    answered_on = models.DateField("答复日期", null=True)

    objects = SiteErrorQuerySet.as_manager()

    class Meta:
        verbose_name = "网站找错"

    def __str__(self) -> str:
        return self.number


class ProposalState(models.TextChoices):
    """What became of a proposal."""

    OPEN = "open", "待决定"
    ACCEPTED = "accepted", "同意主动公开"
    REFUSED = "refused", "不主动公开"


class Proposal(models.Model):
    """A proposal to publish proactively what was asked for (条例 Art 44), by a case or by a repeated subject."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="proposals")
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, related_name="proposals"
    )
    subject = models.CharField("内容", max_length=200)
    reason = models.CharField("理由", max_length=500)
    by_applicant = models.BooleanField("由申请人提出", default=False)
    made_on = models.DateField("提出日期")
    made_by = models.CharField("提出人", max_length=120)
    due = models.DateField("公开期限", null=True)
    state = models.CharField("状态", max_length=10, choices=ProposalState, default=ProposalState.OPEN)
    decided_on = models.DateField("决定日期", null=True)
    decided_by = models.CharField("决定人", max_length=120, blank=True)
    decision = models.CharField("决定理由", max_length=500, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="proposals")

    class Meta:
        verbose_name = "转为主动公开的建议"

    def __str__(self) -> str:
        return self.subject


PROPOSERS = (Role.CLERK, Role.OFFICER, Role.SECTION_HEAD, Role.OGI_HEAD)

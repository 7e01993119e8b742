"""Applications with their items, and how they belong together."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Person, Unit
from gongkai.agencies.role import Reach
from gongkai.casework.stage import OPEN, Stage
from gongkai.law.applicant import ApplicantColumn, ApplicantKind
from gongkai.law.clock import State
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.records.models import Case, CaseKind


class Theme(models.TextChoices):
    """What applications are about, in the words in which reports sum them up."""

    LAND = "land", "土地征收"
    DEMOLITION = "demolition", "房屋征收与拆迁补偿"
    PLANNING = "planning", "规划建设"
    FINANCE = "finance", "财政资金"
    PERSONNEL = "personnel", "人事与机构"
    ENVIRONMENT = "environment", "生态环境"
    EDUCATION = "education", "教育"
    HEALTH = "health", "医疗卫生"
    WELFARE = "welfare", "社会保障"
    AGRICULTURE = "agriculture", "农业农村"
    ENFORCEMENT = "enforcement", "行政执法"
    DOCUMENTS = "documents", "政策文件"
    OTHER = "other", "其他"


REQUESTS = (CaseKind.APPLICATION, CaseKind.RECORD_CORRECTION, CaseKind.COMPLAINT)
"""Kinds of files that begin with what somebody asks of the agency."""


class ProvidedAs(models.TextChoices):
    """In which form the applicant wants the information (Art 29 (三), Art 40)."""

    ELECTRONIC = "electronic", "电子件"
    PAPER = "paper", "纸质件"
    COPY_BY_HAND = "on_site", "现场查阅、抄录"


class SentBy(models.TextChoices):
    """How an applicant gets letters and information."""

    DOWNLOAD = "download", "凭查询码下载"
    EMAIL = "email", "电子邮件"
    POST = "post", "邮寄"
    COLLECTED = "collected", "自行领取"
    FAX = "fax", "传真"


class ApplicationQuerySet(models.QuerySet["Application"]):
    """Questions to the applications. Whoever may not see one is told that there is none, from `visible_to`."""

    def visible_to(self, actor: Actor) -> Self:
        """Those that the actor's post reaches: of the unit, put before a reviewer, of the agency, or its subtree."""
        agency, role = actor.agency, actor.role
        if agency is None or role is None or role.reach is Reach.NOTHING:
            return self.none()
        if role.reach is Reach.SUBTREE:
            return self.filter(agency__in=Agency.objects.within(agency))
        own = self.filter(agency=agency)
        if role.reach is Reach.UNIT:
            theirs = Q(assignments__unit=actor.unit_id) | Q(assignments__person=actor.person_id)
            given = self.model.objects.filter(theirs, assignments__ended=False)
            return own.filter(pk__in=given.values("pk"))
        if role.reach is Reach.REVIEWED:
            put_before = self.model.objects.filter(letters__levels__role=role)
            return own.filter(pk__in=put_before.values("pk"))
        return own

    def open(self) -> Self:
        """Those whose handling has not ended."""
        return self.filter(stage__in=OPEN)

    def late(self, today: date) -> Self:
        """Open and past the deadline on the day."""
        return self.open().filter(due__lt=today)

    def due_within(self, today: date, until: date) -> Self:
        """Open, not late, and due by a day."""
        return self.open().filter(due__gte=today, due__lte=until)

    def unconfirmed(self) -> Self:
        """Those whose clock waits for confirmation, oldest first: silence must not hold it off for ever."""
        return self.filter(stage=Stage.UNCONFIRMED).order_by("arrived")

    def in_table_3(self) -> Self:
        """Applications under Art 27; corrections of records and complaints stand outside."""
        return self.filter(kind=CaseKind.APPLICATION)


class Application(models.Model):
    """An application or another request with its own file. What follows from its events is stored by `recording`.

    `agency_name` is the agency's name on the day of registration. Names and addresses stand in the vault;
    `applicant_masked` is what lists show.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="application")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="applications")
    agency_name = models.CharField("受理机关", max_length=200)
    kind = models.CharField(
        "类型", max_length=20, choices=[(k.value, k.label) for k in REQUESTS], default=CaseKind.APPLICATION
    )
    number = models.CharField("登记编号", max_length=80)
    title = models.CharField("申请内容摘要", max_length=200)
    request = models.TextField("申请公开的政府信息")
    provided_as = models.CharField("提供形式", max_length=12, choices=ProvidedAs)
    sent_by = models.CharField("获取方式", max_length=12, choices=SentBy)
    channel = models.CharField("申请渠道", max_length=12, choices=[(c.value, c.label) for c in Channel])
    oral = models.BooleanField("口头申请，由本机关代为填写", default=False)
    help_needed = models.CharField("需要的帮助", max_length=100, blank=True)
    applicant_kind = models.CharField(
        "申请人类别", max_length=24, choices=[(kind.value, kind.label) for kind in ApplicantKind]
    )
    column = models.CharField(max_length=24, choices=[(c.value, c.value) for c in ApplicantColumn])
    applicants = models.PositiveSmallIntegerField("申请人数", default=1)
    applicant_masked = models.CharField("申请人", max_length=100)
    acts_through = models.CharField("代为申请", max_length=20, blank=True)
    theme = models.CharField("主题", max_length=20, choices=Theme, blank=True)
    arrived = models.DateField("到达日期")
    registered_at = models.DateTimeField("登记时间")
    imported = models.BooleanField("导入", default=False)
    typical = models.BooleanField("典型案例", default=False)
    satisfaction = models.PositiveSmallIntegerField("满意度", null=True)
    query_code = models.CharField(max_length=64, blank=True)

    stage = models.CharField("环节", max_length=24, choices=[(stage.value, stage.label) for stage in Stage])
    clock_state = models.CharField(max_length=24, choices=[(state.value, state.label) for state in State])
    receipt_date = models.DateField("收到申请之日", null=True)
    due = models.DateField("答复期限", null=True)
    provisional = models.BooleanField("期限暂定", default=False)
    extended_by = models.PositiveSmallIntegerField("延长工作日", default=0)
    suspended = models.BooleanField("计时暂停", default=False)
    closed_on = models.DateField("办结日期", null=True)
    outcome = models.CharField(max_length=40, blank=True, choices=[(o.value, o.law.label) for o in Outcome])
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = "政府信息公开申请"
        constraints = (
            models.UniqueConstraint(fields=["agency", "number"], name="one_application_of_a_number"),
        )
        indexes = (
            models.Index(fields=["agency", "stage", "due"], name="application_inbox"),
            models.Index(fields=["agency", "-arrived"], name="application_register"),
            models.Index(fields=["agency", "closed_on"], name="application_closed"),
            # Applicants ask by number alone.
            models.Index(fields=["number"], name="application_number"),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        """Whether the handling has not ended."""
        return self.stage in OPEN

    @cached_property
    def is_disputed(self) -> bool:
        """Whether a review or suit is about it; whoever comes through the policy of a case has been told already."""
        return self.disputes.exists()

    @property
    def is_in_table_3(self) -> bool:
        """Whether it is an application under Art 27."""
        return self.kind == CaseKind.APPLICATION


class Item(models.Model):
    """One piece of information asked for, and what was decided on it (区分处理, 一事一申请).

    `withheld` are the grounds of what is not given of an item given in part, codes of `law.outcome.Outcome`.
    `particulars` is what the letter says of it by the outcome: where public, how given, harm, search, who holds it.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField("序号")
    what = models.CharField("申请的信息", max_length=500)
    outcome = models.CharField(
        "结果", max_length=40, blank=True, choices=[(o.value, o.law.label) for o in Outcome]
    )
    withheld = models.JSONField("不予公开部分的依据", default=list, blank=True)
    reason = models.TextField("理由", blank=True)
    particulars = models.JSONField(default=dict, blank=True)
    reassess_on = models.DateField("再次评估日期", null=True, blank=True)

    class Meta:
        verbose_name = "申请事项"
        ordering = ("position",)
        constraints = (models.UniqueConstraint(fields=["application", "position"], name="one_item_a_place"),)

    def __str__(self) -> str:
        return self.what


class LinkKind(models.TextChoices):
    """How two cases belong together."""

    RELATED = "related", "相关"
    SPLIT_FROM = "split_from", "由此案拆分"
    REPEATS = "repeats", "重复申请"
    FOLLOWS = "follows", "更正或者投诉所涉"


class Link(models.Model):
    """Two applications that belong together: same matter, split from one, repeats another."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="linked_from")
    kind = models.CharField("关系", max_length=12, choices=LinkKind)

    class Meta:
        verbose_name = "关联"
        constraints = (
            models.UniqueConstraint(fields=["application", "other", "kind"], name="one_link_of_a_kind"),
        )

    def __str__(self) -> str:
        return f"{self.application_id}-{self.other_id}"

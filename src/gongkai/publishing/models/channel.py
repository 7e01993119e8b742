"""The channels ledger (发布渠道台账): what was published where; new-media accounts; places where people read."""

from typing import Self

from django.db import models
from django.db.models import Q

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Person, Unit
from gongkai.agencies.role import Reach
from gongkai.publishing.models.column import Column
from gongkai.publishing.models.document import Document
from gongkai.records.models import Case


class ChannelKind(models.TextChoices):
    """Where something is published (条例 Art 23-25; 基层政务公开标准目录, 公开渠道和载体)."""

    SITE = "site", "政府网站"
    WECHAT = "wechat", "政务微信"
    WEIBO = "weibo", "政务微博"
    APP = "app", "政务客户端及其他新媒体"
    GAZETTE = "gazette", "政府公报"
    PRESS = "press", "报刊、广播、电视"
    PRESS_CONFERENCE = "pressconference", "新闻发布会"
    NOTICE_BOARD = "noticeboard", "公告栏、电子屏"
    READING_POINT = "readingpoint", "公开查阅点"
    SERVICE_HALL = "servicehall", "政务服务中心、便民服务站"
    ON_SPOT = "onspot", "入户、现场"
    OTHER = "other", "其他"


class MediaAccount(models.Model):
    """A new-media account (政务新媒体): who owns and keeps it, how often it must be fed, when it was closed."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="media_accounts")
    channel = models.CharField("平台", max_length=16, choices=ChannelKind)
    name = models.CharField("账号名称", max_length=100)
    identity = models.CharField("账号ID", max_length=100, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主管科室"
    )
    keeper = models.CharField("管理员", max_length=60, blank=True)
    fresh_within = models.PositiveSmallIntegerField("更新周期（天）", default=14)
    opened_on = models.DateField("开设日期")
    closed_on = models.DateField("注销日期", null=True, blank=True)
    closing_reason = models.CharField("注销原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "政务新媒体账号"
        constraints = (
            models.UniqueConstraint(fields=["agency", "channel", "name"], name="one_media_account"),
        )

    def __str__(self) -> str:
        return self.name


class AccountFigures(models.Model):
    """How an account stood on a day: followers, and reads since the year began."""

    account = models.ForeignKey(MediaAccount, on_delete=models.CASCADE, related_name="figures")
    on = models.DateField("日期")
    followers = models.PositiveIntegerField("关注人数")
    reads = models.PositiveBigIntegerField("本年阅读量", null=True, blank=True)

    class Meta:
        verbose_name = "账号数据"
        constraints = (models.UniqueConstraint(fields=["account", "on"], name="one_figure_of_a_day"),)

    def __str__(self) -> str:
        return f"{self.account_id} {self.on}"


class PlacementQuerySet(models.QuerySet["Placement"]):
    """Questions to the ledger."""

    def visible_to(self, agencies: models.QuerySet[Agency]) -> Self:
        """Those of the agencies that somebody reaches."""
        return self.filter(agency__in=agencies)

    def counted(self) -> Self:
        """Those that were not struck out."""
        return self.filter(struck_at=None)

    def between(self, first: object, last: object) -> Self:
        """Those of the days from the first to the last."""
        return self.filter(on__gte=first, on__lte=last)


class Placement(models.Model):
    """One item on one channel on one day. Of a document, or entered by title alone where it was published elsewhere.

    A slip is struck out with its reason, never deleted; the ledger's figures count what is not struck out.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="placements")
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="placements"
    )
    channel = models.CharField("渠道", max_length=16, choices=ChannelKind)
    account = models.ForeignKey(
        MediaAccount, on_delete=models.PROTECT, null=True, blank=True, related_name="placements"
    )
    column = models.ForeignKey(
        Column, on_delete=models.PROTECT, null=True, blank=True, related_name="placements"
    )
    title = models.CharField("标题", max_length=200)
    on = models.DateField("发布日期")
    address = models.CharField("链接或者位置", max_length=300, blank=True)
    reads = models.PositiveIntegerField("阅读量", null=True, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_by = models.CharField("登记人", max_length=120)
    entered_at = models.DateTimeField("登记时间")
    struck_at = models.DateTimeField("划销时间", null=True, blank=True)
    struck_by = models.CharField("划销人", max_length=120, blank=True)
    struck_reason = models.CharField("划销原因", max_length=200, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = "发布登记"
        indexes = (models.Index(fields=["agency", "on", "channel", "column"], name="placement_of_a_period"),)
        constraints = (
            models.UniqueConstraint(
                fields=["document", "channel", "account", "column", "on"],
                condition=Q(struck_at=None, document__isnull=False),
                name="one_placement",
                nulls_distinct=False,
            ),
        )

    def __str__(self) -> str:
        return self.title


class PointKind(models.TextChoices):
    """Where people read or are told in person (条例 Art 25; 政务公开专区)."""

    OPENNESS_CORNER = "corner", "政务公开专区"
    READING_PLACE = "reading", "政府信息查阅点"
    NOTICE_BOARD = "board", "公告栏、电子屏"


class ReadingPoint(models.Model):
    """A place where disclosed information can be read (查阅场所、专区、公告栏)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="reading_points")
    kind = models.CharField("类型", max_length=8, choices=PointKind)
    name = models.CharField("名称", max_length=100)
    address = models.CharField("地址", max_length=200)
    hours = models.CharField("开放时间", max_length=100, blank=True)
    telephone = models.CharField("电话", max_length=40, blank=True)
    opened_on = models.DateField("设立日期")
    closed_on = models.DateField("撤销日期", null=True, blank=True)

    class Meta:
        verbose_name = "查阅场所"

    def __str__(self) -> str:
        return self.name


class PointUse(models.Model):
    """Use of a reading point: how many people came on a day or in a period, and what was done."""

    point = models.ForeignKey(ReadingPoint, on_delete=models.CASCADE, related_name="uses")
    on = models.DateField("日期")
    people = models.PositiveIntegerField("接待人次")
    note = models.CharField("事项", max_length=200, blank=True)
    entered_by = models.CharField("登记人", max_length=120)

    class Meta:
        verbose_name = "使用记录"

    def __str__(self) -> str:
        return f"{self.point_id} {self.on}"


class SubmissionState(models.TextChoices):
    """What became of what a section sent in."""

    SUBMITTED = "submitted", "已报送"
    TAKEN = "taken", "已采用"
    RETURNED = "returned", "已退回"


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Questions to what was sent in."""

    def visible_to(self, actor: Actor) -> Self:
        """What the actor's agency received or sent; of a section's people what they or their section sent.

        Who looks on from above sees of it what became public: what was not taken up stays inside the agency.
        """
        if actor.agency is None or actor.role is None or actor.role.reach is Reach.NOTHING:
            return self.none()
        if actor.role.reach is Reach.SUBTREE:
            return self.filter(document__is_public=True, agency__in=Agency.objects.within(actor.agency))
        if actor.role.reach is Reach.AGENCY:
            return self.filter(Q(agency=actor.agency) | Q(from_agency=actor.agency))
        own = Q(unit=actor.unit_id) if actor.unit_id else Q(pk=None)
        return self.filter(own | Q(person=actor.person_id))


class Submission(models.Model):
    """News or information that a section or an agency below sends in (信息报送), with the files of its case."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="submission")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="submissions")
    """To whom."""
    from_agency = models.ForeignKey(Agency, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="submissions"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    title = models.CharField("标题", max_length=200)
    text = models.TextField("内容", max_length=20000)
    on = models.DateField("报送日期")
    state = models.CharField(
        "状态", max_length=12, choices=SubmissionState, default=SubmissionState.SUBMITTED
    )
    answered_on = models.DateField("处理日期", null=True, blank=True)
    answered_by = models.CharField("处理人", max_length=120, blank=True)
    reason = models.CharField("退回原因", max_length=300, blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "信息报送"

    def __str__(self) -> str:
        return self.title


class PolicyQuestion(models.Model):
    """A question on a policy and its answer (政策问答), asked at a counter, by telephone or on the page."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="policy_questions")
    document = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="questions"
    )
    asked_on = models.DateField("咨询日期")
    asked_by = models.CharField(
        "咨询方式",
        max_length=16,
        choices=[("phone", "电话"), ("counter", "当面"), ("site", "网站"), ("other", "其他")],
    )
    question = models.TextField("问题", max_length=1000)
    answer = models.TextField("答复", max_length=3000, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    shown = models.BooleanField("在文件页公布问答", default=False)
    entered_by = models.CharField("登记人", max_length=120)

    class Meta:
        verbose_name = "政策咨询"

    def __str__(self) -> str:
        return self.question[:40]

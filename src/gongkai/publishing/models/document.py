"""Documents (信息): what an agency drafts, reviews, signs and, where the law wants it, publishes."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Person, Unit
from gongkai.agencies.role import Reach
from gongkai.casework.models import Application
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.validity import Validity
from gongkai.publishing.facets import THEMES, Openness, Provenance, Risk
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models.column import Column, Topic
from gongkai.publishing.models.standard_item import StandardItem
from gongkai.publishing.stage import AT_WORK, Stage
from gongkai.records.models import Attachment, Case


def _choices(enum: Any) -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in enum]


class DocumentQuerySet(models.QuerySet["Document"]):
    """Questions to the documents. Whoever may not see one is told that there is none, from `visible_to`."""

    def visible_to(self, actor: Actor) -> Self:
        """Those that the actor's post reaches: of its unit or its person, put before a reviewer, of the agency.

        Who only looks on from above sees of the subtree what is or was public; drafts and what is withheld stay
        inside the agency.
        """
        agency, role = actor.agency, actor.role
        if agency is None or role is None or role.reach is Reach.NOTHING:
            return self.none()
        if role.reach is Reach.SUBTREE:
            public_once = self.filter(published_at__isnull=False).exclude(stage=Stage.KEPT)
            return public_once.filter(agency__in=Agency.objects.within(agency))
        own = self.filter(agency=agency)
        if role.reach is Reach.UNIT:
            given = Q(unit=actor.unit_id) if actor.unit_id else Q(pk=None)
            return own.filter(
                given | Q(person=actor.person_id) | Q(case__tasks__role=role, case__tasks__unit=None)
            ).distinct()
        if role.reach is Reach.REVIEWED:
            return own.filter(
                Q(case__tasks__role=role) | Q(reviewed_by__contains=f" {role.value} ")
            ).distinct()
        return own

    def at_work(self) -> Self:
        """Those with which somebody has something to do."""
        return self.filter(stage__in=AT_WORK)

    def registered(self) -> Self:
        """Those that stand in the register of rules and normative documents."""
        return self.filter(kind__in=[kind.value for kind in DocumentKind if kind.about.registered])


class Document(models.Model):
    """A document with its own file of events. Its working text stands here; what was submitted stands in `Revision`,
    and what the public sees in `Publication`. Columns from `stage` on are derived from the events (`recording`).
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="document")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="documents")
    kind = models.CharField("信息类型", max_length=20, choices=_choices(DocumentKind))
    column = models.ForeignKey(
        Column, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="栏目"
    )
    topics = models.ManyToManyField(Topic, blank=True, related_name="documents", verbose_name="专题")
    standard_item = models.ForeignKey(
        StandardItem,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="documents",
        verbose_name="标准目录事项",
    )
    answer_of = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, blank=True, related_name="published_answers"
    )
    drafted_on = models.DateField("起草日期")

    # The text and what is printed about it; a revision keeps all of these (`content.Content`).
    title = models.CharField("标题", max_length=200)
    body = models.TextField("正文", blank=True)
    abstract = models.CharField("内容概述", max_length=500, blank=True)
    keywords = models.CharField("主题词", max_length=200, blank=True)
    index_number = models.CharField("索引号", max_length=80, blank=True)
    document_number = models.CharField("发文字号", max_length=80, blank=True)
    issuers = models.JSONField("发文机关", default=list, blank=True)
    """Names, the lead first; empty where the agency alone issues it."""
    date_of_document = models.DateField("成文日期", null=True, blank=True)
    effective_date = models.DateField("实施日期", null=True, blank=True)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    theme = models.CharField("主题分类", max_length=20, choices=list(THEMES.items()), blank=True)
    subtheme = models.CharField("二级主题", max_length=40, blank=True)
    openness = models.CharField("五公开", max_length=12, choices=_choices(Openness), blank=True)
    audience = models.JSONField("服务对象", default=list, blank=True)
    provenance = models.CharField(
        "信息由来", max_length=12, choices=_choices(Provenance), default=Provenance.MADE
    )
    content_source = models.CharField("来源", max_length=100, blank=True)
    source_address = models.URLField("来源网址", max_length=300, blank=True)
    particulars = models.JSONField(default=dict, blank=True)
    """The fields of its kind (`kind.About.particulars`), as text."""
    notice_from = models.DateField("公示或者征求意见开始", null=True, blank=True)
    notice_until = models.DateField("公示或者征求意见截止", null=True, blank=True)

    # The dispatch sheet (发文单): confirmed at signing.
    attribute = models.CharField("公开属性", max_length=16, choices=_choices(DisclosureAttribute), blank=True)
    attribute_ground = models.CharField("不公开的法定情形", max_length=24, blank=True)
    """A code of `law.exemption.Exemption`, where the attribute is withheld."""
    attribute_reason = models.TextField("理由", max_length=1000, blank=True)
    forwards = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="forwarded_by",
        verbose_name="转发的文件",
    )
    planned_on = models.DateField("计划公开时间", null=True, blank=True)
    planned_channels = models.JSONField("计划公开方式", default=list, blank=True)
    risk = models.CharField("审核要求", max_length=8, choices=_choices(Risk), default=Risk.NORMAL)
    expires_on = models.DateField("下线日期", null=True, blank=True)

    # The working text itself.
    edits = models.PositiveIntegerField("保存次数", default=0)
    """How often it was saved: what a page that saves it has seen (`editing.save`)."""
    saved_at = models.DateTimeField("最近保存", null=True)
    saved_by = models.CharField("保存人", max_length=120, blank=True)
    editors = models.JSONField(default=list, blank=True)
    """Ids of the people who worked on it since it was last signed; none of them reviews it."""

    # Derived.
    stage = models.CharField("环节", max_length=12, choices=_choices(Stage), default=Stage.DRAFT)
    is_public = models.BooleanField("公众可见", default=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    revision = models.PositiveSmallIntegerField(default=0)
    """Number of the last submitted revision; 0 before the first."""
    published_revision = models.PositiveSmallIntegerField(null=True)
    publish_at = models.DateTimeField("定时发布", null=True)
    published_at = models.DateTimeField("首次发布", null=True)
    ended_on = models.DateField("撤下或者下线日期", null=True)
    validity = models.CharField("有效性", max_length=20, choices=_choices(Validity), blank=True)
    repealed_date = models.DateField("废止或者失效日期", null=True)
    publish_due = models.DateField("公开期限", null=True)
    """Last day under 条例 Art 26, of what is to be published."""
    withdraw_due = models.DateField("撤回期限", null=True)
    """Last day under 行政处罚法 Art 48, of a public penalty decision that was changed or revoked."""
    reassess_due = models.DateField("下次评估", null=True)
    """When a document that is not public has to be assessed again, 条例 Art 18."""
    reviewed_by = models.CharField(max_length=200, blank=True)
    """Codes of the roles before which it was put, each between blanks."""

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "信息"
        indexes = (
            models.Index(fields=["agency", "stage", "-drafted_on"], name="document_of_stage"),
            models.Index(fields=["agency", "kind", "-date_of_document"], name="document_of_kind"),
            models.Index(
                fields=["publish_due"],
                name="document_due",
                condition=Q(stage__in=sorted(AT_WORK), attribute="proactive"),
            ),
            models.Index(
                fields=["withdraw_due"], name="document_undone", condition=Q(withdraw_due__isnull=False)
            ),
            models.Index(fields=["publish_at"], name="document_scheduled", condition=Q(stage="signed")),
            models.Index(fields=["expires_on"], name="document_ending", condition=Q(is_public=True)),
        )

    def __str__(self) -> str:
        return self.title

    def is_late(self, today: date) -> bool:
        """Whether it should be public by now and is not."""
        return self.publish_due is not None and not self.is_public and self.publish_due < today


class Revision(models.Model):
    """A submitted text, kept as it was. `content` is `content.Content` as JSON but for the body; `digest` is SM3 of both."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField("版本")
    content = models.JSONField()
    body = models.TextField("正文", blank=True)
    digest = models.CharField("SM3", max_length=64)
    made_at = models.DateTimeField("送审时间")
    made_by = models.CharField("送审人", max_length=120)
    findings = models.JSONField("检查结果", default=list)

    class Meta:
        verbose_name = "版本"
        constraints = (
            models.UniqueConstraint(fields=["document", "number"], name="one_revision_of_a_number"),
        )

    def __str__(self) -> str:
        return f"{self.document_id}第{self.number}稿"


class Comment(models.Model):
    """A reviewer's comment on a passage of a submitted revision; `quote` is the passage, empty for the whole."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="comments")
    revision = models.PositiveSmallIntegerField("版本")
    field = models.CharField(max_length=40, default="body")
    quote = models.CharField("原文", max_length=300, blank=True)
    says = models.TextField("意见", max_length=1000)
    by = models.CharField("提出人", max_length=120)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField("时间")
    resolved_at = models.DateTimeField("处理时间", null=True)
    reply = models.CharField("处理说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "审核意见"

    def __str__(self) -> str:
        return self.says


class FileUse(models.TextChoices):
    """What a file is in its document."""

    ATTACHMENT = "attachment", "附件"
    PICTURE = "picture", "正文图片"
    SOURCE = "source", "导入的原稿"
    """Never public: what the text was taken from."""


class TextState(models.TextChoices):
    """Whether the words of a file have been read for search."""

    WAITING = "waiting", "待读取"
    READ = "read", "已读取"
    NONE = "none", "没有可读的文字"


class DocumentFile(models.Model):
    """A file of a document. Public exactly while it stands among the files of its `Publication`."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="files")
    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="+")
    use = models.CharField(max_length=12, choices=FileUse)
    title = models.CharField("名称", max_length=200)
    """Of a picture, the words that stand for it (替代文字)."""
    position = models.PositiveSmallIntegerField("顺序", default=0)
    removed = models.BooleanField("已移除", default=False)
    """From the working text; revisions that had it still do."""
    text = models.TextField("文字", blank=True)
    text_state = models.CharField(max_length=8, choices=TextState, default=TextState.WAITING)
    pages = models.PositiveSmallIntegerField("页数", null=True)
    """That can be looked at as pictures."""
    preview = models.OneToOneField(Attachment, on_delete=models.PROTECT, null=True, related_name="+")
    """The same as PDF pages, where the file is none itself."""

    class Meta:
        verbose_name = "文件"

    def __str__(self) -> str:
        return self.title

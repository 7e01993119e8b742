"""Redactions (区分处理): a file of a case, what is covered on its pages and why, and the file that is released."""

from django.db import models

from gongkai.agencies.models import Agency, Person
from gongkai.casework.models.application import Application, Item
from gongkai.casework.redaction_facts import RedactionStage
from gongkai.law.redaction import RedactionGround
from gongkai.records.models import Attachment


class Build(models.TextChoices):
    """What has been made of the marks: the pages to mark on, then the released file and its proof."""

    PREPARING = "preparing", "正在准备页面"
    REFUSED = "refused", "不能处理"
    READY = "ready", "可以遮盖"
    BUILDING = "building", "正在生成和核验"
    FAILED = "failed", "核验未通过"
    PROVED = "proved", "核验通过"


class Redaction(models.Model):
    """One file on its way to being given in part. `released` is what goes out; `source` never does.

    `working` is the file as pages (`casework.redaction.working_copy`), on which marks are placed. `revision` counts
    changes of the marks, `built` is the revision that `released` and `proof` are of: an older one is never released.
    `done` of `pages` have been worked on; `problem` says why a file cannot be handled, `left_out` what of it is not on
    its pages. `proof` is `casework.redaction.proof.Proof.stored()`; `accepted` are the places of its `remaining` words
    that a person lets stand: page, page on which the same is covered, reason. `hands` are the numbers of all people
    who ever changed its marks: who only takes a box away has made the file, too.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="redactions")
    item = models.ForeignKey(Item, on_delete=models.SET_NULL, null=True, related_name="redactions")
    source = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="redactions")
    working = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")
    released = models.ForeignKey(Attachment, on_delete=models.SET_NULL, null=True, related_name="+")
    run = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField("环节", max_length=12, choices=RedactionStage, default=RedactionStage.OPEN)
    build = models.CharField("处理", max_length=12, choices=Build, default=Build.PREPARING)
    pages = models.PositiveIntegerField("页数", default=0)
    done = models.PositiveIntegerField(default=0)
    problem = models.CharField(max_length=300, blank=True)
    left_out = models.JSONField("没有带入的内容", default=list)
    revision = models.PositiveIntegerField(default=0)
    built = models.PositiveIntegerField(null=True)
    proof = models.JSONField("核验结果", default=dict)
    accepted = models.JSONField(default=list)
    hands = models.JSONField(default=list)
    released_on = models.DateField("放行日期", null=True)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "区分处理"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.pk}"

    @property
    def is_under_way(self) -> bool:
        """Whether it is neither released nor abandoned."""
        return self.stage in (RedactionStage.OPEN, RedactionStage.CHECKED)

    @property
    def may_be_marked(self) -> bool:
        """Whether its marks may change: what somebody has checked is returned first."""
        return self.stage == RedactionStage.OPEN and self.working_id is not None

    @property
    def is_proved(self) -> bool:
        """Whether `released` is of the marks as they are now, and the proof of exactly that file has passed."""
        return (
            self.build == Build.PROVED
            and self.built == self.revision
            and self.released is not None
            and self.released.erased_at is None
            and self.proof.get("passed") is True
            and self.proof.get("digest") == self.released.digest
        )


class Mark(models.Model):
    """A box on a page whose content is not given, with its ground, and who drew it.

    The box is in fractions of the upright page.
    """

    redaction = models.ForeignKey(Redaction, on_delete=models.CASCADE, related_name="marks")
    page = models.PositiveIntegerField("页")
    left = models.FloatField()
    top = models.FloatField()
    right = models.FloatField()
    bottom = models.FloatField()
    ground = models.CharField(
        "依据", max_length=30, choices=[(ground.value, ground.label) for ground in RedactionGround]
    )
    note = models.CharField("说明", max_length=100, blank=True)
    marked_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "遮盖"
        ordering = ("page", "top", "left", "pk")
        indexes = (models.Index(fields=["redaction", "page"], name="mark_of_a_page"),)

    def __str__(self) -> str:
        return f"{self.redaction_id}-{self.page}"


class RedactionRuleQuerySet(models.QuerySet["RedactionRule"]):
    """Questions to what agencies demand."""

    def want_second_person(self, agency_id: int) -> bool:
        """Whether the agency wants a second person to have checked what is released."""
        return self.filter(agency=agency_id, second_person=True).exists()


class RedactionRule(models.Model):
    """What an agency demands before a redacted file is released: whether a second person must have checked it."""

    agency = models.OneToOneField(Agency, on_delete=models.PROTECT, related_name="redaction_rule")
    second_person = models.BooleanField("放行前由第二人复核", default=False)

    objects = RedactionRuleQuerySet.as_manager()

    class Meta:
        verbose_name = "区分处理的要求"

    def __str__(self) -> str:
        return str(self.agency)

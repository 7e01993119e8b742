"""Redactions (区分处理): a file of a case, what is covered on its pages and why, and the file that is released."""

from django.db import models

from gongkai.agencies.models import Person
from gongkai.casework.models.application import Application, Item
from gongkai.law.redaction import RedactionGround
from gongkai.records.models import Attachment


class RedactionStage(models.TextChoices):
    """How far a redaction is by the record; what the machine is doing with it is its `Build`."""

    OPEN = "open", "遮盖中"
    CHECKED = "checked", "已复核"
    RELEASED = "released", "已放行"
    ABANDONED = "abandoned", "已放弃"


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
    `done` of `pages` have been worked on; `problem` says why a file cannot be handled.
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
    revision = models.PositiveIntegerField(default=0)
    built = models.PositiveIntegerField(null=True)
    proof = models.JSONField("核验结果", default=dict)
    drafted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "区分处理"
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.pk}"


class Mark(models.Model):
    """A box on a page whose content is not given, with its ground. The box is in fractions of the upright page."""

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

    class Meta:
        verbose_name = "遮盖"
        ordering = ("page", "top", "left", "pk")
        indexes = (models.Index(fields=["redaction", "page"], name="mark_of_a_page"),)

    def __str__(self) -> str:
        return f"{self.redaction_id}-{self.page}"

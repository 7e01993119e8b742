"""How documents belong together: interpretation, amendment, repeal; and campaigns that clean the register up."""

from django.db import models

from gongkai.agencies.models import Agency, Person, Unit
from gongkai.publishing.models.document import Document


class LinkKind(models.TextChoices):
    """What `document` is to `to`."""

    INTERPRETS = "interprets", "解读"
    AMENDS = "amends", "修改"
    REPEALS = "repeals", "废止"
    PARTLY_REPEALS = "partly_repeals", "部分废止"
    SUSPENDS = "suspends", "停止执行"
    CONSOLIDATES = "consolidates", "是修改后的全文"
    COMMENTS_ADOPTED = "comments_adopted", "是正式文件，前者征求过意见"
    RELATED = "related", "相关"


class InterpretationForm(models.TextChoices):
    """Forms of interpretation (解读形式), counted apart in reports."""

    TEXT = "text", "文字解读"
    PICTURE = "picture", "图解"
    AUDIO_VIDEO = "audio_video", "音视频解读"
    QUESTIONS = "questions", "问答"
    PRESS_CONFERENCE = "press_conference", "新闻发布会"
    MEDIA = "media", "媒体解读"
    EXPERT = "expert", "专家解读"


class Link(models.Model):
    """One document to another, or to one outside this system (`to_name`). `articles`: which, for a partial repeal."""

    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="links")
    kind = models.CharField("关系", max_length=20, choices=LinkKind)
    to = models.ForeignKey(
        Document, on_delete=models.PROTECT, null=True, blank=True, related_name="linked_from"
    )
    to_name = models.CharField("系统外的文件", max_length=200, blank=True)
    form = models.CharField("解读形式", max_length=20, choices=InterpretationForm, blank=True)
    articles = models.CharField("条款", max_length=200, blank=True)
    on = models.DateField("日期")

    class Meta:
        verbose_name = "文件关联"
        constraints = (
            models.UniqueConstraint(fields=["document", "kind", "to", "form"], name="one_link_of_documents"),
        )

    def __str__(self) -> str:
        return f"{self.document_id}{self.get_kind_display()}{self.to_id or self.to_name}"


class Campaign(models.Model):
    """A clean-up of rules and normative documents (文件清理)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="campaigns")
    title = models.CharField("名称", max_length=100)
    basis = models.CharField("依据", max_length=200, blank=True)
    begun_on = models.DateField("开始日期")
    due = models.DateField("完成期限")
    closed_on = models.DateField("结束日期", null=True, blank=True)

    class Meta:
        verbose_name = "文件清理"

    def __str__(self) -> str:
        return self.title


class CleanUpResult(models.TextChoices):
    """What becomes of a document in a clean-up."""

    KEEP = "keep", "继续有效"
    AMEND = "amend", "修改"
    REPEAL = "repeal", "废止"
    EXPIRE = "expire", "宣布失效"


class CampaignItem(models.Model):
    """A document in a campaign, the section that answers for it, what is proposed by whom, and whether that is done."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="items")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    result = models.CharField("清理意见", max_length=8, choices=CleanUpResult, blank=True)
    reason = models.CharField("理由", max_length=300, blank=True)
    decided_on = models.DateField("提出日期", null=True, blank=True)
    done_on = models.DateField("办理日期", null=True, blank=True)

    class Meta:
        verbose_name = "清理文件"
        constraints = (
            models.UniqueConstraint(fields=["campaign", "document"], name="one_item_of_a_campaign"),
        )

    def __str__(self) -> str:
        return f"{self.campaign_id}-{self.document_id}"

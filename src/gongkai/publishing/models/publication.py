"""Publications: what the public sees of documents, one row each, there exactly while the document is public."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency
from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models.column import Column
from gongkai.publishing.models.document import Document, _choices


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Questions to the publications. All are public; nothing has to be filtered for that."""

    def newest(self) -> Self:
        """Newest first; the number decides between those of one moment."""
        return self.order_by("-published_at", "-document_id")

    def beyond(self, published_at: datetime, number: int) -> Self:
        """Those that come after this one in the order newest first."""
        # The first condition says the same as the second in a way that an index can answer.
        return self.filter(published_at__lte=published_at).filter(
            Q(published_at__lt=published_at) | Q(document_id__lt=number)
        )

    def lean(self) -> Self:
        """Without the texts, for lists."""
        return self.defer("body", "files", "shown")


class Publication(models.Model):
    """The public page of a document, at /info/<document>/. Written and removed by `recording.store` alone.

    `body` is clean HTML (`body.cleaning`); `shown` holds the other fields of `content.Content`, `files` what can be
    downloaded: number, title, media, size, use. `banner` says what became of it (废止、修改 …): words and links.
    `version` grows with each change of the row; (document, version) names one state of the page for ever.
    """

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, primary_key=True, related_name="publication"
    )
    version = models.PositiveIntegerField(default=1)
    revision = models.PositiveSmallIntegerField()
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="publications")
    column = models.ForeignKey(Column, on_delete=models.PROTECT, related_name="publications")
    kind = models.CharField("信息类型", max_length=20, choices=_choices(DocumentKind))
    title = models.CharField("标题", max_length=200)
    abstract = models.CharField("内容概述", max_length=500, blank=True)
    index_number = models.CharField("索引号", max_length=80)
    document_number = models.CharField("发文字号", max_length=80, blank=True)
    issuers = models.CharField("发布机构", max_length=400)
    theme = models.CharField("主题分类", max_length=20, blank=True)
    date_of_document = models.DateField("成文日期", null=True)
    published_at = models.DateTimeField("发布日期")
    validity = models.CharField("有效性", max_length=20, choices=_choices(Validity), blank=True)
    repealed_date = models.DateField("废止或者失效日期", null=True)
    body = models.TextField("正文")
    shown = models.JSONField(default=dict)
    files = models.JSONField(default=list)
    banner = models.JSONField(default=dict)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = "已公开信息"
        indexes = (
            models.Index(
                fields=["agency", "column", "-published_at", "-document"], name="publication_of_column"
            ),
            models.Index(fields=["agency", "-published_at", "-document"], name="publication_of_agency"),
            models.Index(
                fields=["agency", "kind", "-date_of_document", "-document"], name="publication_of_kind"
            ),
            models.Index(fields=["-published_at", "-document"], name="publication_newest"),
        )

    def __str__(self) -> str:
        return self.title


class Trace(models.Model):
    """What stays at the address of a page that was taken down: when, and the words for the public; no title, no text."""

    document = models.OneToOneField(
        Document, on_delete=models.PROTECT, primary_key=True, related_name="trace"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("撤下日期")
    says = models.CharField("对公众的说明", max_length=300)
    instead = models.ForeignKey(Document, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "撤下说明"

    def __str__(self) -> str:
        return self.says

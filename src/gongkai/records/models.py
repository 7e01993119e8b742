"""Cases and their events, attachments, and personal data under lock."""

import json
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from gongkai.agencies.models import Agency
from gongkai.records.chain import BEGINNING, Entry, digest


class CaseKind(models.TextChoices):
    """What a case is about."""

    APPLICATION = "application", "政府信息公开申请"
    RECORD_CORRECTION = "record_correction", "政府信息更正申请"
    COMPLAINT = "complaint", "投诉举报"
    REVIEW = "review", "行政复议"
    SUIT = "suit", "行政诉讼"
    DOCUMENT = "document", "主动公开信息"
    SITE_ERROR = "site_error", "网站找错"
    SUBMISSION = "submission", "信息报送"
    BOOK = "book", "工作台账"
    ANNUAL_REPORT = "annual_report", "政府信息公开工作年度报告"


class CaseQuerySet(models.QuerySet["Case"]):
    """Questions to the files."""

    def to_be_rooted(self) -> Self:
        """Those with events that no root covers yet."""
        return self.filter(length__gt=F("rooted"))


class Case(models.Model):
    """The file (案卷) to which events belong: the agency, and how long its chain is and how it ends.

    `rooted` is how long the chain was when last a root was written over it (`records.root`).
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField("类型", max_length=20, choices=CaseKind)
    opened_at = models.DateTimeField("立卷时间")
    length = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64, default=BEGINNING)
    rooted = models.PositiveIntegerField(default=0)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "案卷"
        # Holds only what the next root will cover, however many cases there are.
        indexes = (
            models.Index(fields=["id"], name="case_to_be_rooted", condition=Q(length__gt=F("rooted"))),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}{self.pk}"


class AppendOnly(RuntimeError):
    """Our own code tried to change or remove what is recorded once and for all."""


class EventQuerySet(models.QuerySet["Event"]):
    """Questions to the record. Nothing in it is changed or removed."""

    def in_order(self) -> Self:
        """As they were recorded."""
        return self.order_by("case_id", "seq")

    def update(self, **_kwargs: Any) -> int:
        """Refused."""
        raise AppendOnly

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise AppendOnly


class Event(models.Model):
    """Something that happened in a case. `on` is the Beijing date on which it took effect, `at` when it was entered.

    `data` is canonical JSON without personal data: what is personal stands in `Secret` and can be erased.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="events")
    seq = models.PositiveIntegerField("序号")
    kind = models.CharField("事项", max_length=40)
    on = models.DateField("发生日期")
    at = models.DateTimeField("记录时间")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    actor_name = models.CharField("办理人", max_length=120)
    data = models.TextField("内容")
    digest = models.CharField("摘要值", max_length=64)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = "办理记录"
        constraints = (models.UniqueConstraint(fields=["case", "seq"], name="one_event_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.case_id}-{self.seq} {self.kind}"

    @cached_property
    def values(self) -> dict[str, Any]:
        """What the event says."""
        found: dict[str, Any] = json.loads(self.data)
        return found

    @property
    def entry(self) -> Entry:
        """What the digest covers."""
        return Entry(
            self.case_id, self.seq, self.kind, self.on, self.at, self.actor_id, self.actor_name, self.data
        )

    def follows(self, before: str) -> bool:
        """Whether the digest is the right one after `before`."""
        return self.digest == digest(before, self.entry)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add; an event that is there is never written again."""
        if self.pk is not None:
            raise AppendOnly
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused."""
        raise AppendOnly


class Root(models.Model):
    """A keyed root over the cases that had changed, as it lies in its file outside the database (`records.root`)."""

    number = models.PositiveIntegerField("序号", unique=True)
    written_at = models.DateTimeField("封存时间")
    cases = models.PositiveIntegerField("案卷数")
    mac = models.CharField(max_length=64)

    class Meta:
        verbose_name = "记录封存"

    def __str__(self) -> str:
        return f"第{self.number}次"


class SecretKind(models.TextChoices):
    """What a secret is; each kind has its own way of being masked."""

    NAME = "name", "姓名或者名称"
    IDENTITY_NUMBER = "identity_number", "证件号码"
    TELEPHONE = "telephone", "电话"
    EMAIL = "email", "电子邮箱"
    ADDRESS = "address", "地址"
    CONTACT = "contact", "联系人"
    QUERY_CODE = "query_code", "查询码"


class SecretQuerySet(models.QuerySet["Secret"]):
    """Questions to the vault."""

    def kept(self) -> Self:
        """Those not erased."""
        return self.filter(erased_at=None)


class Secret(models.Model):
    """One piece of personal data of one person of a case (`whose`: applicant, agent, third-party-1 …).

    `sealed` is the ciphertext under key `key`; `blind` a keyed index over the normalised value, for "the same
    applicant". Erasing empties all three; `masked` then says so.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="secrets")
    whose = models.CharField(max_length=30)
    kind = models.CharField(max_length=20, choices=SecretKind)
    sealed = models.BinaryField()
    key = models.CharField(max_length=16, blank=True)
    blind = models.CharField(max_length=32, blank=True, db_index=True)
    masked = models.CharField(max_length=200, blank=True)
    erased_at = models.DateTimeField(null=True)

    objects = SecretQuerySet.as_manager()

    class Meta:
        verbose_name = "个人信息"
        constraints = (
            models.UniqueConstraint(fields=["case", "whose", "kind"], name="one_secret_of_a_kind"),
        )

    def __str__(self) -> str:
        return f"{self.case_id} {self.whose} {self.kind}"


class Purpose(models.TextChoices):
    """What an attachment is in its case."""

    APPLICATION = "application", "申请材料"
    IDENTITY = "identity", "身份证明"
    AUTHORITY = "authority", "授权委托手续"
    CORRECTION = "correction", "补正材料"
    INFORMATION = "information", "拟提供的政府信息"
    TO_REDACT = "to_redact", "拟区分处理的原件"
    WORKING = "working", "区分处理的工作副本"
    RELEASED = "released", "区分处理后提供的文件"
    OPINION = "opinion", "征求意见回函"
    LETTER = "letter", "文书"
    STAMPED = "stamped", "盖章件"
    DELIVERY = "delivery", "送达凭证"
    DISPUTE = "dispute", "复议诉讼文书"
    EVIDENCE = "evidence", "证据材料"
    DOCUMENT_FILE = "document_file", "主动公开信息的附件"
    LEDGER_FILE = "ledger_file", "台账材料"
    REPORT_FILE = "report_file", "年度报告依据材料"
    OTHER = "other", "其他材料"


class AttachmentQuerySet(models.QuerySet["Attachment"]):
    """Questions to the attachments."""

    def kept(self) -> Self:
        """Those not erased."""
        return self.filter(erased_at=None)


class Attachment(models.Model):
    """A file of a case, encrypted on disk under a key of its own, which is wrapped by the vault's.

    `media` is told by content, never by name. `digest` is SM3 of the plain bytes.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    purpose = models.CharField(max_length=20, choices=Purpose)
    name = models.CharField("文件名", max_length=200)
    media = models.CharField("类型", max_length=100)
    size = models.PositiveBigIntegerField("字节数")
    digest = models.CharField("SM3", max_length=64)
    stored = models.CharField(max_length=100, unique=True)
    wrapped_key = models.BinaryField()
    key = models.CharField(max_length=16)
    added_at = models.DateTimeField("加入时间")
    added_by = models.CharField("加入人", max_length=120)
    erased_at = models.DateTimeField(null=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "附件"

    def __str__(self) -> str:
        return self.name

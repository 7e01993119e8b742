"""Recurring duties of publication, the guide as data, and what the guard knows of an agency."""

from django.db import models

from gongkai.agencies.models import Agency, Unit
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models.column import Column
from gongkai.publishing.models.document import Document


class Period(models.TextChoices):
    """How often a duty comes."""

    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF_YEAR = "half_year", "每半年"
    YEAR = "year", "每年"


class Duty(models.Model):
    """Something that has to be published again and again (such as quarterly water quality), with its owner.

    Due `within` calendar days after each period has ended. Public-notice periods stand in the documents themselves.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="duties_of_publication")
    title = models.CharField("公开事项", max_length=100)
    basis = models.CharField("依据", max_length=200, blank=True)
    column = models.ForeignKey(Column, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(
        "信息类型", max_length=20, choices=[(k.value, k.label) for k in DocumentKind], blank=True
    )
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任科室"
    )
    period = models.CharField("周期", max_length=10, choices=Period)
    within = models.PositiveSmallIntegerField("期末后几日内公开", default=30)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)

    class Meta:
        verbose_name = "定期公开事项"

    def __str__(self) -> str:
        return self.title


class DutyDone(models.Model):
    """A document that fulfils a duty for the period that ends on a day."""

    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="done")
    period_end = models.DateField("所属期末")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "已公开"
        constraints = (
            models.UniqueConstraint(fields=["duty", "period_end"], name="one_document_of_a_period"),
        )

    def __str__(self) -> str:
        return f"{self.duty_id} {self.period_end}"


class GuideEntry(models.Model):
    """One element of the disclosure guide (公开指南, 条例 Art 12), as the public reads it now."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="guide")
    code = models.CharField(max_length=40)
    value = models.TextField("内容", max_length=3000)
    changed_on = models.DateField("更新日期")

    class Meta:
        verbose_name = "公开指南要素"
        constraints = (models.UniqueConstraint(fields=["agency", "code"], name="one_guide_entry"),)

    def __str__(self) -> str:
        return self.code


class GuideChange(models.Model):
    """A correction of the guide: counted in reports (要素更正), and readable as its history."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="guide_changes")
    code = models.CharField(max_length=40)
    before = models.TextField("原内容", blank=True)
    after = models.TextField("新内容", blank=True)
    on = models.DateField("日期")
    by = models.CharField("修改人", max_length=120)
    reason = models.CharField("原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "公开指南更正"

    def __str__(self) -> str:
        return f"{self.code} {self.on}"


class Leader(models.Model):
    """A leader of the agency (领导信息): printed on its page, and what the guard holds names and titles against."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="leaders")
    name = models.CharField("姓名", max_length=40)
    title = models.CharField("职务", max_length=100)
    duties = models.TextField("工作分工", max_length=1000, blank=True)
    position = models.PositiveSmallIntegerField("排序", default=0)
    since = models.DateField("任职日期", null=True, blank=True)
    until = models.DateField("离任日期", null=True, blank=True)

    class Meta:
        verbose_name = "领导"

    def __str__(self) -> str:
        return f"{self.name}（{self.title}）"


class Wording(models.Model):
    """An entry of an agency's own dictionary (易错词和规范表述): wrong words and their repair, or one of the base
    dictionary that it does not want (`off`)."""

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="wordings")
    wrong = models.CharField("错误或者不规范的表述", max_length=60)
    right = models.CharField("改为", max_length=60, blank=True)
    severity = models.CharField(
        "处理", max_length=8, choices=[("blocks", "必须修改"), ("warns", "提醒"), ("off", "不检查")]
    )
    source = models.CharField("依据", max_length=200, blank=True)
    except_in = models.CharField("例外（出现在这些词里不算）", max_length=200, blank=True)

    class Meta:
        verbose_name = "词库条目"
        constraints = (models.UniqueConstraint(fields=["agency", "wrong"], name="one_wording"),)

    def __str__(self) -> str:
        return self.wrong


class ReviewRule(models.Model):
    """An agency's review chain for a kind and a risk; empty ones match every kind or risk. The most exact one counts.

    `levels`: a list of {"name", "roles" (several pass jointly), "days" (working days), "checks" (words to tick)}.
    """

    agency = models.ForeignKey(Agency, on_delete=models.CASCADE, related_name="review_rules")
    kind = models.CharField(
        "信息类型", max_length=20, choices=[(k.value, k.label) for k in DocumentKind], blank=True
    )
    risk = models.CharField("审核要求", max_length=8, blank=True)
    levels = models.JSONField()

    class Meta:
        verbose_name = "审核流程"
        constraints = (models.UniqueConstraint(fields=["agency", "kind", "risk"], name="one_review_rule"),)

    def __str__(self) -> str:
        return f"{self.agency_id} {self.kind or '全部'} {self.risk or '全部'}"

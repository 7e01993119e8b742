"""Reports read from outside: those in the public library, and those that a visitor has checked."""

import secrets
from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models

from gongkai.annual import stored
from gongkai.annual.models.annual_report import AnnualReport
from gongkai.report.value import Report


class Counts(models.Model):
    """What the check of a report answered, kept for lists: findings by severity, rule instances by answer."""

    errors = models.PositiveIntegerField("错误", default=0)
    warnings = models.PositiveIntegerField("警告", default=0)
    hints = models.PositiveIntegerField("提示", default=0)
    passed = models.PositiveIntegerField("相符", default=0)
    failed = models.PositiveIntegerField("不符", default=0)
    cannot_tell = models.PositiveIntegerField("无法判断", default=0)

    class Meta:
        abstract = True


class LibraryReportQuerySet(models.QuerySet["LibraryReport"]):
    """Questions to the public library. Every report in it is public."""

    def listed(self) -> Self:
        """Newest year first, without the texts that a list does not print."""
        return self.defer("data", "text").order_by("-year", "agency")

    def newest(self) -> Self:
        """What came in or was corrected last first, as feeds tell it, without the texts."""
        return self.defer("data", "text").order_by("-added_at", "-pk")

    def matching(self, *, agency: str = "", year: int | None = None, words: str = "") -> Self:
        """Of one agency, one report year, and with every word (split at blanks) in title, agency or text."""
        found = self.filter(agency=agency) if agency else self
        found = found.filter(year=year) if year else found
        for word in words.split():
            found = found.filter(text__icontains=word)
        return found

    def of_year_before(self, agency: str, year: int) -> "LibraryReport | None":
        """The same agency's report on the year before, against which carried-over cases are checked."""
        return self.filter(agency=agency, year=year - 1).first()


class LibraryReport(Counts):
    """A published annual report in the public library; one for an agency and a year."""

    agency = models.CharField("机关", max_length=200)
    year = models.PositiveSmallIntegerField("报告年度")
    title = models.CharField("标题", max_length=300)
    t2_form = models.CharField("表二格式", max_length=4, blank=True)
    t3_form = models.CharField("表三格式", max_length=4, blank=True)
    published_on = models.DateField("发布日期", null=True)
    data = models.TextField("内容")
    digest = models.CharField("内容摘要值", max_length=64)
    text = models.TextField("检索文本")
    source_name = models.CharField("来源文件", max_length=200, blank=True)
    own = models.OneToOneField(
        AnnualReport,
        on_delete=models.PROTECT,
        null=True,
        related_name="filed",
        verbose_name="本系统编制的报告",
    )
    """The version that stands here, where the agency published it on this site."""
    added_at = models.DateTimeField("入库时间")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, verbose_name="入库人"
    )

    objects = LibraryReportQuerySet.as_manager()

    class Meta:
        verbose_name = "年报库报告"
        constraints = (
            models.UniqueConstraint(fields=["agency", "year"], name="one_report_of_an_agency_and_year"),
        )
        indexes = (
            models.Index(fields=["-year", "agency"], name="library_order"),
            models.Index(fields=["-added_at", "-id"], name="library_newest"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def report(self) -> Report:
        """The report itself."""
        return stored.from_text(self.data)


def unguessable() -> str:
    """The key of a private link: 128 bits, as 22 characters of an address."""
    return secrets.token_urlsafe(16)


class WorkspaceQuerySet(models.QuerySet["Workspace"]):
    """Questions to the visitors' workspaces."""

    def alive(self, now: datetime) -> Self:
        """Not yet expired; an expired workspace is gone for everybody, swept or not."""
        return self.filter(expires_at__gt=now)

    def visible_to(self, visitor: str, now: datetime) -> Self:
        """The visitor's own; and whoever has the link of a kept one may use it."""
        own = models.Q(visitor=visitor) if visitor else models.Q(pk__in=())
        return self.alive(now).filter(own | models.Q(kept=True))


class Workspace(models.Model):
    """What one visitor brought to the checker in one go. Short-lived unless the visitor asks to keep it."""

    key = models.CharField("链接", max_length=22, unique=True, default=unguessable)
    visitor = models.CharField("访客", max_length=22, db_index=True)
    created_at = models.DateTimeField("建立时间")
    expires_at = models.DateTimeField("到期时间", db_index=True)
    kept = models.BooleanField("保存到私密链接", default=False)

    objects = WorkspaceQuerySet.as_manager()

    class Meta:
        verbose_name = "检查区"

    def __str__(self) -> str:
        return self.key


class CheckedFile(Counts):
    """One file of a workspace: the report read from it, or why it could not be read. The file is not kept."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="files")
    number = models.PositiveIntegerField("序号")
    name = models.CharField("文件名", max_length=200)
    size = models.PositiveBigIntegerField("字节数")
    data = models.TextField("读出的报告", blank=True)
    problem = models.TextField("不能读的原因", blank=True)
    agency = models.CharField("机关", max_length=200, blank=True)
    year = models.PositiveSmallIntegerField("报告年度", null=True)
    title = models.CharField("标题", max_length=300, blank=True)
    read_at = models.DateTimeField("读取时间")

    class Meta:
        verbose_name = "检查的文件"
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["workspace", "number"], name="one_number_a_file"),)

    def __str__(self) -> str:
        return self.name

    @property
    def report(self) -> Report:
        """The report as its source prints it, without corrections."""
        return stored.from_text(self.data)


class CorrectionQuerySet(models.QuerySet["Correction"]):
    """Questions to the corrections of a file."""

    def standing(self) -> Self:
        """Those not undone, oldest first: the last one of a cell holds."""
        return self.filter(undone_at=None).order_by("pk")


class Correction(models.Model):
    """One cell corrected by hand. Never edited: undoing marks it. Cells saved together share a `round`."""

    file = models.ForeignKey(CheckedFile, on_delete=models.CASCADE, related_name="corrections")
    round = models.PositiveIntegerField("第几次更正")
    code = models.CharField("单元格", max_length=80)
    raw = models.CharField("更正为", max_length=40, blank=True)
    made_at = models.DateTimeField("更正时间")
    undone_at = models.DateTimeField("撤销时间", null=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "更正"

    def __str__(self) -> str:
        return f"{self.code}：{self.raw}"

"""An agency's own annual report of a year, with what people add to what the records say: figures, words, reasons."""

from typing import Self

from django.db import models

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, AgencyKind, Line
from gongkai.agencies.role import Reach, Role
from gongkai.annual import stored
from gongkai.annual.stage import AT_WORK, Stage
from gongkai.records.models import Attachment, Case
from gongkai.report.forms import section_name
from gongkai.report.value import Report

SUPERVISING = frozenset({Role.CLERK, Role.OGI_HEAD, Role.LEADER})
"""Those of an agency who receive, return and clear the reports of the agencies below it."""


class AnnualReportQuerySet(models.QuerySet["AnnualReport"]):
    """Questions to the reports. Whoever may not see one is told that there is none, from `visible_to`."""

    def visible_to(self, actor: Actor) -> Self:
        """Those of the actor's agency; for who looks on from above and for the office that receives reports also those
        below, once they were submitted: below a government, its own office, or the department in charge (主管部门).
        """
        agency, role = actor.agency, actor.role
        if agency is None or role is None or role.reach is Reach.NOTHING:
            return self.none()
        seen = models.Q(agency=agency)
        if role.reach is Reach.SUBTREE or role in SUPERVISING:
            below = models.Q(agency__in=Agency.objects.within(agency))
            below |= models.Q(agency__in=Agency.objects.filter(supervising_department=agency))
            if agency.kind == AgencyKind.OWN_OFFICE:
                beside = Agency.objects.filter(parent=agency.parent_id, line=Line.LOCAL)
                below |= models.Q(agency__in=beside)
            seen |= below & ~models.Q(submitted_at=None)
        return self.filter(seen)

    def newest(self) -> Self:
        """Of each agency and year the last version; a correction that was dropped is none."""
        following = AnnualReport.objects.filter(corrects=models.OuterRef("pk")).exclude(stage=Stage.DROPPED)
        gone = (Stage.SUPERSEDED, Stage.DROPPED)
        return self.exclude(stage__in=gone).filter(~models.Exists(following))

    def at_work(self) -> Self:
        """Those that are being compiled."""
        return self.filter(stage__in=AT_WORK)


class AnnualReport(models.Model):
    """The report of an agency and a year in one version. Its first version is 1; a correction is the next, with a reason.

    While it is at work its cells are counted from the records whenever they are asked for; at submission the whole
    report is kept in `data`, and that is what is cleared and published. Columns from `stage` on follow from the events.
    """

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="annual_report"
    )
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="annual_reports")
    year = models.PositiveSmallIntegerField("报告年度")
    version = models.PositiveSmallIntegerField("版本", default=1)
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="corrections", verbose_name="更正的版本"
    )
    reason = models.CharField("更正原因", max_length=500, blank=True)
    whole = models.BooleanField("汇总下级", default=False)
    """The report of a government over its own office, departments and townships."""
    due = models.DateField("报送期限")

    stage = models.CharField(
        "状态", max_length=12, choices=[(one.value, one.label) for one in Stage], default=Stage.COMPILING
    )
    submitted_at = models.DateTimeField("报送时间", null=True)
    returned_at = models.DateTimeField("退回时间", null=True)
    cleared_at = models.DateTimeField("核准时间", null=True)
    published_at = models.DateTimeField("发布时间", null=True)
    superseded_at = models.DateTimeField("更正时间", null=True)
    data = models.TextField("报送的内容", blank=True)
    digest = models.CharField(max_length=64, blank=True)
    records = models.TextField(blank=True)
    """JSON: what the records said of each cell when it was submitted, to tell what has changed in them since."""

    objects = AnnualReportQuerySet.as_manager()

    class Meta:
        verbose_name = "年度报告"
        constraints = (
            models.UniqueConstraint(fields=["agency", "year", "version"], name="one_report_of_a_version"),
            models.UniqueConstraint(
                fields=["corrects"], condition=~models.Q(stage="dropped"), name="one_correction_at_a_time"
            ),
        )
        indexes = (models.Index(fields=["year", "stage"], name="annual_report_board"),)

    def __str__(self) -> str:
        return f"{self.agency}{self.year}年政府信息公开工作年度报告"

    @property
    def report(self) -> Report:
        """The report as it was submitted."""
        return stored.from_text(self.data)

    @property
    def correction(self) -> "AnnualReport | None":
        """The version that takes its place or is to; not one that was dropped."""
        return self.corrections.exclude(stage=Stage.DROPPED).first()


class Adjustment(models.Model):
    """A cell changed by a person: by how much, why, on which paper. It is added to what the records say."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="adjustments")
    code = models.CharField("单元格", max_length=80)
    amount = models.DecimalField("调整数", max_digits=16, decimal_places=6)
    """Signed; in the unit of the cell."""
    reason = models.CharField("原因", max_length=500)
    document = models.CharField("依据文件", max_length=200, blank=True)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, null=True, related_name="+")
    made_by = models.CharField("调整人", max_length=120)
    made_at = models.DateTimeField("调整时间")
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    withdrawn_by = models.CharField("撤回人", max_length=120, blank=True)

    class Meta:
        verbose_name = "调整"

    def __str__(self) -> str:
        return f"{self.code} {self.amount:+}"


class OpeningBalance(models.Model):
    """Applications carried into a year whose records were kept elsewhere (上年结转): signed once, with what became of them.

    `outcome` is a code of `law.outcome.Outcome`, or empty for those still open at the end of the year; so the table
    balances whatever is entered. What becomes of those in a later year is a row of that year that `settles` them.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="opening_balances")
    year = models.PositiveSmallIntegerField("报告年度")
    column = models.CharField("申请人类型", max_length=24)
    outcome = models.CharField("办理结果", max_length=40, blank=True)
    count = models.PositiveIntegerField("件数")
    settles = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="settled_by", verbose_name="办结的期初余额"
    )
    reason = models.CharField("说明", max_length=500)
    document = models.CharField("依据文件", max_length=200, blank=True)
    signed_by = models.CharField("签字人", max_length=120)
    signed_at = models.DateTimeField("签字时间")
    struck_at = models.DateTimeField("作废时间", null=True)
    struck_by = models.CharField("作废人", max_length=120, blank=True)

    class Meta:
        verbose_name = "期初余额"
        indexes = (models.Index(fields=["agency", "year"], name="opening_balances"),)

    def __str__(self) -> str:
        return f"{self.year} {self.column} {self.count}件"


class Passage(models.Model):
    """A paragraph group of the narrative: a section, or a numbered part of section one, with live references to figures.

    `text` has one paragraph a line; `{code}` stands for a figure (`annual.narrative.figures`). `drafted` is what the
    records last suggested for it, so that a person's own words are told from the draft's. `edits` counts savings: what
    a page that saves it has seen.
    """

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="passages")
    section = models.PositiveSmallIntegerField("部分")
    """0: preamble; 1 to 6."""
    position = models.PositiveSmallIntegerField("次序", default=0)
    heading = models.CharField("小标题", max_length=100, blank=True)
    text = models.TextField("正文", blank=True)
    drafted = models.TextField("系统草拟", blank=True)
    edits = models.PositiveIntegerField("保存次数", default=0)
    saved_by = models.CharField("保存人", max_length=120, blank=True)
    saved_at = models.DateTimeField("保存时间", null=True)

    class Meta:
        verbose_name = "文字"
        ordering = ("section", "position")
        constraints = (
            models.UniqueConstraint(fields=["report", "section", "position"], name="one_passage_of_a_place"),
        )

    def __str__(self) -> str:
        return self.heading or (section_name(self.section) if self.section else "开头")


class Verdict(models.Model):
    """What a person said of a finding: dismissed, or explained. It stands as long as the facts are the same.

    `fingerprint` is of rule, cells and the values found; another fact is another finding.
    """

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="verdicts")
    fingerprint = models.CharField(max_length=64)
    rule = models.CharField("规则", max_length=12)
    kind = models.CharField(
        "处理", max_length=12, choices=[("dismissed", "不是问题"), ("explained", "已说明")]
    )
    reason = models.CharField("说明", max_length=500)
    made_by = models.CharField("说明人", max_length=120)
    made_at = models.DateTimeField("说明时间")
    withdrawn_at = models.DateTimeField("撤回时间", null=True)

    class Meta:
        verbose_name = "核对说明"

    def __str__(self) -> str:
        return f"{self.rule} {self.kind}"


class CellComment(models.Model):
    """What the superior says of a cell or a passage when it sends the report back; settled when the agency has dealt with it."""

    report = models.ForeignKey(AnnualReport, on_delete=models.PROTECT, related_name="comments")
    code = models.CharField("单元格", max_length=80, blank=True)
    section = models.PositiveSmallIntegerField("部分", null=True)
    text = models.CharField("意见", max_length=500)
    made_by = models.CharField("提出人", max_length=120)
    made_at = models.DateTimeField("提出时间")
    settled_at = models.DateTimeField("处理时间", null=True)
    settled_by = models.CharField("处理人", max_length=120, blank=True)

    class Meta:
        verbose_name = "退回意见"

    def __str__(self) -> str:
        return self.text


class UnitReport(models.Model):
    """The report of a unit that does not use this system, brought in by its superior through the reader; it counts the same."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="brought_reports")
    year = models.PositiveSmallIntegerField("报告年度")
    data = models.TextField("内容")
    name = models.CharField("文件名", max_length=200)
    brought_by = models.CharField("导入人", max_length=120)
    brought_at = models.DateTimeField("导入时间")
    replaced_at = models.DateTimeField("被替换时间", null=True)

    class Meta:
        verbose_name = "未用本系统的单位年报"
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "year"],
                condition=models.Q(replaced_at=None),
                name="one_brought_report_of_a_year",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def report(self) -> Report:
        """The report as it was read."""
        return stored.from_text(self.data)


class ReportSetting(models.Model):
    """How an agency's reports are compiled: its own last day, if it has one, and whether it reports at all."""

    agency = models.OneToOneField(
        Agency, on_delete=models.PROTECT, primary_key=True, related_name="report_setting"
    )
    due_month = models.PositiveSmallIntegerField("报送期限（月）", null=True)
    due_day = models.PositiveSmallIntegerField("报送期限（日）", null=True)
    reports = models.BooleanField("编制年度报告", default=True)
    """Not a unit that reports for itself: an internal office, an agency in its superior's report."""

    class Meta:
        verbose_name = "年度报告设置"

    def __str__(self) -> str:
        return str(self.agency)

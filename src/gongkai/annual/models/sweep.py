"""What a superior keeps of its units' reports: what the last check of each said, and how far a sweep over all has come."""

from django.db import models
from django.db.models import Q

from gongkai.agencies.models import Agency
from gongkai.annual.models.library import Counts


class Tally(Counts):
    """What the last check of a unit's report of a year answered, kept for the board.

    `digest` is of the report that was checked: another digest is another report, to be checked again. The three
    totals are cells of Table 3 (件), None where the report has no number there.
    """

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="report_tallies")
    year = models.PositiveSmallIntegerField("报告年度")
    digest = models.CharField(max_length=64)
    received = models.PositiveBigIntegerField("新收", null=True)
    decided = models.PositiveBigIntegerField("办结", null=True)
    carried_out = models.PositiveBigIntegerField("结转下年度", null=True)
    checked_at = models.DateTimeField("核对时间")

    class Meta:
        verbose_name = "单位年报核对结果"
        constraints = (models.UniqueConstraint(fields=["agency", "year"], name="one_tally_of_a_report"),)

    def __str__(self) -> str:
        return f"{self.agency}{self.year}年"


class Sweep(models.Model):
    """All units of a government compiled and checked in one go, then summed; one at a time for a government and year."""

    government = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="report_sweeps")
    year = models.PositiveSmallIntegerField("报告年度")
    publishes = models.BooleanField("发布已核准的", default=False)
    begun_by = models.CharField("发起人", max_length=120)
    begun_at = models.DateTimeField("发起时间")
    ended_at = models.DateTimeField("结束时间", null=True)

    class Meta:
        verbose_name = "年报一键汇总"
        constraints = (
            models.UniqueConstraint(
                fields=["government", "year"], condition=Q(ended_at=None), name="one_sweep_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.government}{self.year}年"


class SweptUnit(models.Model):
    """A unit of a sweep; `done_at` once its report stands begun, compiled and checked. `trouble` says what was in the way."""

    sweep = models.ForeignKey(Sweep, on_delete=models.CASCADE, related_name="units")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField("完成时间", null=True)
    published = models.BooleanField("已发布", default=False)
    trouble = models.CharField("没有完成的原因", max_length=500, blank=True)

    class Meta:
        verbose_name = "年报一键汇总的单位"
        constraints = (models.UniqueConstraint(fields=["sweep", "agency"], name="one_turn_in_a_sweep"),)

    def __str__(self) -> str:
        return str(self.agency)

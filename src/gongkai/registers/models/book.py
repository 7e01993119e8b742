"""The book (簿) in which an agency keeps one ledger, with its own file of events, and what every row of a ledger has."""

from datetime import date
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from gongkai.agencies.models import Agency, Unit
from gongkai.records.models import Attachment, Case


class Book(models.Model):
    """One for an agency and a ledger. Its events say who entered, changed or struck out what, and when.

    One that the agency does not need is not `in_use`: it is offered nowhere, its rows stay and count.
    """

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="book")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="books")
    ledger = models.CharField("台账", max_length=30)
    """A code of `registers.ledgers.LEDGERS`."""
    in_use = models.BooleanField("使用", default=True)

    class Meta:
        verbose_name = "台账"
        constraints = (models.UniqueConstraint(fields=["agency", "ledger"], name="one_book_of_a_ledger"),)

    def __str__(self) -> str:
        return f"{self.agency}：{self.ledger}"


class RowFile(models.Model):
    """An attachment (材料) of a row of a book."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="files")
    row = models.PositiveBigIntegerField("行")
    attachment = models.OneToOneField(Attachment, on_delete=models.PROTECT, related_name="ledger_row")
    removed_at = models.DateTimeField("移除时间", null=True)

    class Meta:
        verbose_name = "台账材料"
        indexes = (models.Index(fields=["book", "row"], name="ledger_row_files"),)

    def __str__(self) -> str:
        return str(self.attachment)


class RowQuerySet(models.QuerySet[Any]):
    """Questions to the rows of any ledger."""

    def counted(self) -> Self:
        """Those not struck out."""
        return self.filter(struck_at=None)

    def between(self, first: date, last: date) -> Self:
        """Those of the days, both included; of rows that last, those in being on any of them."""
        if self.model.lasts:
            begun = Q(since=None) | Q(since__lte=last)
            return self.filter(begun).filter(Q(until=None) | Q(until__gte=first))
        return self.filter(**{f"{self.model.day}__range": (first, last)})

    def newest_first(self) -> Self:
        """By their day; those without one last."""
        return self.order_by(F(self.model.day).desc(nulls_last=True), "-pk")


class LedgerRow(models.Model):
    """What every row has. Nothing is deleted: a row entered by mistake is struck out (划销) with the reason.

    `day` names the field by which rows belong to a year. Rows that last (`lasts`) belong to every year from `since`,
    empty for from before all records, to `until`, empty for until further notice.
    """

    day: ClassVar[str] = "on"
    lasts: ClassVar[bool] = False

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="责任科室"
    )
    note = models.CharField("备注", max_length=500, blank=True)
    entered_by = models.CharField("登记人", max_length=120, editable=False)
    entered_at = models.DateTimeField("登记时间", editable=False)
    struck_at = models.DateTimeField("划销时间", null=True, editable=False)
    struck_by = models.CharField("划销人", max_length=120, blank=True, editable=False)
    struck_why = models.CharField("划销原因", max_length=200, blank=True, editable=False)

    objects = RowQuerySet.as_manager()

    class Meta:
        abstract = True


MOST = 99_999_999
"""No row counts more of anything: what was typed with some digits too many would else overflow the year's sums."""


def count_field(label: str, **more: Any) -> Any:
    """A number of things, zero or more, up to `MOST`."""
    most = MaxValueValidator(MOST, "超过%(limit_value)s。核对是不是多写了几位。")
    return models.PositiveIntegerField(label, validators=[MinValueValidator(0), most], **more)


def amount_field(label: str, **more: Any) -> Any:
    """An amount in yuan with fen, zero or more."""
    return models.DecimalField(
        label, max_digits=16, decimal_places=2, validators=[MinValueValidator(0)], **more
    )


def by_day(name: str, day: str = "on") -> tuple[models.Index, ...]:
    """The index by which every list and every count of a year goes."""
    return (models.Index(fields=["agency", day], name=f"{name}_by_day"),)

"""Information-processing fee (信息处理费): 条例 Art 42, 国办函〔2020〕109号 Art 2-6.

An application is charged by item or by page, never both (Art 3). No charge for search, copies or postage exists beside it.
"""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date

from gongkai.law.errors import LawError
from gongkai.law.readings import Readings

FREE_ITEMS = 10
FLAT_RATE_ITEMS = 30
FLAT_RATE = 100
"""Yuan for each item 11 to 30 of a month; from item 31 each step of ten costs this much more an item."""


@dataclass(frozen=True, slots=True)
class Band:
    """Pages beyond `beyond` cost `yuan` more each than those of the band before."""

    beyond: int
    yuan: int


PER_PAGE = (Band(30, 10), Band(100, 10), Band(200, 20))


@dataclass(frozen=True, slots=True)
class Counted:
    """One application as the monthly count sees it; `items` after splitting 一事一申请 (109号 Art 4)."""

    applicant: Hashable
    agency: Hashable
    receipt_date: date
    items: int = 1


class FeeInputError(LawError):
    """A number of items or pages that cannot be."""

    def __init__(self, what: str, number: int) -> None:
        super().__init__(f"{what}数为 {number}，不能计收信息处理费。请填写零或者正整数。")


def item_rate(nth: int) -> int:
    """Yuan for the nth item of an applicant in a calendar month: 109号 Art 4."""
    if nth <= FREE_ITEMS:
        return 0
    if nth <= FLAT_RATE_ITEMS:
        return FLAT_RATE
    return FLAT_RATE * (2 + (nth - FLAT_RATE_ITEMS - 1) // 10)


def item_fee(items: int, *, before: int = 0) -> int:
    """Yuan for `items` that follow `before` earlier ones of the month, each at its own rate: 109号 Art 4."""
    for what, number in (("申请件", items), ("本月此前申请件", before)):
        if number < 0:
            raise FeeInputError(what, number)
    return sum(item_rate(nth) for nth in range(before + 1, before + items + 1))


def page_fee(pages: int) -> int:
    """Yuan for the pages of one application, each at its own band's rate: 109号 Art 5.

    A side of A4 or smaller is a page; pages of several applications are not added up. Nothing is due where the
    applicant is merely told where published information is.
    """
    if pages < 0:
        raise FeeInputError("页", pages)
    return sum(band.yuan * max(0, pages - band.beyond) for band in PER_PAGE)


def items_before(this: Counted, earlier: Iterable[Counted], readings: Readings) -> int:
    """Items of the same applicant earlier in the same calendar month, by date of receipt.

    `earlier` are the applications that came before this one. Only those to the same agency count on the default
    reading (docs/readings/fee-items-per-agency.md).
    """
    return sum(
        other.items
        for other in earlier
        if other.applicant == this.applicant
        and (other.receipt_date.year, other.receipt_date.month)
        == (this.receipt_date.year, this.receipt_date.month)
        and (other.agency == this.agency or not readings.fee_items_per_agency)
    )


def may_charge(receipt_date: date, readings: Readings) -> bool:
    """Whether the measures apply to an application received on this day (docs/readings/fees-from.md)."""
    return receipt_date >= readings.fees_from

"""Remedies (救济途径): what a letter must tell, by its date; 行政复议法 (2023) Art 23, 行政诉讼法, 法释〔2025〕8号.

Since 2024-01-01 a refusal under Art 14-16 goes to review first. What could not be given (无法提供) and what was not
processed (不予处理) may go straight to court (法释〔2025〕8号 Art 1).
"""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision
from gongkai.law.readings import Readings

REVIEW_FIRST_FROM = date(2024, 1, 1)
"""行政复议法 Art 23 ¶1(四) and Art 90; the decision itself must say so (Art 23 ¶2)."""


class Remedy(StrEnum):
    """What the remedy paragraph of a letter says."""

    NONE = "none"
    REVIEW_OR_SUIT = "review_or_suit"
    REVIEW_FIRST = "review_first"


def remedy(items: Sequence[ItemDecision], letter_date: date, readings: Readings) -> Remedy:
    """The remedy against a decision on these items in a letter of this date; it follows the items, not the leaf."""
    if letter_date < REVIEW_FIRST_FROM:
        return Remedy.REVIEW_OR_SUIT
    first = any(_is_refusal(ground, item, readings) for item in items for ground in item.grounds)
    return Remedy.REVIEW_FIRST if first else Remedy.REVIEW_OR_SUIT


def _is_refusal(ground: Outcome, item: ItemDecision, readings: Readings) -> bool:
    """不予公开 in the sense of 行政复议法 Art 23: withheld under Art 14-16, on the reading of the SPC."""
    if ground.group != "refused":
        return False
    if item.outcome is Outcome.PARTIAL and not readings.partial_is_review_first:
        return False
    return ground is not Outcome.ADMIN_QUERY or readings.admin_query_is_review_first


def remedy_paragraph(kind: Remedy, *, review_organ: str, court: str) -> str:
    """The remedy paragraph of a letter in Chinese, with its periods; empty where there is no remedy."""
    if kind is Remedy.NONE:
        return ""
    review = f"可以自收到本告知书之日起六十日内向{review_organ}申请行政复议"
    if kind is Remedy.REVIEW_FIRST:
        return (
            f"如对本决定不服，应当先申请行政复议：{review}；对行政复议决定仍不服的，"
            f"可以自收到行政复议决定书之日起十五日内向{court}提起行政诉讼。"
        )
    return f"如对本决定不服，{review}，或者自收到本告知书之日起六个月内向{court}提起行政诉讼。"

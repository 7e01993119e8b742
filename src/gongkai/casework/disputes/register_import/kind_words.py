"""Whether a case is a review, a suit without one or a suit after one, in the words of registers."""

import re

from gongkai.casework.register_import.headings import plain
from gongkai.law.dispute import DisputeKind

SUITS = (DisputeKind.SUIT_DIRECT, DisputeKind.SUIT_AFTER_REVIEW)
_WORDS = {
    (DisputeKind.REVIEW,): "行政复议 复议 行政复议案件 复议案件 行政复议类",
    (
        DisputeKind.SUIT_DIRECT,
    ): "未经复议直接起诉 未经复议 直接起诉 直接诉讼 直接提起诉讼 未经复议起诉 未复议直接起诉 直接提起行政诉讼",
    (
        DisputeKind.SUIT_AFTER_REVIEW,
    ): "复议后起诉 复议后 经复议 经过复议 复议后诉讼 经复议后起诉 经复议起诉 经过复议后起诉 复议后提起诉讼 复议后提起行政诉讼 先复议后诉讼 先复议后起诉",
    # Only whether there was a review tells these two apart.
    SUITS: "行政诉讼 诉讼 应诉 行政应诉 行政诉讼案件 诉讼案件 行政应诉案件 一审 二审 行政诉讼一审 行政诉讼二审 行政诉讼类",
}
_KNOWN = {plain(word): kinds for kinds, words in _WORDS.items() for word in words.split()}
_HEADS = re.compile("^(?:行政诉讼|诉讼|行政应诉)(?=.)")
_ANSWERS = {
    DisputeKind.SUIT_AFTER_REVIEW: "是 有 已 已复议 经复议 经过复议 复议 已经复议 先行复议 复议后 复议后起诉 √ ✓ ✔ Y YES",
    DisputeKind.SUIT_DIRECT: "否 无 未 未复议 未经复议 没有 没有复议 直接起诉 未经复议直接起诉 × ✗ N NO",
}
_BY_ANSWER = {word: kind for kind, words in _ANSWERS.items() for word in words.split()}


def kinds(text: str) -> tuple[DisputeKind, ...]:
    """The kinds that a text may mean: one where it is clear, both kinds of suit for one, none where it says nothing."""
    # 「行政诉讼（复议后起诉）」 says in brackets what matters.
    whole = plain(text.translate(str.maketrans("（）()", "    ")))
    return _KNOWN.get(whole) or _KNOWN.get(_HEADS.sub("", whole)) or _KNOWN.get(plain(text), ())


def kinds_by_organ(organ: str) -> tuple[DisputeKind, ...]:
    """What follows from who decides: a court hears suits; a government or department, reviews."""
    if "法院" in organ:
        return SUITS
    return (DisputeKind.REVIEW,) if organ else ()


def suit_by_answer(text: str) -> DisputeKind | None:
    """The kind of suit by the answer to 是否经过复议; none where it cannot be told."""
    return _BY_ANSWER.get(plain(text).upper())

"""What a review or suit complains of, by the words in which a register puts it."""

import re

from gongkai.law.dispute import Cause

_SIGNS = (
    (Cause.FEE, re.compile("收费|缴费|信息处理费")),
    (
        Cause.SILENCE,
        re.compile("逾期|超期|不作为|不履行|未履行|不予?答复|未.{0,8}(?:答复|回复)|没有.{0,4}(?:答复|回复)"),
    ),
    (Cause.DECISION, re.compile("不服|答复|告知书|决定|不予公开|部分公开|不存在|公开内容")),
)


def cause(text: str) -> Cause:
    """The first cause whose words stand in the text; `OTHER` where none does."""
    return next((found for found, words in _SIGNS if words.search(text)), Cause.OTHER)

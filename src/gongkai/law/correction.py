"""What an application must contain (条例 Art 29), and what a correction notice (补正, Art 30) may ask for.

A missing element leads to correction, not to rejection. The purpose of use is none of them and is never asked.
"""

from collections.abc import Iterable
from enum import StrEnum

from gongkai.law.readings import Readings


class Defect(StrEnum):
    """What can be missing from an application; the value is what the notice says of it."""

    NAME = "申请人的姓名或者名称"
    IDENTITY_PROOF = "身份证明"
    CONTACT = "联系方式"
    AUTHORITY = "代理人的授权委托手续"
    DESCRIPTION = "申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述"
    REQUESTED_FORM = "申请公开的政府信息的形式要求，包括获取信息的方式、途径"


_OF_CONTENT = frozenset({Defect.DESCRIPTION})


def correctable(defects: Iterable[Defect], readings: Readings) -> tuple[Defect, ...]:
    """The defects that a correction notice may list, in the order of Art 29; all of them at once, since it is the
    only one (docs/readings/correction-covers-identity.md).
    """
    found = set(defects)
    allowed = found if readings.correction_covers_identity else found & _OF_CONTENT
    return tuple(defect for defect in Defect if defect in allowed)

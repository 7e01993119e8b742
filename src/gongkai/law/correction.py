"""What an application must contain (条例 Art 29), and what a correction notice (补正, Art 30) may ask for.

A missing element leads to correction, not to rejection. The purpose of use is none of them and is never asked.
"""

from collections.abc import Iterable
from enum import StrEnum

from gongkai.law.readings import Readings


class Defect(StrEnum):
    """What can be missing from an application; `label` is what the notice says of it."""

    NAME = "name"
    IDENTITY_PROOF = "identity_proof"
    CONTACT = "contact"
    AUTHORITY = "authority"
    DESCRIPTION = "description"
    REQUESTED_FORM = "requested_form"

    @property
    def label(self) -> str:
        """In Chinese, as a screen or letter says it."""
        return _DEFECT_LABELS[self]


_DEFECT_LABELS = {
    Defect.NAME: "申请人的姓名或者名称",
    Defect.IDENTITY_PROOF: "身份证明",
    Defect.CONTACT: "联系方式",
    Defect.AUTHORITY: "代理人的授权委托手续",
    Defect.DESCRIPTION: "申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述",
    Defect.REQUESTED_FORM: "申请公开的政府信息的形式要求，包括获取信息的方式、途径",
}


_OF_CONTENT = frozenset({Defect.DESCRIPTION})


def correctable(defects: Iterable[Defect], readings: Readings) -> tuple[Defect, ...]:
    """The defects that a correction notice may list, in the order of Art 29; all of them at once, since it is the
    only one (docs/readings/correction-covers-identity.md).
    """
    found = set(defects)
    allowed = found if readings.correction_covers_identity else found & _OF_CONTENT
    return tuple(defect for defect in Defect if defect in allowed)

"""Matters that no row of Table 3 names, and the row in which they count."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from gongkai.law.outcome import Outcome


class Matter(StrEnum):
    """What an application may turn out to be, or how it may end, beside the outcomes that an article names."""

    ENQUIRY = "enquiry"
    NOT_GOVERNMENT_INFORMATION = "not_government_information"
    WITHDRAWN = "withdrawn"
    TRANSFERRED = "transferred"

    @property
    def label(self) -> str:
        """In Chinese, as a screen says it."""
        return _LABELS[self]


_LABELS = {
    Matter.ENQUIRY: "咨询",
    Matter.NOT_GOVERNMENT_INFORMATION: "不属于政府信息",
    Matter.WITHDRAWN: "申请人撤回",
    Matter.TRANSFERRED: "转送其他机关后终止办理",
}

USUAL_OUTCOMES: Mapping[Matter, Outcome] = MappingProxyType(dict.fromkeys(Matter, Outcome.MISC))
"""（六）3 其他, unless an installation decides otherwise: docs/readings/matter-outcomes.md."""

"""Where an agency's own annual report stands (条例 Art 49, 50; 国办公开办函〔2021〕30号)."""

from enum import StrEnum


class Stage(StrEnum):
    """The value is the code on record."""

    COMPILING = "compiling"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    CLEARED = "cleared"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    DROPPED = "dropped"

    @property
    def label(self) -> str:
        """In Chinese, as a board says it."""
        return _LABELS[self]


_LABELS = {
    Stage.COMPILING: "编制中",
    Stage.SUBMITTED: "已报送",
    Stage.RETURNED: "已退回",
    Stage.CLEARED: "已核准",
    Stage.PUBLISHED: "已发布",
    Stage.SUPERSEDED: "已被更正",
    Stage.DROPPED: "已放弃",
}

AT_WORK = frozenset({Stage.COMPILING, Stage.RETURNED})
"""The agency's people write and adjust; figures follow the records."""
FROZEN = frozenset({Stage.SUBMITTED, Stage.CLEARED, Stage.PUBLISHED, Stage.SUPERSEDED})
"""The report is what was submitted (`AnnualReport.data`), whatever becomes of the records."""

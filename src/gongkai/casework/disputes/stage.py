"""Stages of a review or suit, as the desk names them. Derived from its events, never set by hand."""

from enum import StrEnum


class DisputeStage(StrEnum):
    """Where a review or suit stands."""

    REGISTERED = "registered"
    ANSWERED = "answered"
    SUSPENDED = "suspended"
    DECIDED = "decided"
    APPEALED = "appealed"
    CLOSED = "closed"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """In Chinese, as the desk says it."""
        return _LABELS[self]


_LABELS = {
    DisputeStage.REGISTERED: "待答复答辩",
    DisputeStage.ANSWERED: "审理中",
    DisputeStage.SUSPENDED: "中止",
    DisputeStage.DECIDED: "已裁决，未生效",
    DisputeStage.APPEALED: "二审中",
    DisputeStage.CLOSED: "已审结",
    DisputeStage.ARCHIVED: "已归档",
}

ENDED = frozenset({DisputeStage.CLOSED, DisputeStage.ARCHIVED})
OPEN = frozenset(DisputeStage) - ENDED
"""Where something may still be decided."""

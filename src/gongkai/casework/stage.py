"""Where an application stands on its way (办理环节). How it ended is its outcome; late is a comparison with today."""

from enum import StrEnum


class Stage(StrEnum):
    """The value is the code; `label` is for the reader."""

    UNCONFIRMED = "unconfirmed"
    REGISTERED = "registered"
    ASSIGNED = "assigned"
    HANDLING = "handling"
    AWAITING_CORRECTION = "awaiting_correction"
    CONSULTING = "consulting"
    AWAITING_REASONS = "awaiting_reasons"
    AWAITING_PAYMENT = "awaiting_payment"
    IN_REVIEW = "in_review"
    TO_DISPATCH = "to_dispatch"
    CLOSED = "closed"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """In Chinese, as the desk says it."""
        return _LABELS[self]


_LABELS = {
    Stage.UNCONFIRMED: "待确认收到",
    Stage.REGISTERED: "待分办",
    Stage.ASSIGNED: "待签收",
    Stage.HANDLING: "办理中",
    Stage.AWAITING_CORRECTION: "待补正",
    Stage.CONSULTING: "征求意见中",
    Stage.AWAITING_REASONS: "待说明理由",
    Stage.AWAITING_PAYMENT: "待缴费",
    Stage.IN_REVIEW: "审核中",
    Stage.TO_DISPATCH: "待发出",
    Stage.CLOSED: "已办结",
    Stage.ARCHIVED: "已归档",
}

OPEN = frozenset(Stage) - {Stage.CLOSED, Stage.ARCHIVED}
"""Where the clock may still run."""
AT_HAND = OPEN - {Stage.UNCONFIRMED, Stage.IN_REVIEW, Stage.TO_DISPATCH}
"""Where a case may stand once it is confirmed and no reply is under approval."""

"""What was unlawful in a history, or wrong in its record: reported, never raised."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Fault(StrEnum):
    """Codes of what can be wrong; a code never changes meaning."""

    # Unlawful
    CORRECTION_LATE = "correction_late"
    CORRECTION_EXPIRED = "correction_expired"
    CORRECTION_TWICE = "correction_twice"
    CORRECTION_PERIOD_MISSING = "correction_period_missing"
    EXTENSION_LATE = "extension_late"
    EXTENSION_TOO_LONG = "extension_too_long"
    EXTENSION_TWICE = "extension_twice"
    CONSULTATION_LATE = "consultation_late"
    DELAY_WITHOUT_REASONS = "delay_without_reasons"
    DELAY_LATE = "delay_late"
    DELAY_NOT_LATER = "delay_not_later"
    FEE_NOTICE_LATE = "fee_notice_late"
    FEE_NOTICE_TWICE = "fee_notice_twice"
    REPLY_LATE = "reply_late"
    ABANDONED_TOO_SOON = "abandoned_too_soon"
    STEP_MISSING = "step_missing"
    # Wrong in the record
    RECEIPT_MISSING = "receipt_missing"
    RECEIPT_TWICE = "receipt_twice"
    BEFORE_RECEIPT = "before_receipt"
    AFTER_CLOSING = "after_closing"
    IN_THE_FUTURE = "in_the_future"
    CORRECTION_UNASKED = "correction_unasked"
    CORRECTION_PERIOD_BACKWARDS = "correction_period_backwards"
    CONSULTATION_UNKNOWN = "consultation_unknown"
    CONSULTATION_TWICE = "consultation_twice"
    DELIVERY_UNKNOWN = "delivery_unknown"
    REASONS_UNASKED = "reasons_unasked"
    EXTENSION_EMPTY = "extension_empty"
    FEE_UNASKED = "fee_unasked"
    FEE_PAID_LATE = "fee_paid_late"
    PERIOD_EMPTY = "period_empty"

    @property
    def is_unlawful(self) -> bool:
        """True of a breach of law, false of a record that does not fit together."""
        return self in _UNLAWFUL


_UNLAWFUL = frozenset(
    {
        Fault.CORRECTION_LATE,
        Fault.CORRECTION_EXPIRED,
        Fault.CORRECTION_TWICE,
        Fault.CORRECTION_PERIOD_MISSING,
        Fault.EXTENSION_LATE,
        Fault.EXTENSION_TOO_LONG,
        Fault.EXTENSION_TWICE,
        Fault.CONSULTATION_LATE,
        Fault.DELAY_WITHOUT_REASONS,
        Fault.DELAY_LATE,
        Fault.DELAY_NOT_LATER,
        Fault.FEE_NOTICE_LATE,
        Fault.FEE_NOTICE_TWICE,
        Fault.REPLY_LATE,
        Fault.ABANDONED_TOO_SOON,
        Fault.STEP_MISSING,
    }
)


@dataclass(frozen=True, slots=True)
class Breach:
    """One fault: the day it shows, a Chinese sentence for the clerk, and the article (empty for record faults)."""

    fault: Fault
    on: date
    message: str
    article: str = ""

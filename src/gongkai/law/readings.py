"""Readings: where the text allows two, the one that this installation takes, by name.

Each field has its page in `docs/readings/` with the text, both readings, and why the default is what it is. The
value is an argument of every function it touches; nothing reads it from anywhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gongkai.law.applicant import USUAL_COLUMNS, ApplicantColumn, ApplicantKind
from gongkai.law.dispute_result import USUAL_RESULTS, Disposition, Result
from gongkai.law.matter import USUAL_OUTCOMES, Matter
from gongkai.law.outcome import Outcome


class Unit(StrEnum):
    """What a period is counted in."""

    WORKING_DAYS = "working_days"
    CALENDAR_DAYS = "calendar_days"


@dataclass(frozen=True, slots=True)
class Period:
    """So many working or calendar days."""

    length: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.length}{'个工作日' if self.unit is Unit.WORKING_DAYS else '日'}"


class OnlineReceipt(StrEnum):
    """Which day an application over the internet is received."""

    CONFIRMED = "confirmed"
    SYSTEM = "system"


class ReplyCounts(StrEnum):
    """Which day of a reply is held against the deadline."""

    DISPATCHED = "dispatched"
    DELIVERED = "delivered"


class PrincipalItem(StrEnum):
    """Whose ground is the leaf of an application refused on several grounds, if the officer names none."""

    FIRST_IN_FORM = "first_in_form"
    FIRST_IN_APPLICATION = "first_in_application"


class ReceivedNew(StrEnum):
    """By which day a corrected application is received, as far as the year of Table 3 is concerned."""

    FIRST_RECEIPT = "first_receipt"
    CORRECTED_RECEIPT = "corrected_receipt"


class SuitCloses(StrEnum):
    """On which day a suit counts as closed."""

    EFFECT = "effect"
    JUDGMENT = "judgment"


@dataclass(frozen=True, slots=True)
class Readings:
    """Every choice, at its default; `Readings(day_zero=False)` takes one differently."""

    # Counting
    day_zero: bool = True
    last_day_rolls: bool = True
    online_receipt: OnlineReceipt = OnlineReceipt.CONFIRMED
    reply_counts: ReplyCounts = ReplyCounts.DISPATCHED
    expired_deadline_moves: bool = False
    # Correction
    correction_period: int = 15
    correction_covers_identity: bool = True
    lapse_closes_within: int = 20
    # Extension
    extensions_allowed: int = 1
    extension_on_last_day: bool = True
    extension_renewed_by_restart: bool = False
    # Consultation
    late_answer_counts: bool = True
    # Fee
    fees_from: date = date(2021, 1, 1)
    payment_period: Period = Period(30, Unit.CALENDAR_DAYS)
    payment_restarts_clock: bool = True
    fee_items_per_agency: bool = True
    # After review or judgment
    reopened_reply_within: int = 20
    # Outcomes and remedies
    partial_for_any_ground: bool = True
    principal_item: PrincipalItem = PrincipalItem.FIRST_IN_FORM
    matter_outcomes: Mapping[Matter, Outcome] = field(default_factory=lambda: USUAL_OUTCOMES)
    partial_is_review_first: bool = True
    admin_query_is_review_first: bool = False
    # Reviews and suits
    appeal_answer_within: int = 15
    # Columns of Table 3
    applicant_columns: Mapping[ApplicantKind, ApplicantColumn] = field(default_factory=lambda: USUAL_COLUMNS)
    joint_application_by_first_named: bool = True
    # Years of Tables 3 and 4
    received_new: ReceivedNew = ReceivedNew.FIRST_RECEIPT
    reopened_counts_again: bool = False
    pending_counts_again: bool = True
    suit_closes: SuitCloses = SuitCloses.EFFECT
    dispute_results: Mapping[Disposition, Result] = field(default_factory=lambda: USUAL_RESULTS)
    # Table 2
    expired_counts_as_repealed: bool = False
    # Annual report
    report_day_itself_in_time: bool = True
    township_report_due: tuple[int, int] = (1, 31)
    # Messages of the public
    message_answer_within: int = 5


DEFAULT = Readings()

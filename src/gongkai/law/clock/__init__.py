"""The clock of one application (条例 Art 30-35): events in; state, deadlines, breaches and their explanation out."""

from gongkai.law.clock.breach import Breach, Fault
from gongkai.law.clock.case import Clock, derive
from gongkai.law.clock.deadline import Deadline, DeadlineKind, Doubt, Provisional
from gongkai.law.clock.event import (
    Closed,
    ConsultationAnswered,
    ConsultationDelivered,
    ConsultationSent,
    Consulted,
    CorrectionAsked,
    CorrectionReceived,
    DelayAgreed,
    Event,
    Extended,
    FeeNoticeReceived,
    FeeNoticeSent,
    FeePaid,
    ReasonsAsked,
    ReasonsGiven,
    Received,
    Reopened,
    Submitted,
)
from gongkai.law.clock.explanation import DayLine, Treatment
from gongkai.law.clock.run import Run
from gongkai.law.clock.state import State

__all__ = [
    "Breach",
    "Clock",
    "Closed",
    "ConsultationAnswered",
    "ConsultationDelivered",
    "ConsultationSent",
    "Consulted",
    "CorrectionAsked",
    "CorrectionReceived",
    "DayLine",
    "Deadline",
    "DeadlineKind",
    "DelayAgreed",
    "Doubt",
    "Event",
    "Extended",
    "Fault",
    "FeeNoticeReceived",
    "FeeNoticeSent",
    "FeePaid",
    "Provisional",
    "ReasonsAsked",
    "ReasonsGiven",
    "Received",
    "Reopened",
    "Run",
    "State",
    "Submitted",
    "Treatment",
    "derive",
]

"""What happens to an application, as far as its clock is concerned: typed, dated, added and never edited.

`on` is the Beijing date on which the event took effect, not the day on which somebody entered it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from gongkai.law.outcome import Outcome


class Consulted(StrEnum):
    """Whom a consultation asks: a third party (Art 32), a joint maker (Art 34), or another organ (Art 33 ¶3)."""

    THIRD_PARTY = "third_party"
    CO_MAKER = "co_maker"
    OTHER_ORGAN = "other_organ"


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events; `label` is its Chinese name, `rank` its natural place among events of one day."""

    label: ClassVar[str] = ""
    rank: ClassVar[int] = 0
    on: date


@dataclass(frozen=True, slots=True)
class Reopened(Event):
    """A review decision or judgment that orders a new reply reached the agency on `on`.

    `until` is the date that it sets, or `within` the working days that it gives, counted from `on`.
    """

    label: ClassVar[str] = "收到责令重新答复的决定或者判决"
    rank: ClassVar[int] = 0
    until: date | None = None
    within: int | None = None


@dataclass(frozen=True, slots=True)
class Submitted(Event):
    """An application came in whose day of receipt still waits for confirmation (Art 31); see `law.receipt`."""

    label: ClassVar[str] = "申请提交，待确认收到日期"
    rank: ClassVar[int] = 1
    confirm_by: date | None = None


@dataclass(frozen=True, slots=True)
class Received(Event):
    """The day of receipt (收到申请之日, Art 31)."""

    label: ClassVar[str] = "收到申请"
    rank: ClassVar[int] = 2


@dataclass(frozen=True, slots=True)
class CorrectionAsked(Event):
    """A correction notice (补正告知书) went out; `answer_by` ends the period that it gives."""

    label: ClassVar[str] = "告知补正"
    rank: ClassVar[int] = 3
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class CorrectionReceived(Event):
    """The corrected application came in."""

    label: ClassVar[str] = "收到补正材料"
    rank: ClassVar[int] = 4


@dataclass(frozen=True, slots=True)
class ConsultationSent(Event):
    """An inquiry (征求意见书) went out; `consultation` names it within the case."""

    label: ClassVar[str] = "征求意见"
    rank: ClassVar[int] = 5
    consultation: str
    consulted: Consulted = Consulted.THIRD_PARTY


@dataclass(frozen=True, slots=True)
class ConsultationDelivered(Event):
    """The inquiry reached whom it asks, from which day the 15 working days run."""

    label: ClassVar[str] = "征求意见书送达"
    rank: ClassVar[int] = 6
    consultation: str


@dataclass(frozen=True, slots=True)
class ConsultationAnswered(Event):
    """The answer reached the agency."""

    label: ClassVar[str] = "收到意见"
    rank: ClassVar[int] = 7
    consultation: str


@dataclass(frozen=True, slots=True)
class ReasonsAsked(Event):
    """The applicant was asked for reasons (Art 35); `answer_by` is the day the letter names."""

    label: ClassVar[str] = "要求说明理由"
    rank: ClassVar[int] = 8
    answer_by: date | None = None


@dataclass(frozen=True, slots=True)
class ReasonsGiven(Event):
    """The applicant gave reasons."""

    label: ClassVar[str] = "收到理由说明"
    rank: ClassVar[int] = 9


@dataclass(frozen=True, slots=True)
class DelayAgreed(Event):
    """The applicant was told the later reasonable date fixed under Art 35 (延迟答复)."""

    label: ClassVar[str] = "告知延迟答复的合理期限"
    rank: ClassVar[int] = 10
    until: date


@dataclass(frozen=True, slots=True)
class Extended(Event):
    """The head of the OGI office approved an extension and the applicant was told on `on`; `by` working days."""

    label: ClassVar[str] = "告知延长答复期限"
    rank: ClassVar[int] = 11
    by: int


@dataclass(frozen=True, slots=True)
class FeeNoticeSent(Event):
    """The fee notice (收费通知书) went out."""

    label: ClassVar[str] = "发出收费通知"
    rank: ClassVar[int] = 12


@dataclass(frozen=True, slots=True)
class FeeNoticeReceived(Event):
    """The applicant received the fee notice, from which the payment period runs."""

    label: ClassVar[str] = "申请人收到收费通知"
    rank: ClassVar[int] = 13


@dataclass(frozen=True, slots=True)
class FeePaid(Event):
    """A payment came in; only one in full has an effect."""

    label: ClassVar[str] = "缴纳信息处理费"
    rank: ClassVar[int] = 14
    in_full: bool = True


@dataclass(frozen=True, slots=True)
class Closed(Event):
    """The last letter was handed over, posted or sent on `on`; a withdrawal closes as `Outcome.MISC`."""

    label: ClassVar[str] = "答复办结"
    rank: ClassVar[int] = 15
    outcome: Outcome | None = None
    delivered: date | None = None


def in_order(history: Iterable[Event]) -> list[Event]:
    """Events by date; within one day in their natural order, then in the order in which they were entered."""
    return sorted(history, key=lambda event: (event.on, event.rank))

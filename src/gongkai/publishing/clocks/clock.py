"""A clock (期限): one thing that somebody has to do by a day, and the rule that says so."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from gongkai.casework.signal import Signal, SignalKind, signal
from gongkai.law.working_days import WorkingDays


class ClockKind(StrEnum):
    """What a clock measures; `label` is what the board calls it."""

    PUBLISH = "publish"
    WITHDRAW = "withdraw"
    REASSESS = "reassess"
    COMMENTS = "comments"
    INTERPRETATION = "interpretation"
    VALIDITY = "validity"
    COLUMN = "column"
    REVISION = "revision"
    DUTY = "duty"
    ACCOUNT = "account"
    LINK = "link"

    @property
    def label(self) -> str:
        """In Chinese."""
        return _LABELS[self]


_LABELS = {
    ClockKind.PUBLISH: "公开期限",
    ClockKind.WITHDRAW: "撤回处罚决定",
    ClockKind.REASSESS: "定期评估",
    ClockKind.COMMENTS: "公示和征求意见",
    ClockKind.INTERPRETATION: "政策解读",
    ClockKind.VALIDITY: "有效期",
    ClockKind.COLUMN: "栏目更新",
    ClockKind.REVISION: "每年核对",
    ClockKind.DUTY: "定期公开",
    ClockKind.ACCOUNT: "新媒体更新",
    ClockKind.LINK: "打不开的链接",
}


@dataclass(frozen=True, slots=True)
class Clock:
    """`says` names the thing, `why` the rule with its source; `address` is where one acts, empty for who cannot.

    `key` names the clock for ever, so that a notice of it is sent once. `unit` and `person` are numbers of those who
    answer for it; where there is neither, the agency's office does. `document` is the number of the document, if it is
    one's.
    """

    kind: ClockKind
    key: str
    agency: int
    says: str
    why: str
    due: date
    address: str
    unit: int | None = None
    person: int | None = None
    document: int | None = None

    def signal(self, today: date, days: WorkingDays) -> Signal:
        """How its time stands."""
        return signal(days, today, is_open=True, due=self.due)


class Urgency(StrEnum):
    """The groups of the board, the most urgent first."""

    LATE = "late"
    SOON = "soon"
    RUNNING = "running"

    @property
    def label(self) -> str:
        """In Chinese."""
        return {"late": "已逾期", "soon": "快到期", "running": "进行中"}[self.value]


def urgency(told: Signal) -> Urgency:
    """Of a signal: what is due today or within three working days is soon."""
    match told.kind:
        case SignalKind.LATE:
            return Urgency.LATE
        case SignalKind.TODAY | SignalKind.SOON:
            return Urgency.SOON
    return Urgency.RUNNING

"""What lies in a bundle: papers in their groups, in the order in which whoever decides wants to read them."""

from dataclasses import dataclass, field
from enum import StrEnum

from gongkai.paper.document import Document
from gongkai.records.models import Attachment


class Group(StrEnum):
    """Groups (组别) of the list, in their order."""

    APPLIED = "applied"
    PROCEDURE = "procedure"
    BASIS = "basis"
    REPLY = "reply"
    CLOCK = "clock"
    RECORD = "record"
    MORE = "more"
    FOR_THE_ORGAN = "for_the_organ"

    @property
    def label(self) -> str:
        """In Chinese, as the list heads it."""
        return _LABELS[self]


_LABELS = {
    Group.APPLIED: "申请和收到",
    Group.PROCEDURE: "办理程序",
    Group.BASIS: "认定和区分处理",
    Group.REPLY: "答复和送达",
    Group.CLOCK: "期限计算",
    Group.RECORD: "审批和办理记录",
    Group.MORE: "补充证据",
    Group.FOR_THE_ORGAN: "仅供审查，不送其他当事人",
}

Key = tuple[str, int]
"""What a paper is in the records: a word and a number, such as `letter` and the letter's own."""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One paper (一份证据): what it is called, what it proves (证明目的), from whom it is (来源).

    `document` is typeset here from the records; `attachment` is the file it is or, for a reprint, the file it stands
    for.
    """

    key: Key
    group: Group
    name: str
    proves: str
    source: str
    document: Document | None = None
    attachment: Attachment | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of the case that is not in the bundle, and why."""

    attachment: Attachment
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """All papers in order, and the files left out."""

    exhibits: tuple[Exhibit, ...]
    left_out: tuple[LeftOut, ...] = ()
    _numbers: dict[Key, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        numbers = {exhibit.key: number for number, exhibit in enumerate(self.exhibits, start=1)}
        object.__setattr__(self, "_numbers", numbers)

    def number(self, word: str, number: int = 0) -> int | None:
        """The number of a paper (证据N), none where it is not in the bundle."""
        return self._numbers.get((word, number))

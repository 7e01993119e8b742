"""A finding of the guard (检查意见): which rule, how grave, where exactly, why, and what to put instead."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self


class Severity(StrEnum):
    """What a finding does to a document; the gravest first."""

    BLOCKS = "blocks"
    """Nothing is submitted or published with it."""
    WARNS = "warns"
    """Has to be confirmed by whoever submits."""
    HINTS = "hints"

    @property
    def label(self) -> str:
        """In Chinese, as the list of findings heads its groups."""
        return _LABELS[self]


_LABELS = {Severity.BLOCKS: "必须修改", Severity.WARNS: "核对后再送审", Severity.HINTS: "供参考"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where: `text[start:end]` of the plain text of a field is `quote`, to the character.

    `field` is the name of a field of `content.Content`, `particulars.held_on`, `pictures` for the words that stand for
    those of the body, `name:7` for the words for the file of that number, or `file:7` for those in it.
    Of the body the plain text is that of `body_text.BodyText`.
    """

    field: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Finding:
    """`says` what is wrong, a sentence; `repair` is what to put in the place instead, none where nobody can tell;
    `source` is the law, standard or dictionary that it rests on."""

    rule: str
    severity: Severity
    place: Place
    says: str
    repair: str | None
    source: str

    def as_json(self) -> dict[str, Any]:
        """For `Revision.findings`: flat, the place among the rest."""
        return {
            "rule": self.rule,
            "severity": self.severity.value,
            **asdict(self.place),
            "says": self.says,
            "repair": self.repair,
            "source": self.source,
        }

    @classmethod
    def read(cls, said: dict[str, Any]) -> Self:
        """One that was kept."""
        place = Place(said["field"], said["start"], said["end"], said["quote"])
        return cls(
            said["rule"], Severity(said["severity"]), place, said["says"], said["repair"], said["source"]
        )

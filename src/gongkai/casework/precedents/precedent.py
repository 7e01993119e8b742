"""A thing to look at while drafting, as it may be shown to the one who drafts."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gongkai.law.outcome import Outcome


class PrecedentKind(StrEnum):
    """What it is, in the order in which it helps: what was set aside warns first."""

    LOST = "lost"
    MODEL_ANSWER = "model_answer"
    TYPICAL = "typical"
    DISPUTED = "disputed"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """In Chinese."""
        return _LABELS[self]


_LABELS = {
    PrecedentKind.LOST: "被纠正",
    PrecedentKind.MODEL_ANSWER: "参考答复",
    PrecedentKind.TYPICAL: "典型案例",
    PrecedentKind.DISPUTED: "复议诉讼",
    PrecedentKind.CLOSED: "已办结",
}


@dataclass(frozen=True, slots=True)
class Precedent:
    """`asked`, `says`, `harm`, `result` and `number` are what a page may print of it to this reader; empty if nothing.

    `grounds` are outcomes other than `partial`, which counts by what it withholds. `compared` are the texts that
    likeness is measured on and that no page prints. `case` and `dispute` are what the reader may open, None where
    not. `agency` is named only where it is another one.
    """

    kind: PrecedentKind
    pk: int
    grounds: frozenset[Outcome]
    compared: tuple[str, ...]
    day: date
    asked: str = ""
    says: str = ""
    harm: str = ""
    result: str = ""
    number: str = ""
    agency: str = ""
    case: int | None = None
    dispute: int | None = None

    @property
    def is_warning(self) -> bool:
        """Whether an answer like it was set aside."""
        return self.kind is PrecedentKind.LOST

    @property
    def ground_labels(self) -> list[str]:
        """The grounds in the words of Table 3, in its order, without their group."""
        return [short_label(one) for one in Outcome if one in self.grounds]

    @property
    def articles(self) -> list[str]:
        """The articles of its grounds, each once."""
        articles = (article for one in Outcome if one in self.grounds for article in one.law.articles)
        return list(dict.fromkeys(articles))


@dataclass(frozen=True, slots=True)
class Find:
    """A precedent and why it is shown: the grounds it shares, and how much of the words, 0 to 1."""

    precedent: Precedent
    same: frozenset[Outcome] = field(default_factory=frozenset)
    share: float = 0.0

    @property
    def same_labels(self) -> list[str]:
        """The shared grounds in the words of Table 3."""
        return [short_label(one) for one in Outcome if one in self.same]

    @property
    def percent(self) -> int:
        """For the page."""
        return round(100 * self.share)


def short_label(outcome: Outcome) -> str:
    """属于国家秘密, of 不予公开：属于国家秘密."""
    return outcome.law.label.partition("：")[2] or outcome.law.label


def grounds_of(outcome: str, withheld: list[str]) -> frozenset[Outcome]:
    """What a result rests on: of an item given in part, the grounds of what is withheld; none where none is decided."""
    if outcome == Outcome.PARTIAL and withheld:
        return frozenset(map(Outcome, withheld))
    return frozenset({Outcome(outcome)}) if outcome else frozenset()

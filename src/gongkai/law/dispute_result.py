"""How a review or suit is decided, and the column of Table 4 in which that counts (docs/readings/dispute-results.md).

行政复议法 (2023) Art 30, 33, 41, 63-69, 73 and 行政诉讼法 (2017) Art 51, 60, 62, 69-77, read in their texts; 驳回起诉
and 终结诉讼 are the court's rulings under 法释〔2018〕1号 Art 69 and 88.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Result(StrEnum):
    """Columns of each block of Table 4."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"

    @property
    def label(self) -> str:
        """In Chinese, as Table 4 heads the column."""
        return _RESULTS[self]


_RESULTS = {
    Result.UPHELD: "结果维持",
    Result.CORRECTED: "结果纠正",
    Result.OTHER: "其他结果",
    Result.PENDING: "尚未审结",
}


@dataclass(frozen=True, slots=True)
class Words:
    """How the decision words it, and the article."""

    label: str
    article: str


class Disposition(StrEnum):
    """What a decision, judgment or ruling does with the claim."""

    MAINTAINED = "maintained"
    CLAIM_REJECTED = "claim_rejected"
    REVOKED = "revoked"
    CHANGED = "changed"
    UNLAWFUL = "unlawful"
    VOID = "void"
    ORDERED = "ordered"
    APPLICATION_REJECTED = "application_rejected"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"
    MEDIATED = "mediated"

    def words(self, *, in_court: bool) -> Words | None:
        """As a court or a review organ words it; none where the one does not decide so."""
        return (_IN_COURT if in_court else _IN_REVIEW).get(self)

    @property
    def is_ruling(self) -> bool:
        """Whether a court decides so by a ruling (裁定) against which an appeal runs (行政诉讼法 Art 51, 85)."""
        return self in (Disposition.APPLICATION_REJECTED, Disposition.NOT_ACCEPTED)

    @property
    def ends_at_once(self) -> bool:
        """Whether there is neither appeal nor suit against it: withdrawal, termination, mediation."""
        return self in (Disposition.WITHDRAWN, Disposition.TERMINATED, Disposition.MEDIATED)

    @property
    def may_order(self) -> bool:
        """Whether it may order the agency to do something: decide anew, perform, put right, keep what was agreed."""
        return self in _MAY_ORDER


_MAY_ORDER = frozenset(
    {
        Disposition.REVOKED,
        Disposition.UNLAWFUL,
        Disposition.VOID,
        Disposition.ORDERED,
        Disposition.MEDIATED,
    }
)
_IN_REVIEW = {
    Disposition.MAINTAINED: Words("维持", "行政复议法第六十八条"),
    Disposition.CLAIM_REJECTED: Words("驳回复议请求", "行政复议法第六十九条"),
    Disposition.REVOKED: Words("撤销或者部分撤销", "行政复议法第六十四条"),
    Disposition.CHANGED: Words("变更", "行政复议法第六十三条"),
    Disposition.UNLAWFUL: Words("确认违法", "行政复议法第六十五条"),
    Disposition.VOID: Words("确认无效", "行政复议法第六十七条"),
    Disposition.ORDERED: Words("责令履行", "行政复议法第六十六条"),
    Disposition.APPLICATION_REJECTED: Words("驳回复议申请", "行政复议法第三十三条"),
    Disposition.NOT_ACCEPTED: Words("不予受理", "行政复议法第三十条"),
    Disposition.WITHDRAWN: Words("申请人撤回，终止复议", "行政复议法第四十一条第（一）项"),
    Disposition.TERMINATED: Words("终止复议", "行政复议法第四十一条"),
    Disposition.MEDIATED: Words("调解", "行政复议法第七十三条"),
}
_IN_COURT = {
    Disposition.CLAIM_REJECTED: Words("判决驳回诉讼请求", "行政诉讼法第六十九条"),
    Disposition.REVOKED: Words("判决撤销或者部分撤销", "行政诉讼法第七十条"),
    Disposition.CHANGED: Words("判决变更", "行政诉讼法第七十七条"),
    Disposition.UNLAWFUL: Words("判决确认违法", "行政诉讼法第七十四条"),
    Disposition.VOID: Words("判决确认无效", "行政诉讼法第七十五条"),
    Disposition.ORDERED: Words("判决履行或者给付", "行政诉讼法第七十二条、第七十三条"),
    Disposition.APPLICATION_REJECTED: Words("裁定驳回起诉", "法释〔2018〕1号第六十九条"),
    Disposition.NOT_ACCEPTED: Words("裁定不予立案", "行政诉讼法第五十一条"),
    Disposition.WITHDRAWN: Words("裁定准许撤诉", "行政诉讼法第六十二条"),
    Disposition.TERMINATED: Words("裁定终结诉讼", "法释〔2018〕1号第八十八条"),
    Disposition.MEDIATED: Words("调解", "行政诉讼法第六十条"),
}


class SecondOutcome(StrEnum):
    """How a court of second instance ends an appeal (行政诉讼法 Art 89)."""

    UPHELD = "upheld"
    CHANGED = "changed"
    REMANDED = "remanded"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """In Chinese, as the desk says it."""
        return _SECOND[self]


_SECOND = {
    SecondOutcome.UPHELD: "驳回上诉，维持原裁判",
    SecondOutcome.CHANGED: "依法改判、撤销或者变更",
    SecondOutcome.REMANDED: "发回重审",
    SecondOutcome.WITHDRAWN: "准许撤回上诉",
}

USUAL_RESULTS: Mapping[Disposition, Result] = MappingProxyType(
    {
        Disposition.MAINTAINED: Result.UPHELD,
        Disposition.CLAIM_REJECTED: Result.UPHELD,
        Disposition.REVOKED: Result.CORRECTED,
        Disposition.CHANGED: Result.CORRECTED,
        Disposition.UNLAWFUL: Result.CORRECTED,
        Disposition.VOID: Result.CORRECTED,
        Disposition.ORDERED: Result.CORRECTED,
        Disposition.APPLICATION_REJECTED: Result.OTHER,
        Disposition.NOT_ACCEPTED: Result.OTHER,
        Disposition.WITHDRAWN: Result.OTHER,
        Disposition.TERMINATED: Result.OTHER,
        Disposition.MEDIATED: Result.OTHER,
    }
)
"""The columns as practice fills them; the printed form does not define them (docs/readings/dispute-results.md)."""

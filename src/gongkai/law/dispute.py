"""Reviews and suits as Table 4 tells them apart: kind, what they are about, by which procedure."""

from enum import StrEnum


class DisputeKind(StrEnum):
    """The blocks of Table 4."""

    REVIEW = "review"
    SUIT_DIRECT = "suit_direct"
    SUIT_AFTER_REVIEW = "suit_after_review"

    @property
    def label(self) -> str:
        """In Chinese, as Table 4 heads it."""
        return _KINDS[self]

    @property
    def is_suit(self) -> bool:
        """Whether a court decides."""
        return self is not DisputeKind.REVIEW


class Cause(StrEnum):
    """What the agency did, or did not do, that is complained of."""

    DECISION = "decision"
    SILENCE = "silence"
    FEE = "fee"
    OTHER = "other"

    @property
    def label(self) -> str:
        """In Chinese, as the desk says it."""
        return _CAUSES[self]


class Procedure(StrEnum):
    """By which procedure it is heard: periods differ (行政复议法 Art 48, 53, 54, 62; 行政诉讼法 Art 82, 83)."""

    ORDINARY = "ordinary"
    SIMPLE = "simple"

    @property
    def label(self) -> str:
        """In Chinese."""
        return _PROCEDURES[self]


_KINDS = {
    DisputeKind.REVIEW: "行政复议",
    DisputeKind.SUIT_DIRECT: "未经复议直接起诉",
    DisputeKind.SUIT_AFTER_REVIEW: "复议后起诉",
}
_CAUSES = {
    Cause.DECISION: "不服答复",
    Cause.SILENCE: "逾期未答复",
    Cause.FEE: "不服收费",
    Cause.OTHER: "其他",
}
_PROCEDURES = {Procedure.ORDINARY: "普通程序", Procedure.SIMPLE: "简易程序"}

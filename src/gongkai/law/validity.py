"""Whether a rule or normative document is in force (有效性), and what its published page has to say about it.

国办发〔2017〕47号: one that was repealed, amended or has expired is marked clearly on the page already published.
"""

from enum import StrEnum


class Validity(StrEnum):
    """The value is the code; `label` is what a list says."""

    CONSULTATION = "draft_consultation"
    IN_FORCE = "in_force"
    AMENDED = "amended"
    PARTLY_REPEALED = "partly_repealed"
    REPEALED = "repealed"
    EXPIRED = "expired"
    SUSPENDED = "suspended"

    @property
    def label(self) -> str:
        """In Chinese, as lists and banners say it."""
        return _LABELS[self]

    @property
    def counts_in_force(self) -> bool:
        """Whether the document counts as 现行有效 in Table 2 (年度报告格式，表二)."""
        return self in _IN_FORCE

    @property
    def has_ended(self) -> bool:
        """Whether nobody is bound by it any more."""
        return self in (Validity.REPEALED, Validity.EXPIRED)


_LABELS = {
    Validity.CONSULTATION: "征求意见稿",
    Validity.IN_FORCE: "有效",
    Validity.AMENDED: "已修改",
    Validity.PARTLY_REPEALED: "部分废止",
    Validity.REPEALED: "废止",
    Validity.EXPIRED: "失效",
    Validity.SUSPENDED: "停止执行",
}
_IN_FORCE = frozenset({Validity.IN_FORCE, Validity.AMENDED, Validity.PARTLY_REPEALED})

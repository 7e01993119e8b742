"""How a published penalty decision came to stand no longer (行政处罚法 Art 48)."""

from enum import StrEnum


class Undoing(StrEnum):
    """The value is the code; `label` is what was done to the decision."""

    CHANGED = "changed"
    REVOKED = "revoked"
    UNLAWFUL = "unlawful"
    VOID = "void"

    @property
    def label(self) -> str:
        """In Chinese, in the words of the article."""
        return _LABELS[self]


_LABELS = {
    Undoing.CHANGED: "变更",
    Undoing.REVOKED: "撤销",
    Undoing.UNLAWFUL: "确认违法",
    Undoing.VOID: "确认无效",
}

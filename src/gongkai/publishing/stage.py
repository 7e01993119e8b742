"""Where a document stands on its way (环节). Whether the public sees it is not a stage but `Document.is_public`."""

from enum import StrEnum


class Stage(StrEnum):
    """The value is the code; `label` is for the reader."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SIGNED = "signed"
    PUBLISHED = "published"
    KEPT = "kept"
    """Signed, and not for the open web: 依申请公开 or 不予公开."""
    REGISTERED = "registered"
    """Issued before this system, and only entered in the register: its text has not been brought in."""
    WITHDRAWN = "withdrawn"
    ENDED = "ended"
    """Taken down on the day that was set when it was published."""
    DISCARDED = "discarded"

    @property
    def label(self) -> str:
        """In Chinese, as the desk says it."""
        return _LABELS[self]


_LABELS = {
    Stage.DRAFT: "起草中",
    Stage.IN_REVIEW: "审核中",
    Stage.SIGNED: "待发布",
    Stage.PUBLISHED: "已发布",
    Stage.KEPT: "已存档（不主动公开）",
    Stage.REGISTERED: "已登记（没有全文）",
    Stage.WITHDRAWN: "已撤下",
    Stage.ENDED: "已到期下线",
    Stage.DISCARDED: "已作废",
}
AT_WORK = frozenset({Stage.DRAFT, Stage.IN_REVIEW, Stage.SIGNED})
"""Somebody has something to do with it."""

"""Kinds of events of a document. A kind never changes meaning; what each carries stands in `facts`."""

from enum import StrEnum


class EventKind(StrEnum):
    """The value is the code on record; `label` is what the record of the document (办理经过) says."""

    # How it begins
    DRAFTED = "drafted"
    IMPORTED = "imported"
    # Drafting and review
    SUBMITTED = "submitted"
    RECALLED = "recalled"
    PASSED = "passed"
    RETURNED = "returned"
    SIGNED = "signed"
    NUMBERED = "numbered"
    HANDED_OVER = "handed_over"
    NOTED = "noted"
    DISCARDED = "discarded"
    # In public
    SCHEDULED = "scheduled"
    UNSCHEDULED = "unscheduled"
    PUBLISHED = "published"
    KEPT = "kept"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    ENDED = "ended"
    DECISION_UNDONE = "decision_undone"
    # Afterwards
    REVISION_BEGUN = "revision_begun"
    REVISION_DROPPED = "revision_dropped"
    MOVED = "moved"
    VALIDITY_CHANGED = "validity_changed"
    REASSESSED = "reassessed"
    PLACED = "placed"
    LINKED = "linked"

    @property
    def label(self) -> str:
        """In Chinese, as the record of the document says it."""
        return _LABELS[self]


_LABELS = {
    EventKind.DRAFTED: "起草",
    EventKind.IMPORTED: "导入",
    EventKind.SUBMITTED: "送审",
    EventKind.RECALLED: "撤回送审",
    EventKind.PASSED: "审核通过",
    EventKind.RETURNED: "退回修改",
    EventKind.SIGNED: "签发",
    EventKind.NUMBERED: "编号",
    EventKind.HANDED_OVER: "转交",
    EventKind.NOTED: "备注",
    EventKind.DISCARDED: "作废",
    EventKind.SCHEDULED: "定时发布",
    EventKind.UNSCHEDULED: "取消定时",
    EventKind.PUBLISHED: "发布",
    EventKind.KEPT: "存档，不主动公开",
    EventKind.WITHDRAWN: "撤下",
    EventKind.RESTORED: "恢复发布",
    EventKind.ENDED: "到期下线",
    EventKind.DECISION_UNDONE: "登记处罚决定变更或撤销",
    EventKind.REVISION_BEGUN: "开始修订",
    EventKind.REVISION_DROPPED: "放弃修订",
    EventKind.MOVED: "调整栏目",
    EventKind.VALIDITY_CHANGED: "变更有效性",
    EventKind.REASSESSED: "定期评估",
    EventKind.PLACED: "登记发布渠道",
    EventKind.LINKED: "关联文件",
}

"""Kinds of events of an agency's own annual report. A kind never changes meaning."""

from enum import StrEnum


class EventKind(StrEnum):
    """The value is the code on record; `label` is what the record of the report (办理经过) says."""

    # The report as a case
    BEGUN = "begun"
    SCOPE_CHOSEN = "scope_chosen"
    DUE_MOVED = "due_moved"
    SUBMITTED = "submitted"
    RECALLED = "recalled"
    RETURNED = "returned"
    CLEARED = "cleared"
    PUBLISHED = "published"
    CORRECTION_BEGUN = "correction_begun"
    SUPERSEDED = "superseded"
    DROPPED = "dropped"
    CORRECTION_DROPPED = "correction_dropped"
    # What is said of it
    COMMENTED = "commented"
    COMMENTS_SETTLED = "comments_settled"
    FINDING_ANSWERED = "finding_answered"
    ANSWER_WITHDRAWN = "answer_withdrawn"
    NOTED = "noted"
    # What people add to what the records say
    ADJUSTED = "adjusted"
    ADJUSTMENT_WITHDRAWN = "adjustment_withdrawn"
    OPENING_SIGNED = "opening_signed"
    OPENING_STRUCK = "opening_struck"
    PASSAGE_SAVED = "passage_saved"
    PASSAGE_REDRAFTED = "passage_redrafted"
    ATTACHED = "attached"

    @property
    def label(self) -> str:
        """In Chinese, as the record of the report says it."""
        return _LABELS[self]


_LABELS = {
    EventKind.BEGUN: "开始编制",
    EventKind.SCOPE_CHOSEN: "确定报告范围",
    EventKind.DUE_MOVED: "调整报送期限",
    EventKind.SUBMITTED: "报送",
    EventKind.RECALLED: "撤回报送",
    EventKind.RETURNED: "退回修改",
    EventKind.CLEARED: "核准",
    EventKind.PUBLISHED: "发布",
    EventKind.CORRECTION_BEGUN: "开始更正",
    EventKind.SUPERSEDED: "已被更正",
    EventKind.DROPPED: "放弃更正",
    EventKind.CORRECTION_DROPPED: "更正已放弃",
    EventKind.COMMENTED: "提出意见",
    EventKind.COMMENTS_SETTLED: "处理意见",
    EventKind.FINDING_ANSWERED: "说明核对结果",
    EventKind.ANSWER_WITHDRAWN: "撤回说明",
    EventKind.NOTED: "备注",
    EventKind.ADJUSTED: "调整单元格",
    EventKind.ADJUSTMENT_WITHDRAWN: "撤回调整",
    EventKind.OPENING_SIGNED: "登记期初余额",
    EventKind.OPENING_STRUCK: "作废期初余额",
    EventKind.PASSAGE_SAVED: "修改文字",
    EventKind.PASSAGE_REDRAFTED: "重新草拟文字",
    EventKind.ATTACHED: "加入材料",
}

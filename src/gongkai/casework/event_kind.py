"""Kinds of events of a case. A kind never changes meaning; what each carries stands beside it."""

from enum import StrEnum


class EventKind(StrEnum):
    """The value is the code on record; `label` is what the record of the case (办理经过) says."""

    # Intake
    REGISTERED = "registered"
    IMPORTED = "imported"
    RECEIPT_CONFIRMED = "receipt_confirmed"
    UNREACHABLE = "unreachable"
    ATTACHED = "attached"
    ITEMS_SET = "items_set"
    DESCRIBED = "described"
    LINKED = "linked"
    SPLIT_OFF = "split_off"
    # Who works on it
    ASSIGNED = "assigned"
    SIGNED_FOR = "signed_for"
    HANDED_BACK = "handed_back"
    CONTRIBUTED = "contributed"
    HANDED_OVER = "handed_over"
    PASSED_ON = "passed_on"
    REMINDED = "reminded"
    NOTED = "noted"
    # Letters
    LETTER_DRAFTED = "letter_drafted"
    LETTER_EDITED = "letter_edited"
    LETTER_SUBMITTED = "letter_submitted"
    LETTER_APPROVED = "letter_approved"
    LETTER_RETURNED = "letter_returned"
    LETTER_WITHDRAWN = "letter_withdrawn"
    LETTER_STAMPED = "letter_stamped"
    LETTER_DISPATCHED = "letter_dispatched"
    LETTER_DELIVERED = "letter_delivered"
    # Redaction
    REDACTION_STARTED = "redaction_started"
    REDACTION_CHECKED = "redaction_checked"
    REDACTION_RETURNED = "redaction_returned"
    REDACTION_RELEASED = "redaction_released"
    REDACTION_ABANDONED = "redaction_abandoned"
    # What comes back
    CORRECTION_RECEIVED = "correction_received"
    CONSULTATION_ANSWERED = "consultation_answered"
    REASONS_GIVEN = "reasons_given"
    FEE_PAID = "fee_paid"
    CORRECTION_SUBMITTED = "correction_submitted"
    WITHDRAWAL_ASKED = "withdrawal_asked"
    REQUEST_WITHDRAWN = "request_withdrawn"
    TRANSFERRED = "transferred"
    # Decision
    DECIDED = "decided"
    REASSESSED = "reassessed"
    # Afterwards
    RATED = "rated"
    REOPENED = "reopened"
    ARCHIVED = "archived"
    MARKED_TYPICAL = "marked_typical"
    PERSONAL_DATA_SEEN = "personal_data_seen"
    PERSONAL_DATA_ERASED = "personal_data_erased"

    @property
    def label(self) -> str:
        """In Chinese, as the record of the case says it."""
        return _LABELS[self]


_LABELS = {
    EventKind.REGISTERED: "登记",
    EventKind.IMPORTED: "由原登记簿导入",
    EventKind.RECEIPT_CONFIRMED: "与申请人双方确认收到",
    EventKind.UNREACHABLE: "无法与申请人取得联系",
    EventKind.ATTACHED: "加入材料",
    EventKind.ITEMS_SET: "分列申请事项",
    EventKind.DESCRIBED: "修改登记内容",
    EventKind.LINKED: "关联案件",
    EventKind.SPLIT_OFF: "一事一申请拆分",
    EventKind.ASSIGNED: "分办",
    EventKind.SIGNED_FOR: "签收",
    EventKind.HANDED_BACK: "退回分办",
    EventKind.CONTRIBUTED: "提交办理意见",
    EventKind.HANDED_OVER: "移交",
    EventKind.PASSED_ON: "随机构改革转交",
    EventKind.REMINDED: "催办",
    EventKind.NOTED: "备注",
    EventKind.LETTER_DRAFTED: "起草",
    EventKind.LETTER_EDITED: "修改",
    EventKind.LETTER_SUBMITTED: "送审",
    EventKind.LETTER_APPROVED: "同意",
    EventKind.LETTER_RETURNED: "退回修改",
    EventKind.LETTER_WITHDRAWN: "作废",
    EventKind.LETTER_STAMPED: "放入盖章件",
    EventKind.LETTER_DISPATCHED: "发出",
    EventKind.LETTER_DELIVERED: "送达",
    EventKind.REDACTION_STARTED: "开始区分处理",
    EventKind.REDACTION_CHECKED: "复核区分处理",
    EventKind.REDACTION_RETURNED: "退回区分处理",
    EventKind.REDACTION_RELEASED: "放行区分处理后的文件",
    EventKind.REDACTION_ABANDONED: "放弃区分处理",
    EventKind.CORRECTION_RECEIVED: "收到补正材料",
    EventKind.CONSULTATION_ANSWERED: "收到意见",
    EventKind.REASONS_GIVEN: "收到理由说明",
    EventKind.FEE_PAID: "缴纳信息处理费",
    EventKind.CORRECTION_SUBMITTED: "申请人在网上提交补正材料",
    EventKind.WITHDRAWAL_ASKED: "申请人在网上要求撤回申请",
    EventKind.REQUEST_WITHDRAWN: "申请人撤回申请",
    EventKind.TRANSFERRED: "转送其他机关",
    EventKind.DECIDED: "拟定处理结果",
    EventKind.REASSESSED: "定期评估不予公开的信息",
    EventKind.RATED: "申请人评价",
    EventKind.REOPENED: "重新办理",
    EventKind.ARCHIVED: "归档",
    EventKind.MARKED_TYPICAL: "列为典型案例",
    EventKind.PERSONAL_DATA_SEEN: "查看个人信息",
    EventKind.PERSONAL_DATA_ERASED: "清除个人信息",
}

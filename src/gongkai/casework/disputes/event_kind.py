"""Kinds of events of a review or suit. A kind never changes meaning; what each carries stands in `facts`."""

from enum import StrEnum


class EventKind(StrEnum):
    """The value is the code on record; `label` is what the record of the case (办理经过) says."""

    # What came in
    REGISTERED = "registered"
    IMPORTED = "imported"
    COPY_RECEIVED = "copy_received"
    DESCRIBED = "described"
    ATTACHED = "attached"
    # Who works on it
    ASSIGNED = "assigned"
    HANDED_OVER = "handed_over"
    PASSED_ON = "passed_on"
    NOTED = "noted"
    # While it is heard
    ANSWER_FILED = "answer_filed"
    EVIDENCE_FILED = "evidence_filed"
    HEARING_SET = "hearing_set"
    HEARING_ENDED = "hearing_ended"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    PROCEDURE_CHANGED = "procedure_changed"
    PERIOD_EXTENDED = "period_extended"
    # How it ends
    DECIDED = "decided"
    APPEALED = "appealed"
    SECOND_DECIDED = "second_decided"
    TOOK_EFFECT = "took_effect"
    RESULT_CORRECTED = "result_corrected"
    # Afterwards
    SUED = "sued"
    APPLICATION_REOPENED = "application_reopened"
    PERFORMED = "performed"
    LESSON_RECORDED = "lesson_recorded"
    ARCHIVED = "archived"
    PERSONAL_DATA_SEEN = "personal_data_seen"
    PERSONAL_DATA_ERASED = "personal_data_erased"

    @property
    def label(self) -> str:
        """In Chinese, as the record of the case says it."""
        return _LABELS[self]


_LABELS = {
    EventKind.REGISTERED: "登记",
    EventKind.IMPORTED: "由原登记簿导入",
    EventKind.COPY_RECEIVED: "收到副本",
    EventKind.DESCRIBED: "修改登记内容",
    EventKind.ATTACHED: "加入材料",
    EventKind.ASSIGNED: "分办",
    EventKind.HANDED_OVER: "移交",
    EventKind.PASSED_ON: "机构调整移交",
    EventKind.NOTED: "备注",
    EventKind.ANSWER_FILED: "提交答复书、答辩状",
    EventKind.EVIDENCE_FILED: "提交证据和依据",
    EventKind.HEARING_SET: "听证、开庭通知",
    EventKind.HEARING_ENDED: "听证、开庭情况",
    EventKind.SUSPENDED: "中止",
    EventKind.RESUMED: "恢复审理",
    EventKind.PROCEDURE_CHANGED: "转为普通程序",
    EventKind.PERIOD_EXTENDED: "延长审理期限",
    EventKind.DECIDED: "复议决定、一审裁判",
    EventKind.APPEALED: "上诉",
    EventKind.SECOND_DECIDED: "二审裁判",
    EventKind.TOOK_EFFECT: "裁判生效",
    EventKind.RESULT_CORRECTED: "更正登记的结果",
    EventKind.SUED: "复议后起诉",
    EventKind.APPLICATION_REOPENED: "重新办理申请",
    EventKind.PERFORMED: "履行",
    EventKind.LESSON_RECORDED: "记录经验和改进",
    EventKind.ARCHIVED: "归档",
    EventKind.PERSONAL_DATA_SEEN: "查看个人信息",
    EventKind.PERSONAL_DATA_ERASED: "清除个人信息",
}

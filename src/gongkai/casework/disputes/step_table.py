"""The table of steps of reviews and suits (复议诉讼步骤表): who may do what in which stage, under which article.

Screen, API, tests and `docs/dispute-steps.md` are read off this table.
"""

from gongkai.agencies.role import Role
from gongkai.casework.disputes.event_kind import EventKind as Event
from gongkai.casework.disputes.stage import ENDED, DisputeStage
from gongkai.casework.disputes.step_form import NothingForm
from gongkai.casework.disputes.steps import afterwards, ending, handling, hearing
from gongkai.casework.models import Dispute
from gongkai.workflow.step import Step, StepTable

CLERK, OFFICER, SECTION_HEAD = Role.CLERK, Role.OFFICER, Role.SECTION_HEAD
OGI_HEAD, LEADER, LEGAL = Role.OGI_HEAD, Role.LEADER, Role.LEGAL_REVIEWER

OFFICE = frozenset({CLERK, LEGAL})
HANDLERS = frozenset({CLERK, LEGAL, OFFICER})
EVERYBODY = frozenset({CLERK, OFFICER, SECTION_HEAD, OGI_HEAD, LEADER, LEGAL})

REGISTERED, ANSWERED, SUSPENDED = DisputeStage.REGISTERED, DisputeStage.ANSWERED, DisputeStage.SUSPENDED
DECIDED, APPEALED, CLOSED = DisputeStage.DECIDED, DisputeStage.APPEALED, DisputeStage.CLOSED
ALL = frozenset(DisputeStage)
FIRST = frozenset({REGISTERED, ANSWERED})
"""Heard in review or first instance."""
HEARD = FIRST | {APPEALED}

STEPS: tuple[Step[Dispute], ...] = (
    Step(
        "receive_copy",
        "登记收到副本",
        frozenset({REGISTERED, SUSPENDED, APPEALED}),
        HANDLERS,
        handling.CopyForm,
        frozenset({Event.COPY_RECEIVED, Event.ATTACHED}),
        frozenset({REGISTERED, SUSPENDED, APPEALED}),
        "行政复议法第四十八条、第五十四条；行政诉讼法第六十七条",
        handling.receive_copy,
        obstacle=handling.copy_awaited,
    ),
    Step(
        "assign",
        "分办",
        ALL - {DisputeStage.ARCHIVED},
        OFFICE,
        handling.AssignForm,
        frozenset({Event.ASSIGNED}),
        ALL - {DisputeStage.ARCHIVED},
        "条例第四条",
        handling.assign,
    ),
    Step(
        "file_answer",
        "登记提交答复答辩",
        frozenset({REGISTERED, SUSPENDED, APPEALED}),
        HANDLERS,
        hearing.AnswerForm,
        frozenset({Event.ANSWER_FILED, Event.EVIDENCE_FILED, Event.ATTACHED}),
        frozenset({ANSWERED, SUSPENDED, APPEALED}),
        "行政复议法第四十八条、第五十四条；行政诉讼法第六十七条",
        hearing.file_answer,
        obstacle=hearing.unanswered,
    ),
    Step(
        "file_evidence",
        "登记提交证据",
        FIRST | {SUSPENDED},
        HANDLERS,
        hearing.EvidenceForm,
        frozenset({Event.EVIDENCE_FILED, Event.ATTACHED}),
        FIRST | {SUSPENDED},
        "行政复议法第四十四条、第七十条；行政诉讼法第三十四条、第六十七条",
        hearing.file_evidence,
        obstacle=hearing.without_evidence,
    ),
    Step(
        "set_hearing",
        "登记听证开庭日期",
        HEARD,
        HANDLERS,
        hearing.HearingForm,
        frozenset({Event.HEARING_SET, Event.ATTACHED}),
        HEARD,
        "行政复议法第五十条、第五十一条；行政诉讼法第三条第三款",
        hearing.set_hearing,
    ),
    Step(
        "end_hearing",
        "登记听证开庭情况",
        HEARD,
        HANDLERS,
        hearing.HearingEndedForm,
        frozenset({Event.HEARING_ENDED, Event.ATTACHED}),
        HEARD,
        "行政复议法第五十条、第五十一条；行政诉讼法第三条第三款",
        hearing.end_hearing,
        obstacle=hearing.hearing_pending,
    ),
    Step(
        "change_procedure",
        "登记转为普通程序",
        FIRST,
        HANDLERS,
        hearing.ProcedureForm,
        frozenset({Event.PROCEDURE_CHANGED, Event.ATTACHED}),
        FIRST,
        "行政复议法第五十五条；行政诉讼法第八十四条",
        hearing.change_procedure,
        obstacle=hearing.is_simple,
    ),
    Step(
        "extend_period",
        "登记延长审理期限",
        HEARD,
        HANDLERS,
        hearing.ExtensionForm,
        frozenset({Event.PERIOD_EXTENDED, Event.ATTACHED}),
        HEARD,
        "行政复议法第六十二条；行政诉讼法第八十一条、第八十八条",
        hearing.extend,
        obstacle=hearing.may_be_extended,
    ),
    Step(
        "suspend",
        "登记中止",
        HEARD,
        HANDLERS,
        hearing.SuspendForm,
        frozenset({Event.SUSPENDED, Event.ATTACHED}),
        frozenset({SUSPENDED}),
        "行政复议法第三十九条；法释〔2018〕1号第八十七条",
        hearing.suspend,
    ),
    Step(
        "resume",
        "登记恢复审理",
        frozenset({SUSPENDED}),
        HANDLERS,
        hearing.ResumeForm,
        frozenset({Event.RESUMED, Event.ATTACHED}),
        HEARD,
        "行政复议法第三十九条；法释〔2018〕1号第八十七条",
        hearing.resume,
    ),
    Step(
        "decide",
        "登记决定或一审裁判",
        FIRST | {SUSPENDED},
        HANDLERS,
        ending.DecideForm,
        frozenset({Event.DECIDED, Event.ATTACHED}),
        frozenset({DECIDED, CLOSED}),
        "行政复议法第六十一条、第七十五条；行政诉讼法第六十九条至第七十七条",
        ending.decide,
        obstacle=ending.undecided,
        confirms="登记后不能修改。复议案件即审结，按结果计入表四；一审裁判自此计算上诉期。",
    ),
    Step(
        "appeal",
        "登记上诉",
        frozenset({DECIDED}),
        HANDLERS | {LEADER},
        ending.AppealForm,
        frozenset({Event.APPEALED, Event.ATTACHED}),
        frozenset({APPEALED}),
        "行政诉讼法第八十五条",
        ending.appeal,
        confirms="登记后不能撤回，本件转入二审。撤回上诉的，以后登记二审裁判。",
    ),
    Step(
        "decide_appeal",
        "登记二审裁判",
        frozenset({APPEALED, SUSPENDED}),
        HANDLERS,
        ending.SecondForm,
        frozenset({Event.SECOND_DECIDED, Event.ATTACHED}),
        FIRST | {CLOSED},
        "行政诉讼法第八十八条、第八十九条",
        ending.decide_appeal,
        obstacle=ending.appealed,
        confirms="登记后不能修改。终审裁判即生效，本件审结；发回重审的，继续办理。",
    ),
    Step(
        "take_effect",
        "登记裁判生效",
        frozenset({DECIDED}),
        HANDLERS,
        ending.EffectForm,
        frozenset({Event.TOOK_EFFECT}),
        frozenset({CLOSED}),
        "行政诉讼法第八十五条",
        ending.take_effect,
        obstacle=ending.appeal_period_over,
        confirms="登记后不能修改。本件即审结，按结果计入表四。",
    ),
    Step(
        "reopen_application",
        "重新办理原申请",
        frozenset({CLOSED}),
        frozenset({CLERK}),
        afterwards.ReopenForm,
        frozenset({Event.APPLICATION_REOPENED}),
        frozenset({CLOSED}),
        "行政复议法第六十四条、第六十六条；行政诉讼法第七十条、第七十二条",
        afterwards.reopen_application,
        obstacle=afterwards.may_reopen,
        confirms="原申请即重新计算答复期限。表三不再次计数。",
    ),
    Step(
        "perform",
        "登记履行情况",
        frozenset({CLOSED}),
        HANDLERS,
        afterwards.PerformForm,
        frozenset({Event.PERFORMED, Event.ATTACHED}),
        frozenset({CLOSED}),
        "行政复议法第七十七条；行政诉讼法第九十四条",
        afterwards.perform,
        obstacle=afterwards.owes_performance,
    ),
    Step(
        "record_lesson",
        "记录经验和改进",
        ENDED,
        EVERYBODY,
        afterwards.LessonForm,
        frozenset({Event.LESSON_RECORDED}),
        ENDED,
        "条例第四十六条",
        afterwards.record_lesson,
    ),
    Step(
        "archive",
        "归档",
        frozenset({CLOSED}),
        HANDLERS,
        NothingForm,
        frozenset({Event.ARCHIVED}),
        frozenset({DisputeStage.ARCHIVED}),
        "条例第四条",
        afterwards.archive,
        obstacle=afterwards.may_archive,
    ),
    Step(
        "describe",
        "修改登记内容",
        ALL,
        HANDLERS,
        handling.DescribeForm,
        frozenset({Event.DESCRIBED}),
        ALL,
        "条例第四条",
        handling.describe,
    ),
    Step(
        "attach",
        "加入材料",
        ALL,
        HANDLERS | {SECTION_HEAD},
        handling.AttachForm,
        frozenset({Event.ATTACHED}),
        ALL,
        "条例第四条",
        handling.attach_file,
    ),
    Step(
        "note",
        "写备注",
        ALL,
        EVERYBODY,
        handling.NoteForm,
        frozenset({Event.NOTED}),
        ALL,
        "条例第四条",
        handling.note,
    ),
)

OUTSIDE = frozenset(
    {
        Event.REGISTERED,
        Event.IMPORTED,
        Event.HANDED_OVER,
        Event.PASSED_ON,
        Event.SUED,
        Event.PERSONAL_DATA_SEEN,
        Event.PERSONAL_DATA_ERASED,
    }
)
"""Events that no step of the table leaves: they open a case, follow from another, or belong to posts or the vault."""

TABLE: StepTable[Dispute] = StepTable(
    STEPS,
    stages=DisputeStage,
    first=DisputeStage.REGISTERED,
    ends=ENDED,
    events=frozenset(Event) - OUTSIDE,
)

"""The table of steps of annual reports (年度报告步骤表): who may do what in which stage, under which article.

Screen, API, tests and `docs/annual-report-steps.md` are read off this table.
"""

from gongkai.agencies.role import Role
from gongkai.annual.access import COMPILERS as COMPILING_ROLES
from gongkai.annual.event_kind import EventKind as Event
from gongkai.annual.models import AnnualReport
from gongkai.annual.models.annual_report import SUPERVISING
from gongkai.annual.stage import AT_WORK, Stage
from gongkai.annual.step_form import PerhapsReasonForm, ReasonForm
from gongkai.annual.steps_of_own import around, correcting, publishing, reviewing, submitting
from gongkai.annual.superior import SUPERIOR
from gongkai.workflow.step import Step, StepTable

COMPILERS = frozenset(COMPILING_ROLES)
OFFICE = COMPILERS | {Role.LEADER}
"""公开工作机构 and the leader in charge, who is the first to answer for the report (国办公开办函〔2021〕30号)."""

SUBMITTED, RETURNED, CLEARED = Stage.SUBMITTED, Stage.RETURNED, Stage.CLEARED
PUBLISHED, SUPERSEDED, DROPPED = Stage.PUBLISHED, Stage.SUPERSEDED, Stage.DROPPED
ALL = frozenset(Stage)
CURRENT = ALL - {SUPERSEDED, DROPPED}

STEPS: tuple[Step[AnnualReport], ...] = (
    Step(
        "submit",
        "报送",
        AT_WORK,
        OFFICE,
        submitting.SubmitForm,
        frozenset({Event.SUBMITTED}),
        frozenset({SUBMITTED}),
        "条例第四十九条、第五十条",
        submitting.submit,
        obstacle=submitting.may_submit,
        confirms="报送后表格和文字定稿，不再随记录变动。上级核准以前可以撤回。",
    ),
    Step(
        "recall",
        "撤回报送",
        frozenset({SUBMITTED}),
        OFFICE,
        ReasonForm,
        frozenset({Event.RECALLED}),
        frozenset({Stage.COMPILING}),
        "条例第六条、第四十九条",
        submitting.recall,
    ),
    Step(
        "clear",
        "核准",
        frozenset({SUBMITTED, PUBLISHED}),
        SUPERVISING,
        PerhapsReasonForm,
        frozenset({Event.CLEARED}),
        frozenset({CLEARED, PUBLISHED}),
        "条例第三条、第四十九条",
        reviewing.clear,
        obstacle=reviewing.may_clear,
        whose=SUPERIOR,
    ),
    Step(
        "return",
        "退回修改",
        frozenset({SUBMITTED, CLEARED}),
        SUPERVISING,
        reviewing.ReturnForm,
        frozenset({Event.RETURNED}),
        frozenset({RETURNED}),
        "条例第三条、第四十六条",
        reviewing.send_back,
        whose=SUPERIOR,
    ),
    Step(
        "comment",
        "提出意见",
        frozenset({SUBMITTED, CLEARED, PUBLISHED}),
        SUPERVISING,
        reviewing.CommentForm,
        frozenset({Event.COMMENTED}),
        frozenset({SUBMITTED, CLEARED, PUBLISHED}),
        "条例第三条、第四十六条",
        reviewing.comment,
        whose=SUPERIOR,
    ),
    Step(
        "withdraw_comment",
        "撤销意见",
        CURRENT,
        SUPERVISING,
        reviewing.SettleForm,
        frozenset({Event.COMMENTS_SETTLED}),
        CURRENT,
        "条例第三条、第四十六条",
        reviewing.settle,
        obstacle=reviewing.has_comments,
        whose=SUPERIOR,
    ),
    Step(
        "settle",
        "处理意见",
        CURRENT,
        OFFICE,
        reviewing.SettleForm,
        frozenset({Event.COMMENTS_SETTLED}),
        CURRENT,
        "条例第六条、第四十六条",
        reviewing.settle,
        obstacle=reviewing.has_comments,
    ),
    Step(
        "publish",
        "发布",
        frozenset({SUBMITTED, CLEARED}),
        OFFICE,
        publishing.PublishForm,
        frozenset({Event.PUBLISHED}),
        frozenset({PUBLISHED}),
        "条例第四十九条、第五十条",
        publishing.publish,
        confirms="发布后公众立即可以看到、检索到。发现差错须办理更正，原来的版本仍可查看。",
    ),
    Step(
        "correct",
        "更正",
        frozenset({PUBLISHED}),
        OFFICE,
        correcting.CorrectForm,
        frozenset({Event.CORRECTION_BEGUN}),
        # Superseded once the correction that is begun here has been published.
        frozenset({PUBLISHED, SUPERSEDED}),
        "条例第六条、第五十条",
        correcting.correct,
        obstacle=correcting.may_correct,
        confirms="更正的是一个新版本，重新报送、核准、发布；在此以前公众看到的仍是现在这一版。",
    ),
    Step(
        "drop",
        "放弃更正",
        AT_WORK,
        COMPILERS,
        correcting.DropForm,
        frozenset({Event.DROPPED}),
        frozenset({DROPPED}),
        "条例第六条",
        correcting.drop,
        obstacle=correcting.may_drop,
        confirms="放弃后这一版不能再编制，公众看到的仍是原来一版。以后要更正的，另行办理更正。",
    ),
    Step(
        "choose_scope",
        "确定报告范围",
        AT_WORK,
        OFFICE,
        around.ScopeForm,
        frozenset({Event.SCOPE_CHOSEN}),
        AT_WORK,
        "条例第四十九条第二款",
        around.choose_scope,
        obstacle=around.may_choose_scope,
    ),
    Step(
        "note",
        "写备注",
        ALL,
        OFFICE,
        around.NoteForm,
        frozenset({Event.NOTED}),
        ALL,
        "条例第四条",
        around.note,
    ),
)

OUTSIDE = frozenset(
    {
        Event.BEGUN,
        Event.DUE_MOVED,
        Event.SUPERSEDED,
        Event.CORRECTION_DROPPED,
        Event.FINDING_ANSWERED,
        Event.ANSWER_WITHDRAWN,
        Event.ADJUSTED,
        Event.ADJUSTMENT_WITHDRAWN,
        Event.OPENING_SIGNED,
        Event.OPENING_STRUCK,
        Event.PASSAGE_SAVED,
        Event.PASSAGE_REDRAFTED,
        Event.ATTACHED,
    }
)
"""Events that no step of the table leaves: they open a report, follow from a setting or another, or belong to its tables and words."""

TABLE: StepTable[AnnualReport] = StepTable(
    STEPS,
    stages=Stage,
    first=Stage.COMPILING,
    ends=frozenset({PUBLISHED, SUPERSEDED, DROPPED}),
    events=frozenset(Event) - OUTSIDE,
)
"""All steps of an annual report."""

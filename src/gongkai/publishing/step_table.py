"""The table of steps of documents (信息步骤表): who may do what in which stage, under which article.

Screen, API, tests and `docs/document-steps.md` are read off this table.
"""

from gongkai.agencies.role import Role
from gongkai.publishing.drafting import DRAFTERS as DRAFTING
from gongkai.publishing.event_kind import EventKind as Event
from gongkai.publishing.models import Document
from gongkai.publishing.review.chain import REVIEWERS as REVIEWING
from gongkai.publishing.stage import AT_WORK, Stage
from gongkai.publishing.step_form import NothingForm, PerhapsReasonForm, ReasonForm
from gongkai.publishing.steps import (
    around,
    publishing,
    reviewing,
    revising,
    signing,
    submitting,
    taking_down,
    undoing,
    validity,
)
from gongkai.workflow.step import Step, StepTable

DRAFTERS, REVIEWERS = frozenset(DRAFTING), frozenset(REVIEWING)
OFFICE = frozenset({Role.CLERK, Role.OGI_HEAD})
"""公开工作机构: publishes, and answers for what is public."""
HEADS = frozenset({Role.OGI_HEAD, Role.LEADER})
EVERYBODY = DRAFTERS | REVIEWERS

DRAFT, IN_REVIEW, SIGNED = Stage.DRAFT, Stage.IN_REVIEW, Stage.SIGNED
PUBLISHED, KEPT, DISCARDED = Stage.PUBLISHED, Stage.KEPT, Stage.DISCARDED
REGISTERED = Stage.REGISTERED
DOWN = frozenset({Stage.WITHDRAWN, Stage.ENDED})
FINISHED = frozenset({PUBLISHED, KEPT, REGISTERED}) | DOWN
"""On the shelf: the public sees it, or it is kept or only registered, or was taken down."""
PERHAPS_SHOWN = frozenset({PUBLISHED}) | AT_WORK
"""The public may see a text of it, be it that a newer one is in the making."""
ALL = frozenset(Stage)
ALIVE = ALL - {DISCARDED}

STEPS: tuple[Step[Document], ...] = (
    Step(
        "submit",
        "送审",
        frozenset({DRAFT}),
        DRAFTERS,
        submitting.SubmitForm,
        frozenset({Event.SUBMITTED}),
        frozenset({IN_REVIEW}),
        "条例第十七条；国办发〔2016〕80号",
        submitting.submit,
        obstacle=submitting.may_submit,
    ),
    Step(
        "recall",
        "撤回送审",
        frozenset({IN_REVIEW}),
        DRAFTERS,
        PerhapsReasonForm,
        frozenset({Event.RECALLED}),
        frozenset({DRAFT}),
        "条例第十七条",
        submitting.recall,
    ),
    Step(
        "pass",
        "审核通过",
        frozenset({IN_REVIEW}),
        REVIEWERS,
        reviewing.ReviewForm,
        frozenset({Event.PASSED}),
        frozenset({IN_REVIEW}),
        "条例第十七条；保守国家秘密法实施条例第四十二条",
        reviewing.pass_on,
        obstacle=reviewing.may_pass,
    ),
    Step(
        "return",
        "退回修改",
        frozenset({IN_REVIEW}),
        REVIEWERS,
        reviewing.ReturnForm,
        frozenset({Event.RETURNED}),
        frozenset({DRAFT}),
        "条例第十七条",
        reviewing.send_back,
        obstacle=reviewing.may_return,
    ),
    Step(
        "sign",
        "签发",
        frozenset({IN_REVIEW}),
        REVIEWERS,
        signing.SignForm,
        frozenset({Event.SIGNED, Event.NUMBERED, Event.KEPT}),
        frozenset({SIGNED, KEPT}),
        "条例第十七条；国办发〔2016〕80号",
        signing.sign,
        obstacle=reviewing.may_sign,
    ),
    Step(
        "publish",
        "发布",
        frozenset({SIGNED}),
        OFFICE,
        NothingForm,
        frozenset({Event.PUBLISHED}),
        frozenset({PUBLISHED}),
        "条例第二十三条、第二十四条、第二十六条",
        publishing.publish,
        obstacle=publishing.may_publish,
        confirms="发布后公众立即可以看到、检索到。发现差错须撤下或者修订，都留有记录。",
    ),
    Step(
        "schedule",
        "定时发布",
        frozenset({SIGNED}),
        OFFICE,
        publishing.ScheduleForm,
        frozenset({Event.SCHEDULED}),
        frozenset({SIGNED}),
        "条例第二十六条",
        publishing.schedule,
        obstacle=publishing.may_schedule,
    ),
    Step(
        "unschedule",
        "取消定时",
        frozenset({SIGNED}),
        OFFICE,
        NothingForm,
        frozenset({Event.UNSCHEDULED}),
        frozenset({SIGNED}),
        "条例第二十六条",
        publishing.unschedule,
        obstacle=publishing.is_scheduled,
    ),
    Step(
        "withdraw",
        "撤下",
        PERHAPS_SHOWN,
        OFFICE | HEADS,
        taking_down.WithdrawForm,
        frozenset({Event.WITHDRAWN}),
        AT_WORK | {Stage.WITHDRAWN},
        "条例第六条、第十八条",
        taking_down.withdraw,
        obstacle=taking_down.is_shown,
        confirms="撤下后公众看不到、检索不到，原来的地址只留撤下日期和对公众的说明。",
    ),
    Step(
        "undo_decision",
        "登记处罚决定变更或撤销",
        PERHAPS_SHOWN,
        DRAFTERS | OFFICE,
        undoing.UndoingForm,
        frozenset({Event.DECISION_UNDONE}),
        PERHAPS_SHOWN,
        "行政处罚法第四十八条",
        undoing.undo,
        obstacle=undoing.may_undo,
    ),
    Step(
        "restore",
        "恢复发布",
        DOWN,
        HEADS,
        taking_down.RestoreForm,
        frozenset({Event.RESTORED}),
        frozenset({PUBLISHED}),
        "条例第二十六条",
        taking_down.restore,
        obstacle=taking_down.may_restore,
        confirms="恢复的是原来公开的文本，公众立即可以看到。要改动的，办理“开始修订”。",
    ),
    Step(
        "end",
        "到期下线",
        PERHAPS_SHOWN,
        OFFICE,
        taking_down.EndForm,
        frozenset({Event.ENDED}),
        AT_WORK | {Stage.ENDED},
        "条例第十八条",
        taking_down.end_now,
        obstacle=taking_down.is_shown,
        confirms="下线后公众看不到、检索不到，原来的地址只留下线日期和说明。",
    ),
    Step(
        "revise",
        "开始修订",
        FINISHED | {SIGNED},
        DRAFTERS,
        PerhapsReasonForm,
        frozenset({Event.REVISION_BEGUN}),
        frozenset({DRAFT}),
        "条例第六条、第二十六条",
        revising.revise,
    ),
    Step(
        "drop_revision",
        "放弃修订",
        frozenset({DRAFT, SIGNED}),
        DRAFTERS,
        PerhapsReasonForm,
        frozenset({Event.REVISION_DROPPED}),
        FINISHED,
        "条例第六条",
        revising.drop_revision,
        obstacle=revising.may_drop,
        confirms="修订中的文本不再保留为待办，工作文本回到上次办结的一稿。送审过的各稿仍可查看。",
    ),
    Step(
        "discard",
        "作废",
        frozenset({DRAFT}),
        DRAFTERS,
        ReasonForm,
        frozenset({Event.DISCARDED}),
        frozenset({DISCARDED}),
        "条例第六条",
        revising.discard,
        obstacle=revising.may_discard,
        confirms="作废后不能恢复，记录保留。",
    ),
    Step(
        "reassess",
        "定期评估",
        frozenset({KEPT}),
        OFFICE | HEADS,
        revising.ReassessForm,
        frozenset({Event.REASSESSED}),
        frozenset({KEPT, DRAFT}),
        "条例第十八条",
        revising.reassess,
    ),
    Step(
        "move",
        "调整栏目",
        ALIVE,
        OFFICE,
        around.MoveForm,
        frozenset({Event.MOVED}),
        ALIVE,
        "条例第二十四条",
        around.move,
    ),
    Step(
        "change_validity",
        "变更有效性",
        FINISHED | AT_WORK,
        OFFICE,
        validity.ValidityForm,
        frozenset({Event.VALIDITY_CHANGED}),
        FINISHED | AT_WORK,
        "条例第二十条第一项；国办发〔2017〕47号",
        validity.change_validity,
        obstacle=validity.may_change,
        confirms="登记后立即标注在已经公开的页面上，规范性文件台账随之改变。",
    ),
    Step(
        "link",
        "关联文件",
        ALIVE,
        DRAFTERS,
        around.LinkForm,
        frozenset({Event.LINKED}),
        ALIVE,
        "国办发〔2016〕80号",
        around.link,
    ),
    Step(
        "place",
        "登记发布渠道",
        frozenset({PUBLISHED}) | AT_WORK,
        DRAFTERS,
        around.PlaceForm,
        frozenset({Event.PLACED}),
        frozenset({PUBLISHED}) | AT_WORK,
        "条例第二十三条",
        around.place_on_channel,
        obstacle=taking_down.is_shown,
    ),
    Step(
        "hand_over",
        "转交",
        ALIVE,
        DRAFTERS,
        around.HandOverForm,
        frozenset({Event.HANDED_OVER}),
        ALIVE,
        "条例第四条",
        around.hand_over,
    ),
    Step(
        "note",
        "写备注",
        ALL,
        EVERYBODY,
        around.NoteForm,
        frozenset({Event.NOTED}),
        ALL,
        "条例第四条",
        around.note,
    ),
)

OUTSIDE = frozenset({Event.DRAFTED, Event.IMPORTED})
"""Events that no step of the table leaves: they open a file."""

TABLE: StepTable[Document] = StepTable(
    STEPS,
    stages=Stage,
    first=Stage.DRAFT,
    ends=ALL - AT_WORK,
    events=frozenset(Event) - OUTSIDE,
)

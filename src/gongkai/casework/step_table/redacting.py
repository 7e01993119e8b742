"""Giving a file in part (区分处理), from its choice to its release."""

from gongkai.casework.event_kind import EventKind as Event
from gongkai.casework.models import Application
from gongkai.casework.stage import AT_HAND
from gongkai.casework.step_table.who_and_when import DESK, EVERYBODY
from gongkai.casework.steps import assignment, redaction, redaction_begun
from gongkai.workflow.step import Step, Subject

STEPS: tuple[Step[Application], ...] = (
    Step(
        "redact",
        "区分处理",
        AT_HAND,
        DESK,
        redaction_begun.RedactForm,
        frozenset({Event.REDACTION_STARTED, Event.ATTACHED}),
        AT_HAND,
        "条例第三十七条",
        redaction_begun.redact,
        obstacle=redaction_begun.gives_information,
    ),
    Step(
        "check_redaction",
        "复核区分处理",
        AT_HAND,
        EVERYBODY,
        redaction.CheckForm,
        frozenset({Event.REDACTION_CHECKED}),
        AT_HAND,
        "条例第三十七条",
        redaction.check_redaction,
        subject=Subject.REDACTION,
        obstacle=redaction.may_check,
    ),
    Step(
        "return_redaction",
        "退回区分处理",
        AT_HAND,
        EVERYBODY,
        assignment.ReasonForm,
        frozenset({Event.REDACTION_RETURNED}),
        AT_HAND,
        "条例第三十七条",
        redaction.return_redaction,
        subject=Subject.REDACTION,
        obstacle=redaction.may_return,
    ),
    Step(
        "release_redaction",
        "放行区分处理后的文件",
        AT_HAND,
        DESK,
        redaction.ReleaseForm,
        frozenset({Event.REDACTION_RELEASED}),
        AT_HAND,
        "条例第三十七条",
        redaction.release_redaction,
        subject=Subject.REDACTION,
        obstacle=redaction.may_release,
        confirms="放行后不能再改，文件随答复书提供给申请人。",
    ),
    Step(
        "abandon_redaction",
        "放弃区分处理",
        AT_HAND,
        DESK,
        assignment.ReasonForm,
        frozenset({Event.REDACTION_ABANDONED}),
        AT_HAND,
        "条例第三十七条",
        redaction.abandon_redaction,
        subject=Subject.REDACTION,
        obstacle=redaction.may_abandon,
        confirms="放弃后不能恢复，遮盖后的文件不再提供。原件也不会因此提供：要整份提供的，把它作为“拟提供的政府信息”重新加入。",
    ),
)

"""After a case has ended: re-opened, archived, held up as typical, assessed again."""

from gongkai.casework.event_kind import EventKind as Event
from gongkai.casework.models import Application
from gongkai.casework.stage import AT_HAND, Stage
from gongkai.casework.step_table.who_and_when import CLERK, DESK, ENDED, LEADER, OFFICE, OGI_HEAD
from gongkai.casework.steps import afterwards, assignment
from gongkai.workflow.step import Step, Subject

STEPS: tuple[Step[Application], ...] = (
    Step(
        "reopen",
        "重新办理",
        ENDED,
        OFFICE,
        afterwards.ReopenForm,
        frozenset({Event.REOPENED}),
        AT_HAND,
        "行政复议法、行政诉讼法",
        afterwards.reopen,
    ),
    Step(
        "archive",
        "归档",
        frozenset({Stage.CLOSED}),
        OFFICE,
        assignment.NothingForm,
        frozenset({Event.ARCHIVED}),
        frozenset({Stage.ARCHIVED}),
        "条例第四十五条",
        afterwards.archive,
        obstacle=afterwards.may_archive,
    ),
    Step(
        "mark_typical",
        "列为典型案例",
        ENDED,
        frozenset({CLERK, OGI_HEAD, LEADER}),
        afterwards.TypicalForm,
        frozenset({Event.MARKED_TYPICAL}),
        ENDED,
        "条例第四十六条",
        afterwards.mark_typical,
    ),
    Step(
        "reassess",
        "评估不予公开的信息",
        ENDED,
        DESK,
        afterwards.ReassessForm,
        frozenset({Event.REASSESSED}),
        ENDED,
        "条例第十八条",
        afterwards.reassess,
        subject=Subject.ITEM,
        obstacle=afterwards.withheld_item,
    ),
)

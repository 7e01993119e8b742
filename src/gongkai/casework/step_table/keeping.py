"""What may be added to a file at any time."""

from gongkai.casework.event_kind import EventKind as Event
from gongkai.casework.models import Application
from gongkai.casework.stage import OPEN
from gongkai.casework.step_table.who_and_when import ALL, CLERK, DESK, EVERYBODY, LEADER, OGI_HEAD
from gongkai.casework.steps import assignment, receipt
from gongkai.workflow.step import Step

STEPS: tuple[Step[Application], ...] = (
    Step(
        "attach",
        "加入材料",
        ALL,
        DESK,
        receipt.AttachForm,
        frozenset({Event.ATTACHED}),
        ALL,
        "条例第四十五条",
        receipt.attach_file,
        shared=True,
    ),
    Step(
        "link",
        "关联案件",
        ALL,
        DESK,
        receipt.LinkForm,
        frozenset({Event.LINKED}),
        ALL,
        "条例第四十五条",
        receipt.link,
    ),
    Step(
        "remind",
        "催办",
        OPEN,
        frozenset({CLERK, OGI_HEAD, LEADER}),
        assignment.NothingForm,
        frozenset({Event.REMINDED}),
        OPEN,
        "条例第四十五条",
        assignment.remind,
    ),
    Step(
        "note",
        "写备注",
        ALL,
        EVERYBODY,
        receipt.NoteForm,
        frozenset({Event.NOTED}),
        ALL,
        "条例第四十五条",
        receipt.note,
        shared=True,
    ),
)

"""Deciding item by item, and drafting the reply."""

from gongkai.casework.event_kind import EventKind as Event
from gongkai.casework.models import Application
from gongkai.casework.step_table.who_and_when import (
    DECIDING,
    DESK,
)
from gongkai.casework.steps import assignment, decision
from gongkai.law.letter import LETTERS, LetterCode, LetterKind
from gongkai.workflow.step import Step

DECISIONS = tuple(code for code, letter in LETTERS.items() if letter.kind is LetterKind.DECISION)

STEPS: tuple[Step[Application], ...] = (
    Step(
        "decide",
        "拟定处理结果",
        DECIDING,
        DESK,
        decision.DecisionForm,
        frozenset({Event.DECIDED}),
        DECIDING,
        "条例第三十六条、第三十七条",
        decision.decide,
        obstacle=decision.answered_by_all,
    ),
    Step(
        "draft_reply",
        "起草答复书",
        DECIDING,
        DESK,
        assignment.NothingForm,
        frozenset({Event.LETTER_DRAFTED}),
        DECIDING,
        "条例第三十三条",
        decision.draft_reply,
        letters=DECISIONS,
        obstacle=decision.undrafted,
    ),
    Step(
        "draft_other_reply",
        "起草处理告知书",
        DECIDING,
        DESK,
        decision.OtherReplyForm,
        frozenset({Event.LETTER_DRAFTED}),
        DECIDING,
        "条例第四十一条、第四十七条、第五十一条",
        decision.draft_other_reply,
        letters=(LetterCode.COMPLAINT_REPLY, LetterCode.RECORD_CORRECTED, LetterCode.RECORD_TRANSFERRED),
        obstacle=decision.outside_table_3,
    ),
)

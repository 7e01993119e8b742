"""What the applicant does online."""

from gongkai.casework.event_kind import EventKind as Event
from gongkai.casework.models import Application
from gongkai.casework.stage import OPEN, Stage
from gongkai.casework.step_table.who_and_when import ALL, ENDED
from gongkai.casework.steps import afterwards, assignment, by_applicant
from gongkai.workflow.step import Step, Subject

STEPS: tuple[Step[Application], ...] = (
    Step(
        "submit_correction",
        "提交补正材料",
        frozenset({Stage.AWAITING_CORRECTION}),
        frozenset(),
        by_applicant.CorrectionForm,
        frozenset({Event.CORRECTION_SUBMITTED, Event.ATTACHED}),
        frozenset({Stage.AWAITING_CORRECTION}),
        "条例第三十条",
        by_applicant.submit_correction,
        obstacle=by_applicant.not_sent_before,
        public=True,
    ),
    Step(
        "ask_withdrawal",
        "撤回申请",
        OPEN,
        frozenset(),
        assignment.NothingForm,
        frozenset({Event.WITHDRAWAL_ASKED}),
        OPEN,
        "条例第四十五条",
        by_applicant.ask_withdrawal,
        obstacle=by_applicant.not_asked_before,
        confirms="机关登记后，本件终止办理，不再答复。以后还可以重新申请。",
        public=True,
    ),
    Step(
        "fetch_letter",
        "下载文书",
        ALL,
        frozenset(),
        assignment.NothingForm,
        frozenset({Event.LETTER_DELIVERED}),
        ALL,
        "条例第三十二条、第三十三条",
        by_applicant.fetch_letter,
        subject=Subject.LETTER,
        obstacle=by_applicant.waits_to_be_fetched,
        public=True,
    ),
    Step(
        "rate",
        "评价",
        ENDED,
        frozenset(),
        afterwards.RatingForm,
        frozenset({Event.RATED}),
        ENDED,
        "条例第四十六条",
        afterwards.rate,
        obstacle=afterwards.unrated,
        public=True,
    ),
)

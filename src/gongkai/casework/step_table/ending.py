"""Ways in which a case ends other than by a decision on what was asked."""

from gongkai.casework.event_kind import EventKind as Event
from gongkai.casework.models import Application
from gongkai.casework.stage import AT_HAND, Stage
from gongkai.casework.step_table.who_and_when import AT_WORK, DESK
from gongkai.casework.steps import answers, assignment, decision
from gongkai.law.clock import State
from gongkai.law.letter import LetterCode
from gongkai.workflow.step import Step

STEPS: tuple[Step[Application], ...] = (
    Step(
        "close_uncorrected",
        "起草不再处理告知书（逾期不补正）",
        frozenset({Stage.AWAITING_CORRECTION}),
        DESK,
        assignment.NothingForm,
        frozenset({Event.LETTER_DRAFTED}),
        frozenset({Stage.AWAITING_CORRECTION}),
        "条例第三十条",
        decision.close_uncorrected,
        letters=(LetterCode.CLOSED_NO_CORRECTION,),
        obstacle=decision.lapsed(State.AWAITING_CORRECTION, "没有尚待补正的告知。"),
    ),
    Step(
        "close_unpaid",
        "起草不再处理告知书（逾期未缴费）",
        frozenset({Stage.AWAITING_PAYMENT}),
        DESK,
        assignment.NothingForm,
        frozenset({Event.LETTER_DRAFTED}),
        frozenset({Stage.AWAITING_PAYMENT}),
        "国办函〔2020〕109号第六条",
        decision.close_unpaid,
        letters=(LetterCode.CLOSED_UNPAID,),
        obstacle=decision.lapsed(State.AWAITING_PAYMENT, "没有尚待缴纳的费用。"),
    ),
    Step(
        "withdraw_request",
        "登记撤回申请",
        AT_HAND,
        DESK,
        answers.WithdrawalForm,
        frozenset({Event.REQUEST_WITHDRAWN, Event.ATTACHED}),
        AT_HAND,
        "条例第四十五条",
        answers.withdraw_request,
    ),
    Step(
        "transfer",
        "转送其他机关",
        AT_WORK,
        DESK,
        answers.TransferForm,
        frozenset({Event.TRANSFERRED}),
        AT_WORK,
        "条例第四十一条、第三十六条第（五）项",
        answers.transfer,
    ),
)

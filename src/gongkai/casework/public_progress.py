"""Where applicants' case stands, what comes next and what they can do, in plain words for every stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from gongkai.casework.facts import CONSULTING
from gongkai.casework.stage import Stage
from gongkai.casework.standing import Standing, asks_still
from gongkai.law.clock import DeadlineKind
from gongkai.law.letter import LetterCode
from gongkai.law.wording import chinese_date


@dataclass(frozen=True, slots=True)
class PublicStep:
    """One point of the bar: `state` is done, now or to come."""

    label: str
    state: str


@dataclass(frozen=True, slots=True)
class Progress:
    """`says` is the sentence on top, `then` what follows; `next_on` and `next_says` the line yet to come."""

    says: str
    then: str
    steps: tuple[PublicStep, ...]
    next_on: date | None = None
    next_says: str = ""

    @property
    def now(self) -> int:
        """The number of the present step."""
        return next((n for n, step in enumerate(self.steps, 1) if step.state == "now"), len(self.steps))


def progress(stands: Standing) -> Progress:
    """Of any case, whatever its kind."""
    says, then = _said(stands)
    next_on, next_says = _next(stands)
    return Progress(says, then, tuple(_steps(stands)), next_on, next_says)


def _said(stands: Standing) -> tuple[str, str]:
    facts, own = stands.facts, stands.facts.is_application
    match stands.stage:
        case Stage.UNCONFIRMED:
            return "等机关与您确认收到。", "确认的次日起，20个工作日内答复。请留意您填写的联系方式。"
        case Stage.REGISTERED:
            return "机关已收到，准备办理。", ""
        case Stage.ASSIGNED | Stage.HANDLING:
            return ("正在办理，拟写答复。" if own else "正在核实办理。"), ""
        case Stage.AWAITING_CORRECTION if facts.correction_sent_on:
            sent = chinese_date(facts.correction_sent_on)
            return "已收到您补正的材料。", f"您于{sent}提交，机关登记后，自提交的次日起重新计算期限。"
        case Stage.AWAITING_CORRECTION:
            asked = "；".join(defect.label for defect in facts.missing)
            by = _before(stands, DeadlineKind.CORRECTION_ANSWER, "补正", "视为放弃申请，机关不再处理")
            return "请您补正。", f"要补正的是：{asked}。{by}" if asked else by
        case Stage.CONSULTING:
            organ = any(
                asks_still(letter) and letter.code is LetterCode.CO_MAKER_INQUIRY
                for letter in facts.letters.values()
            )
            return (
                f"正在征求{'其他机关' if organ else '第三方'}意见。",
                "收到意见前计时暂停，等待时间不计入期限。",
            )
        case Stage.AWAITING_REASONS:
            return "请您说明理由。", _before(
                stands, DeadlineKind.REASONS_ANSWER, "说明", "机关可以决定不予处理"
            )
        case Stage.AWAITING_PAYMENT:
            return "请您缴费。", _before(stands, DeadlineKind.PAYMENT, "缴清", "视为放弃申请，机关不再处理")
        case Stage.IN_REVIEW:
            return "答复正在审核签发。", ""
        case Stage.TO_DISPATCH:
            return "答复已经签发，即将发出。", ""
    if not own or stands.outcome is None:
        return "已答复。", "结果和理由写在告知书里。"
    return f"已答复：{stands.outcome.law.label}。", _PLAIN[stands.outcome.group]


_PLAIN = {
    "granted": "信息随告知书给您，或者告知书写明在哪里能看到。",
    "partial": "一部分给您，另一部分不能公开，理由写在告知书里。",
    "refused": "理由和依据写在告知书里。不服的，可以按告知书写明的途径申请行政复议或者提起行政诉讼。",
    "unable": "原因写在告知书里。不服的，可以按告知书写明的途径申请行政复议或者提起行政诉讼。",
    "declined": "理由写在告知书里。不服的，可以按告知书写明的途径申请行政复议或者提起行政诉讼。",
    "other": "情况写在告知书里。以后还可以重新申请。",
}


def _due(stands: Standing, kind: DeadlineKind) -> date | None:
    return next((d.due for d in stands.clock.deadlines if d.kind is kind and d.running), None)


def _before(stands: Standing, kind: DeadlineKind, act: str, otherwise: str) -> str:
    due = _due(stands, kind)
    return f"请在{chinese_date(due)}前{act}；逾期没有正当理由的，{otherwise}。" if due else f"请尽快{act}。"


_ASKED = {
    Stage.AWAITING_CORRECTION: (DeadlineKind.CORRECTION_ANSWER, "您补正"),
    Stage.AWAITING_REASONS: (DeadlineKind.REASONS_ANSWER, "您说明理由"),
    Stage.AWAITING_PAYMENT: (DeadlineKind.PAYMENT, "您缴清费用"),
}


def _next(stands: Standing) -> tuple[date | None, str]:
    if not stands.is_open:
        return None, ""
    if stands.stage is Stage.UNCONFIRMED:
        return None, "机关与您确认收到，开始计时"
    if stands.stage in _ASKED and not stands.facts.correction_sent_on:
        kind, says = _ASKED[stands.stage]
        return _due(stands, kind), says
    return (stands.clock.due, "答复您") if stands.facts.is_application else (None, "答复您")


def _steps(stands: Standing) -> Iterator[PublicStep]:
    labels = ["提交", "确认收到", *_detours(stands), "办理", "审核签发", "答复"]
    at = labels.index(_WHERE[stands.stage])
    for number, label in enumerate(labels):
        state = "done" if number < at or not stands.is_open else "now" if number == at else "to come"
        yield PublicStep(label, state)


_WHERE = {
    Stage.UNCONFIRMED: "确认收到",
    Stage.REGISTERED: "办理",
    Stage.ASSIGNED: "办理",
    Stage.HANDLING: "办理",
    Stage.AWAITING_CORRECTION: "补正",
    Stage.AWAITING_REASONS: "说明理由",
    Stage.AWAITING_PAYMENT: "缴费",
    Stage.CONSULTING: "征求意见",
    Stage.IN_REVIEW: "审核签发",
    Stage.TO_DISPATCH: "审核签发",
    Stage.CLOSED: "答复",
    Stage.ARCHIVED: "答复",
}
_DETOURS = {
    LetterCode.CORRECTION_NOTICE: "补正",
    LetterCode.REASONS_REQUEST: "说明理由",
    LetterCode.FEE_NOTICE: "缴费",
    **dict.fromkeys(CONSULTING, "征求意见"),
}


def _detours(stands: Standing) -> list[str]:
    """What the present run has waited for or waits for, each once, in the order in which it was asked."""
    sent = sorted(
        (letter.dispatched_on, letter.id, _DETOURS[letter.code])
        for letter in stands.facts.letters.values()
        if letter.code in _DETOURS and letter.dispatched_on and letter.run == stands.facts.run
    )
    return list(dict.fromkeys(label for _on, _id, label in sent))

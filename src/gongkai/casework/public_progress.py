"""Where applicants' case stands, what comes next and what they can do, in plain words for every stage."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
            return _("等机关与您确认收到。"), _("确认的次日起，20个工作日内答复。请留意您填写的联系方式。")
        case Stage.REGISTERED:
            return _("机关已收到，准备办理。"), ""
        case Stage.ASSIGNED | Stage.HANDLING:
            return (_("正在办理，拟写答复。") if own else _("正在核实办理。")), ""
        case Stage.AWAITING_CORRECTION if facts.correction_sent_on:
            sent = chinese_date(facts.correction_sent_on)
            return _("已收到您补正的材料。"), _(
                "您于%(sent)s提交，机关登记后，自提交的次日起重新计算期限。"
            ) % {"sent": sent}
        case Stage.AWAITING_CORRECTION:
            asked = "；".join(defect.label for defect in facts.missing)
            by = _before(stands, DeadlineKind.CORRECTION_ANSWER, _("补正"), _("视为放弃申请，机关不再处理"))
            return _("请您补正。"), _("要补正的是：%(asked)s。%(by)s") % {
                "asked": asked,
                "by": by,
            } if asked else by
        case Stage.CONSULTING:
            organ = any(
                asks_still(letter) and letter.code is LetterCode.CO_MAKER_INQUIRY
                for letter in facts.letters.values()
            )
            who = _("其他机关") if organ else _("第三方")
            says = _("正在征求%(who)s意见。") % {"who": who}
            return says, _("收到意见前计时暂停，等待时间不计入期限。")
        case Stage.AWAITING_REASONS:
            return _("请您说明理由。"), _before(
                stands, DeadlineKind.REASONS_ANSWER, _("说明"), _("机关可以决定不予处理")
            )
        case Stage.AWAITING_PAYMENT:
            return _("请您缴费。"), _before(
                stands, DeadlineKind.PAYMENT, _("缴清"), _("视为放弃申请，机关不再处理")
            )
        case Stage.IN_REVIEW:
            return _("答复正在审核签发。"), ""
        case Stage.TO_DISPATCH:
            return _("答复已经签发，即将发出。"), ""
    if not own or stands.outcome is None:
        return _("已答复。"), _("结果和理由写在告知书里。")
    return _("已答复：%(outcome)s。") % {"outcome": stands.outcome.law.label}, str(
        _PLAIN[stands.outcome.group]
    )


_PLAIN = {
    "granted": gettext_lazy("信息随告知书给您，或者告知书写明在哪里能看到。"),
    "partial": gettext_lazy("一部分给您，另一部分不能公开，理由写在告知书里。"),
    "refused": gettext_lazy(
        "理由和依据写在告知书里。不服的，可以按告知书写明的途径申请行政复议或者提起行政诉讼。"
    ),
    "unable": gettext_lazy("原因写在告知书里。不服的，可以按告知书写明的途径申请行政复议或者提起行政诉讼。"),
    "declined": gettext_lazy(
        "理由写在告知书里。不服的，可以按告知书写明的途径申请行政复议或者提起行政诉讼。"
    ),
    "other": gettext_lazy("情况写在告知书里。以后还可以重新申请。"),
}


def _due(stands: Standing, kind: DeadlineKind) -> date | None:
    return next((d.due for d in stands.clock.deadlines if d.kind is kind and d.running), None)


def _before(stands: Standing, kind: DeadlineKind, act: str, otherwise: str) -> str:
    due = _due(stands, kind)
    if due is None:
        return _("请尽快%(act)s。") % {"act": act}
    says = _("请在%(day)s前%(act)s；逾期没有正当理由的，%(otherwise)s。")
    return says % {"day": chinese_date(due), "act": act, "otherwise": otherwise}


_ASKED = {
    Stage.AWAITING_CORRECTION: (DeadlineKind.CORRECTION_ANSWER, gettext_lazy("您补正")),
    Stage.AWAITING_REASONS: (DeadlineKind.REASONS_ANSWER, gettext_lazy("您说明理由")),
    Stage.AWAITING_PAYMENT: (DeadlineKind.PAYMENT, gettext_lazy("您缴清费用")),
}


def _next(stands: Standing) -> tuple[date | None, str]:
    if not stands.is_open:
        return None, ""
    if stands.stage is Stage.UNCONFIRMED:
        return None, _("机关与您确认收到，开始计时")
    if stands.stage in _ASKED and not stands.facts.correction_sent_on:
        kind, says = _ASKED[stands.stage]
        return _due(stands, kind), str(says)
    return (stands.clock.due, _("答复您")) if stands.facts.is_application else (None, _("答复您"))


def _steps(stands: Standing) -> Iterator[PublicStep]:
    labels = [_("提交"), _("确认收到"), *map(str, _detours(stands)), _("办理"), _("审核签发"), _("答复")]
    at = labels.index(str(_WHERE[stands.stage]))
    for number, label in enumerate(labels):
        state = "done" if number < at or not stands.is_open else "now" if number == at else "to come"
        yield PublicStep(label, state)


_WHERE = {
    Stage.UNCONFIRMED: gettext_lazy("确认收到"),
    Stage.REGISTERED: gettext_lazy("办理"),
    Stage.ASSIGNED: gettext_lazy("办理"),
    Stage.HANDLING: gettext_lazy("办理"),
    Stage.AWAITING_CORRECTION: gettext_lazy("补正"),
    Stage.AWAITING_REASONS: gettext_lazy("说明理由"),
    Stage.AWAITING_PAYMENT: gettext_lazy("缴费"),
    Stage.CONSULTING: gettext_lazy("征求意见"),
    Stage.IN_REVIEW: gettext_lazy("审核签发"),
    Stage.TO_DISPATCH: gettext_lazy("审核签发"),
    Stage.CLOSED: gettext_lazy("答复"),
    Stage.ARCHIVED: gettext_lazy("答复"),
}
_DETOURS = {
    LetterCode.CORRECTION_NOTICE: gettext_lazy("补正"),
    LetterCode.REASONS_REQUEST: gettext_lazy("说明理由"),
    LetterCode.FEE_NOTICE: gettext_lazy("缴费"),
    **dict.fromkeys(CONSULTING, gettext_lazy("征求意见")),
}


def _detours(stands: Standing) -> list[str | Promise]:
    """What the present run has waited for or waits for, each once, in the order in which it was asked."""
    sent = sorted(
        (letter.dispatched_on, letter.id, letter.code)
        for letter in stands.facts.letters.values()
        if letter.code in _DETOURS and letter.dispatched_on and letter.run == stands.facts.run
    )
    return list(dict.fromkeys(_DETOURS[code] for _on, _id, code in sent))

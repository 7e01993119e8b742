"""A letter on its way: submitted, approved level by level, returned, numbered, dispatched, delivered."""

from datetime import date
from typing import Any

from django import forms

from gongkai.agencies.role import Role
from gongkai.casework.approval import levels
from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import CLOSING, CONSULTING, LetterState
from gongkai.casework.filing import file_from
from gongkai.casework.giving import FIXED, fix_files, loosen_files
from gongkai.casework.letter_file import check_letter, print_letter
from gongkai.casework.letters.dispatch import Severity
from gongkai.casework.models import Application, Letter, LetterLevel, SentBy
from gongkai.casework.recording import record, stands
from gongkai.casework.step_form import StepForm, date_field, text_field
from gongkai.law.clock import DeadlineKind, State
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.wording import chinese_date
from gongkai.records.models import Purpose
from gongkai.workflow.numbering import next_number
from gongkai.workflow.step import StepRefused, Taking

NUMBERS = {
    "decision": "{word}公开〔{year}〕{n}号",
    "procedural": "{word}公开函〔{year}〕{n}号",
}
"""How letters are numbered where an agency has chosen nothing else."""


def letter_of(application: Application, taking: Taking) -> Letter:
    """The letter that a step is about; refused where the case has none of that number."""
    # All of them, so that a page that has read them asks nothing.
    found = next((letter for letter in application.letters.all() if letter.pk == taking.pk), None)
    if found is None:
        raise StepRefused("没有找到这份文书。请回到本件页面，从按钮进入。")
    return found


def in_state(*states: LetterState, otherwise: str) -> Any:
    """An obstacle: the letter must be in one of the states."""

    def obstacle(application: Application, taking: Taking) -> str:
        return "" if letter_of(application, taking).state in states else otherwise

    return obstacle


def submit_letter(application: Application, taking: Taking) -> None:
    """送审: the chain is fixed now; what the check blocks is not submitted."""
    letter = letter_of(application, taking)
    code = LetterCode(letter.code)
    if blocks := _blocks(letter, taking.when.today, submitting=True):
        raise StepRefused("；".join(blocks))
    fix_files(letter)
    lead = stands(application).facts.lead
    chain = levels(application.agency, code, unit=lead.unit if lead else None, today=taking.when.today)
    LetterLevel.objects.bulk_create(
        LetterLevel(letter=letter, level=level, role=role) for level, role in enumerate(chain, start=1)
    )
    record(
        application,
        EventKind.LETTER_SUBMITTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=code,
        levels=list(chain),
    )
    if not chain:
        _sign(application, letter, taking)


def _blocks(letter: Letter, day: date, *, submitting: bool = False) -> list[str]:
    found = check_letter(letter, day, submitting=submitting)
    return [finding.says for finding in found if finding.severity is Severity.BLOCK]


class ApproveForm(StepForm):
    """Consent, with words if wanted."""

    comment = text_field("批注", required=False)


def may_approve(application: Application, taking: Taking) -> str:
    """It is this role's turn, and nobody approves what they drafted."""
    letter = letter_of(application, taking)
    facts = stands(application).facts.letters[letter.pk]
    turn = facts.waits_for_role
    if turn is None:
        return "这份文书不在审批中。"
    if turn is not taking.actor.role:
        return f"现在由{turn.label}审批。"
    if taking.actor.person_id is not None and taking.actor.person_id == letter.drafted_by_id:
        return "不能审批自己起草的文书。请由他人审批，或请管理员指定代理人。"
    lead = stands(application).facts.lead
    if turn is Role.SECTION_HEAD and lead and lead.unit != taking.actor.unit_id:
        return "由主办科室的负责人审批。"
    return ""


def approve_letter(application: Application, taking: Taking) -> None:
    """同意: the last level signs, and the letter gets its number and its printed form."""
    letter = letter_of(application, taking)
    facts = stands(application).facts.letters[letter.pk]
    level = _decide(letter, facts.approved, "approved", taking)
    last = facts.approved + 1 == len(facts.levels)
    record(
        application,
        EventKind.LETTER_APPROVED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=letter.code,
        level=level.level,
        role=level.role,
        comment=level.comment,
        last=last,
    )
    if last:
        _sign(application, letter, taking)


def return_letter(application: Application, taking: Taking) -> None:
    """退回修改 with the reason; what was approved before has to be approved again."""
    letter = letter_of(application, taking)
    facts = stands(application).facts.letters[letter.pk]
    level = _decide(letter, facts.approved, "returned", taking)
    loosen_files(letter)
    record(
        application,
        EventKind.LETTER_RETURNED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=letter.code,
        level=level.level,
        comment=level.comment,
    )


def _decide(letter: Letter, approved: int, verdict: str, taking: Taking) -> LetterLevel:
    row = letter.levels.filter(verdict="", level=approved + 1).order_by("-pk").first()
    if row is None:
        raise StepRefused("这份文书不在审批中。")
    row.verdict, row.by, row.person_id = verdict, str(taking.actor), taking.actor.person_id
    row.comment = taking.inputs.get("comment") or taking.inputs.get("reason", "")
    row.decided_at = taking.when.at
    row.save()
    if verdict == "returned":
        letter.levels.filter(verdict="").delete()
    return row


def _sign(application: Application, letter: Letter, taking: Taking) -> None:
    """Number, date and print a letter that all levels have approved."""
    if not letter.number:
        group = "decision" if letter.code in CLOSING else "procedural"
        letter.number = next_number(
            application.agency, f"letter-{group}", taking.when.today.year, usual=NUMBERS[group]
        )
    letter.dated = taking.when.today
    print_letter(application, letter, taking)


def withdraw_letter(application: Application, taking: Taking) -> None:
    """作废 of a letter that has not gone out."""
    letter = letter_of(application, taking)
    letter.levels.filter(verdict="").delete()
    record(
        application,
        EventKind.LETTER_WITHDRAWN,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=letter.code,
        reason=taking.inputs["reason"],
    )


class StampForm(StepForm):
    """The scan of the stamped letter."""

    file = forms.FileField(label="盖章件", help_text="PDF或者图片，不超过20 MB。发出时以盖章件为准。")


def stamp_letter(application: Application, taking: Taking) -> None:
    """The stamped scan becomes the original that is dispatched."""
    letter = letter_of(application, taking)
    stamped = file_from(application, taking, "file", Purpose.STAMPED)
    letter.stamped = stamped
    letter.save(update_fields=["stamped"])
    record(
        application,
        EventKind.LETTER_STAMPED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=letter.code,
    )


class DispatchForm(StepForm):
    """When and how it went out."""

    on = date_field("发出日期", "当面交付、投邮、发送之日；答复以这一天为准。")
    sent_by = forms.ChoiceField(label="发出方式", choices=SentBy.choices)
    tracking = forms.CharField(label="邮件号", max_length=60, required=False, help_text="挂号信、EMS填写。")

    def prepare(self) -> None:
        """Today, in the way that the applicant asked for."""
        self.fields["on"].initial = self.today
        self.fields["sent_by"].initial = self.application.sent_by

    def clean(self) -> dict[str, Any]:
        """Not before the letter was signed."""
        cleaned = super().clean()
        letter = letter_of(self.application, self.taking)
        on = cleaned.get("on")
        if on and letter.dated and on < letter.dated:
            self.add_error("on", f"早于签发日期（{chinese_date(letter.dated)}）。请核对日期。")
        return cleaned


def dispatch_letter(application: Application, taking: Taking) -> None:
    """发出: what moves the clock, or ends the handling. Refused where the law no longer allows the letter."""
    letter = letter_of(application, taking)
    code, on = LetterCode(letter.code), taking.inputs["on"]
    if code in HOLDING_UP and stands(application).facts.reply:
        raise StepRefused(
            f"答复书已经起草，不能再发{letter.name}：发出后要等对方答复。先作废答复书，或者作废这份文书。"
        )
    if says := too_late(application, code, on):
        raise StepRefused(says, "on")
    if blocks := _blocks(letter, on):
        raise StepRefused("；".join(blocks))
    letter.sent_by, letter.tracking = taking.inputs["sent_by"], taking.inputs["tracking"]
    letter.save(update_fields=["sent_by", "tracking"])
    carried = {name: letter.inputs[name] for name in _CARRIED if name in letter.inputs}
    record(
        application,
        EventKind.LETTER_DISPATCHED,
        on=on,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=code,
        number=letter.number,
        sent_by=letter.sent_by,
        **carried,
    )
    if letter.code in CLOSING:
        _schedule_reassessment(application, on)


_WAITING = (State.AWAITING_CORRECTION, State.AWAITING_REASONS, State.AWAITING_PAYMENT)
"""While the applicant is waited for no period runs that could be extended; it begins anew afterwards."""
_CARRIED = ("answer_by", "by", "until", "consulted", "defects", "yuan", "organ", FIXED)
"""Inputs of a letter that the clock or the record needs; of a reply, the numbers of the files that it gives."""


HOLDING_UP = frozenset(
    {LetterCode.CORRECTION_NOTICE, LetterCode.REASONS_REQUEST, LetterCode.FEE_NOTICE, *CONSULTING}
)
"""Letters after which somebody's answer is waited for; a reply sent meanwhile would not have heard it."""


def too_late(application: Application, code: LetterCode, on: date) -> str:
    """Why a letter of this kind may no longer go out on the day; empty if it may."""
    clock = stands(application).clock
    last = next((d.due for d in clock.deadlines if d.kind is DeadlineKind.CORRECTION_NOTICE), None)
    if code is LetterCode.CORRECTION_NOTICE and last and on > last:
        return f"不能再用：收到后7个工作日（{chinese_date(last)}）已过（条例第三十条）。"
    must_precede = (LetterCode.EXTENSION_NOTICE, LetterCode.DELAY_NOTICE)
    if code in must_precede and clock.state in _WAITING:
        return f"现在没有在计算的答复期限，不能发{LETTERS[code].name}。等期限重新计算后再办。"
    if code in must_precede and clock.due and on > clock.due:
        name = LETTERS[code].name
        return (
            f"{name}须在答复期限（{chinese_date(clock.due)}）届满前发出（{'、'.join(LETTERS[code].basis)}）。"
        )
    return ""


def _schedule_reassessment(application: Application, on: date) -> None:
    """Art 18: what is withheld is assessed again; a year on unless the officer chose a day."""
    for item in application.items.all():
        refused = item.outcome.startswith("refused.") or item.withheld
        if refused and item.reassess_on is None:
            item.reassess_on = _a_year_on(on)
            item.save(update_fields=["reassess_on"])


def _a_year_on(day: date) -> date:
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 3, 1)


class DeliverForm(StepForm):
    """When it arrived, and the proof."""

    on = date_field("送达日期")
    proof = forms.FileField(
        label="送达凭证", required=False, help_text="签收单、回执或者截图。可不交，但没有凭证不利于举证。"
    )

    def prepare(self) -> None:
        """Today."""
        self.fields["on"].initial = self.today

    def clean_on(self) -> Any:
        """Not before it went out."""
        on = self.cleaned_data["on"]
        letter = letter_of(self.application, self.taking)
        if letter.dispatched_on and on < letter.dispatched_on:
            raise forms.ValidationError(f"早于发出日期（{chinese_date(letter.dispatched_on)}）。请核对日期。")
        return on


def deliver_letter(application: Application, taking: Taking) -> None:
    """登记送达, with the proof of service."""
    letter = letter_of(application, taking)
    if proof := file_from(application, taking, "proof", Purpose.DELIVERY):
        letter.proof = proof
        letter.save(update_fields=["proof"])
    record(
        application,
        EventKind.LETTER_DELIVERED,
        on=taking.inputs["on"],
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=letter.code,
        proof=letter.proof.pk if letter.proof else None,
    )


def owes_delivery(application: Application, taking: Taking) -> str:
    """Only what has gone out and is not on record as delivered."""
    letter = letter_of(application, taking)
    return "" if letter.state == LetterState.DISPATCHED else "这份文书还没有发出，或者已登记送达。"


def is_inquiry(letter: Letter) -> bool:
    """Whether somebody is asked by it."""
    return LetterCode(letter.code) in CONSULTING

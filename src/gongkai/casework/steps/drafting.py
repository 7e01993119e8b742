"""Drafting the letters on the way to a decision: each with the facts that only it states."""

from typing import Any

from django import forms

from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import LetterState
from gongkai.casework.letter_file import compose_letter
from gongkai.casework.models import Application, Letter
from gongkai.casework.recording import record, stands
from gongkai.casework.step_form import StepForm
from gongkai.casework.steps.letters import letter_of, too_late
from gongkai.law.letter import LetterCode
from gongkai.workflow.step import Taking


def draft(
    application: Application,
    taking: Taking,
    code: LetterCode,
    inputs: dict[str, Any],
    *,
    whose: str = "applicant",
    organ: str = "",
) -> Letter:
    """A new draft, composed from the facts of the case; its text can be edited until it is submitted."""
    facts = stands(application).facts
    letter = Letter.objects.create(
        application=application,
        code=code,
        run=facts.run,
        whose="" if organ else whose,
        organ=organ,
        inputs=inputs,
        drafted_by_id=taking.actor.person_id,
        drafted_on=taking.when.today,
    )
    compose_letter(letter)
    record(
        application,
        EventKind.LETTER_DRAFTED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=code,
    )
    return letter


def drafted_once(code: LetterCode, otherwise: str) -> Any:
    """An obstacle: a letter that may go out once is not drafted while another is under way or has gone out."""

    def obstacle(application: Application, taking: Taking) -> str:
        facts = stands(application).facts
        for letter in facts.letters.values():
            if letter.code is code and letter.run == facts.run and letter.state is not LetterState.WITHDRAWN:
                return otherwise if letter.dispatched_on else "已经起草，见本件文书。"
        return too_late(application, code, taking.when.today)

    return obstacle


class EditForm(StepForm):
    """The text of a letter, with the merge fields for what is personal."""

    text = forms.CharField(
        label="正文",
        widget=forms.Textarea(attrs={"rows": 24}),
        max_length=20000,
        help_text="{{…}}是合并字段，印制时换成申请人姓名等内容，请不要改动。",
    )

    def prepare(self) -> None:
        """As it stands."""
        self.fields["text"].initial = letter_of(self.application, self.taking).text


def edit_letter(application: Application, taking: Taking) -> None:
    """Change the wording of a draft."""
    letter = letter_of(application, taking)
    letter.text = taking.inputs["text"].replace("\r\n", "\n")
    letter.save(update_fields=["text"])
    record(
        application,
        EventKind.LETTER_EDITED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        letter=letter.pk,
        code=letter.code,
    )


def draft_receipt(application: Application, taking: Taking) -> None:
    """登记回执."""
    draft(application, taking, LetterCode.RECEIPT_REGISTRATION, {})

"""A letter of a case as text and as printed files: composed when drafted, checked, printed when signed."""

from datetime import date

from django.utils import timezone

from gongkai.casework.facts import CLOSING
from gongkai.casework.filing import file_away
from gongkai.casework.letter_facts import applicant_names, letter_facts
from gongkai.casework.letters import layout, merge
from gongkai.casework.letters.dispatch import Approval, Dispatch, DispatchFinding, block
from gongkai.casework.letters.dispatch_check import check_dispatch
from gongkai.casework.models import Application, Letter, LetterTemplate
from gongkai.casework.recording import stands
from gongkai.law.clock import DeadlineKind
from gongkai.law.letter import LetterCode
from gongkai.records.models import Attachment, Purpose
from gongkai.workflow.calendar import readings, working_days
from gongkai.workflow.step import Taking


def compose_letter(letter: Letter) -> None:
    """Write the text of a new draft from the facts of its case, by the agency's own wording if it has one."""
    code = LetterCode(letter.code)
    own = LetterTemplate.objects.filter(agency=letter.application.agency, code=code).first()
    letter.text = merge.draft(code, letter_facts(letter), readings(), own.text if own else None)
    letter.save(update_fields=["text"])


def composed(letter: Letter, today: date) -> merge.LetterText:
    """The letter as it would be printed; `letters.merge.TemplateUnusable` if its text was edited out of shape."""
    facts = letter_facts(letter, dated=today)
    return merge.compose(LetterCode(letter.code), facts, readings(), letter.text)


def check_letter(letter: Letter, today: date, *, submitting: bool = False) -> tuple[DispatchFinding, ...]:
    """What the check before dispatch finds, those that block first."""
    try:
        text = composed(letter, today)
    except merge.TemplateUnusable as unusable:
        return (block("template", str(unusable)),)
    application = letter.application
    facts = letter_facts(letter, dated=today)
    approvals = tuple(
        Approval(
            row.by or row.get_role_display(), timezone.localdate(row.decided_at) if row.decided_at else None
        )
        for row in letter.levels.exclude(verdict="returned")
    )
    dispatch = Dispatch(
        today,
        working_days(),
        _due(application, letter),
        approvals,
        frozenset(Attachment.objects.kept().filter(case=application.pk).values_list("name", flat=True)),
        applicant_names(application),
        stands(application).facts.principal,
        submitted=submitting,
    )
    return check_dispatch(text, facts, dispatch, readings())


def _due(application: Application, letter: Letter) -> date | None:
    """The day by which this letter goes out."""
    if letter.code == LetterCode.CORRECTION_NOTICE:
        kind = DeadlineKind.CORRECTION_NOTICE
        return next((d.due for d in stands(application).clock.deadlines if d.kind is kind), None)
    timely = (LetterCode.EXTENSION_NOTICE, LetterCode.DELAY_NOTICE)
    return application.due if letter.code in CLOSING or letter.code in timely else None


def print_letter(application: Application, letter: Letter, taking: Taking) -> None:
    """Print a signed letter as DOCX and PDF into the file of the case; it does not change any more."""
    letter.application = application
    text = composed(letter, taking.when.today)
    name = f"{letter.name}{letter.number}"
    files = {"docx": layout.write_docx(text), "pdf": layout.write_pdf(text)}
    for suffix, content in files.items():
        kept = file_away(application, Purpose.LETTER, f"{name}.{suffix}", content, taking.actor, taking.when)
        setattr(letter, suffix, kept)
    letter.save()

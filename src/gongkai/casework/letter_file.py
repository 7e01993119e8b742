"""A letter of a case as text and as printed files: composed when drafted, checked, printed when signed."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from gongkai.casework.facts import CLOSING
from gongkai.casework.filing import file_away
from gongkai.casework.giving import GIVING, twins, whole_files
from gongkai.casework.letter_facts import applicant_names, letter_facts
from gongkai.casework.letters import layout, merge
from gongkai.casework.letters.dispatch import Approval, Dispatch, DispatchFinding, block, by_severity
from gongkai.casework.letters.dispatch_check import check_dispatch
from gongkai.casework.letters.dispatch_redactions import FilesSeen, RedactionSeen, check_redactions
from gongkai.casework.models import Application, Letter, LetterTemplate, Redaction, RedactionStage
from gongkai.casework.recording import stands
from gongkai.law.clock import DeadlineKind
from gongkai.law.letter import LetterCode
from gongkai.law.outcome import Outcome
from gongkai.law.redaction import RedactionGround
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
    found = check_dispatch(text, facts, dispatch, readings())
    if letter.code not in CLOSING:
        return found
    return by_severity((*found, *check_redactions(facts.items, files_seen(letter))))


def files_seen(letter: Letter) -> FilesSeen:
    """What the check has to know of the files that go out with a closing letter."""
    of_run = Redaction.objects.filter(application=letter.application_id, run=letter.run)
    seen = tuple(
        RedactionSeen(
            redaction.source.name,
            redaction.item.position if redaction.item else None,
            redaction.is_under_way,
            redaction.stage == RedactionStage.RELEASED,
            frozenset(_outcomes(redaction)),
        )
        for redaction in of_run.select_related("source", "item").prefetch_related("marks")
    )
    if letter.code not in GIVING:
        return FilesSeen(seen)
    whole = tuple(file.name for file in whole_files(letter))
    return FilesSeen(seen, whole, tuple(file.name for file in twins(letter)))


def _outcomes(redaction: Redaction) -> Iterator[Outcome]:
    for ground in {RedactionGround(mark.ground) for mark in redaction.marks.all()}:
        if ground.exemption:
            yield ground.exemption.outcome


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

"""What a reply gives (随答复提供): the information as it is, and released files in place of what was redacted."""

from django.db.models import QuerySet

from gongkai.casework.letters.redaction_schedule import RedactedFile
from gongkai.casework.models import Letter, Redaction, RedactionStage
from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.schedule import schedule
from gongkai.law.letter import LetterCode
from gongkai.law.redaction import RedactionGround
from gongkai.records.models import Attachment, Purpose

GIVING = (LetterCode.REPLY_GRANTED, LetterCode.REPLY_PARTIAL)
"""Letters with which information goes out."""
FIXED = "given"
"""Under this name a submitted letter keeps the numbers of its files: what comes into the case later goes not with it."""


def given_with(letter: Letter) -> list[Attachment]:
    """The files that go out with a letter, the information first; never one that was taken for redaction."""
    if letter.code not in GIVING:
        return []
    whole, released = list(_whole(letter)), [one.released for one in redactions_given(letter)]
    found = [*whole, *(file for file in released if file is not None)]
    fixed = letter.inputs.get(FIXED)
    return found if fixed is None else [file for file in found if file.pk in fixed]


def fix_files(letter: Letter) -> None:
    """Note what goes out with a letter that is submitted: what is approved is what is given."""
    loosen_files(letter)
    if letter.code in GIVING:
        letter.inputs = {**letter.inputs, FIXED: [file.pk for file in given_with(letter)]}
        letter.save(update_fields=["inputs"])


def loosen_files(letter: Letter) -> None:
    """A letter that was returned is submitted anew, with the files that there are then."""
    if FIXED in letter.inputs:
        letter.inputs = {name: value for name, value in letter.inputs.items() if name != FIXED}
        letter.save(update_fields=["inputs"])


def whole_files(letter: Letter) -> list[Attachment]:
    """Those of them that are given as they are."""
    return [file for file in given_with(letter) if file.purpose == Purpose.INFORMATION]


def twins(letter: Letter) -> list[Attachment]:
    """Information that is, byte for byte, a file which this run gives in part: it does not go out beside that."""
    return list(_information(letter).filter(digest__in=_digests_of_sources(letter)))


def _whole(letter: Letter) -> QuerySet[Attachment]:
    return _information(letter).exclude(digest__in=_digests_of_sources(letter))


def _information(letter: Letter) -> QuerySet[Attachment]:
    of_case = Attachment.objects.kept().filter(case=letter.application_id, purpose=Purpose.INFORMATION)
    sources = Redaction.objects.filter(application=letter.application_id).values("source")
    return of_case.exclude(pk__in=sources).order_by("pk")


def _digests_of_sources(letter: Letter) -> QuerySet[Redaction, str]:
    of_run = Redaction.objects.filter(application=letter.application_id, run=letter.run)
    return of_run.exclude(stage=RedactionStage.ABANDONED).values_list("source__digest", flat=True)


def redactions_given(letter: Letter) -> list[Redaction]:
    """The redactions of the letter's run whose files are released and kept, in the order in which they were begun."""
    if letter.code not in GIVING:
        return []
    released = Redaction.objects.filter(
        application=letter.application_id,
        run=letter.run,
        stage=RedactionStage.RELEASED,
        released__erased_at=None,
        released__purpose=Purpose.RELEASED,
    )
    return list(released.select_related("released").order_by("pk"))


def redacted_files(letter: Letter) -> tuple[RedactedFile, ...]:
    """What the schedule of redactions lists: every released file that goes out, with what is covered in it."""
    given = {file.pk for file in given_with(letter)}
    return tuple(
        redacted_file(redaction) for redaction in redactions_given(letter) if redaction.released_id in given
    )


def redacted_file(redaction: Redaction) -> RedactedFile:
    """A released file and the entries of its schedule."""
    covered = [
        (
            Covered(
                Box(mark.page, mark.left, mark.top, mark.right, mark.bottom), RedactionGround(mark.ground)
            ),
            mark.note,
        )
        for mark in redaction.marks.all()
    ]
    name = redaction.released.name if redaction.released else ""
    return RedactedFile(name, redaction.pages, schedule(covered))

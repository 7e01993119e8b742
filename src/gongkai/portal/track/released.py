"""What an applicant may download of a case: letters sent to them, and the information that went with the answer."""

from dataclasses import dataclass

from django.db.models import QuerySet

from gongkai.casework.facts import CLOSING, LetterState
from gongkai.casework.models import Application, Letter, SentBy
from gongkai.law.outcome import Outcome
from gongkai.records.models import Attachment, Purpose

_SENT = (LetterState.DISPATCHED, LetterState.DELIVERED)
_GIVES = (Outcome.GRANTED, Outcome.PARTIAL)


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter to the applicant. `file` is the stamped original where there is one, else the printed one, or none.

    `waits` says that its first download will be recorded as its delivery.
    """

    letter: Letter
    file: Attachment | None

    @property
    def waits(self) -> bool:
        """Whether it was sent out to be downloaded and has not been."""
        return self.letter.state == LetterState.DISPATCHED and self.letter.sent_by == SentBy.DOWNLOAD


def letters_to_applicant(application: Application) -> list[SentLetter]:
    """Letters that have gone out to the applicant, newest first."""
    rows = application.letters.filter(whose="applicant", state__in=_SENT).select_related("stamped", "pdf")
    sent = [SentLetter(letter, _kept(letter.stamped) or _kept(letter.pdf)) for letter in rows]
    return sorted(sent, key=lambda one: (one.letter.dispatched_on, one.letter.pk), reverse=True)


def _kept(file: Attachment | None) -> Attachment | None:
    return file if file and file.erased_at is None else None


def released_files(application: Application) -> QuerySet[Attachment]:
    """The information itself: with an answer that gives something, and only once it has gone out."""
    given = (
        application.outcome in _GIVES
        and application.letters.filter(whose="applicant", code__in=CLOSING, state__in=_SENT).exists()
    )
    files = Attachment.objects.kept().filter(case=application.pk, purpose=Purpose.INFORMATION)
    return files.order_by("pk") if given else files.none()

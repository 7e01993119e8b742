"""What an applicant may download of a case: letters sent to them, and the information that went with the answer."""

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.casework.facts import LetterState
from gongkai.casework.giving import given_with
from gongkai.casework.models import Application, Letter, SentBy
from gongkai.records.models import Attachment

_SENT = (LetterState.DISPATCHED, LetterState.DELIVERED)


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


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file of the information given, and the letter with which it went out: it arrives when the letter does."""

    file: Attachment
    sent: SentLetter


def released_files(sent: Sequence[SentLetter]) -> list[GivenFile]:
    """The information itself: what went out with answers that give something, each file once."""
    found: dict[int, GivenFile] = {}
    for one in sent:
        for file in given_with(one.letter):
            found.setdefault(file.pk, GivenFile(file, one))
    return list(found.values())

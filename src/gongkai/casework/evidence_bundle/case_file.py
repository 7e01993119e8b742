"""The file of a case as it is read for a bundle or an answer: everything at once, in a fixed number of questions."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.casework.disputes.event_kind import EventKind as DisputeEvent
from gongkai.casework.disputes.registration import CLAIMANT
from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import CLOSING
from gongkai.casework.intake import NATURAL_PERSONS
from gongkai.casework.models import Application, Dispute, Item, Letter, Redaction
from gongkai.casework.recording import stands_by
from gongkai.casework.standing import Standing
from gongkai.records.models import Attachment, Case, Event, Purpose, Secret, SecretKind
from gongkai.records.vault import unseal

BUNDLED = "bundled"
"""Word of the event by which a bundle comes into the record of a review or suit: when it was asked for. A bundle is
not evidence again."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """An application with all that belongs to it. `files` are kept attachments by number; `names` those of the vault."""

    application: Application
    events: tuple[Event, ...]
    standing: Standing
    letters: tuple[Letter, ...]
    items: tuple[Item, ...]
    redactions: tuple[Redaction, ...]
    files: dict[int, Attachment]
    names: dict[str, str]

    @property
    def applicant(self) -> str:
        """The applicant by name; masked where the name has been erased."""
        return self.names.get("applicant") or self.application.applicant_masked

    @property
    def sent(self) -> tuple[Letter, ...]:
        """Letters that have gone out, in the order in which they did."""
        out = [letter for letter in self.letters if letter.dispatched_on]
        return tuple(sorted(out, key=lambda letter: (letter.dispatched_on, letter.pk)))

    @property
    def replies(self) -> tuple[Letter, ...]:
        """Of those the ones that ended the handling, run by run."""
        return tuple(letter for letter in self.sent if letter.code in CLOSING)

    def names_a_person(self, letter: Letter) -> bool:
        """Whether it went to a natural person other than the applicant, whose name is nobody else's business."""
        if not letter.whose or letter.whose == "applicant":
            return False
        return bool(letter.inputs.get("is_person"))

    @property
    def is_of_a_person(self) -> bool:
        """Whether the applicant is a natural person."""
        return self.application.applicant_kind in NATURAL_PERSONS

    def files_of(self, *purposes: Purpose) -> Iterator[Attachment]:
        """Kept files of these purposes, as they came in."""
        return (file for file in self.files.values() if file.purpose in purposes)

    def answers(self) -> dict[int, list[Attachment]]:
        """What came in with the answer to each inquiry, by the letter's number: filed right before it was recorded."""
        found: dict[int, list[Attachment]] = {}
        waiting: list[Attachment] = []
        for event in self.events:
            values = event.values
            if event.kind == EventKind.ATTACHED and values.get("purpose") == Purpose.OPINION:
                waiting += [self.files[pk] for pk in [values["attachment"]] if pk in self.files]
            elif event.kind == EventKind.CONSULTATION_ANSWERED:
                found.setdefault(values["letter"], []).extend(waiting)
                waiting = []
        return found


def read_case_file(application: Application) -> CaseFile:
    """Read it. Raises `records.vault.KeyMissing` and `NotOpened` where names cannot be opened."""
    # As far as the record went at one moment: what is added while we read is not there yet, and breaks no chain.
    application.case = Case.objects.get(pk=application.pk)
    events = tuple(Event.objects.filter(case=application.pk, seq__lte=application.case.length).in_order())
    letters = Letter.objects.filter(application=application).prefetch_related("levels")
    redactions = Redaction.objects.filter(application=application).prefetch_related("marks")
    names = Secret.objects.kept().filter(case=application.pk, kind=SecretKind.NAME).select_related("case")
    return CaseFile(
        application,
        events,
        stands_by(application, events),
        tuple(letters),
        tuple(application.items.all()),
        tuple(redactions),
        {file.pk: file for file in Attachment.objects.kept().filter(case=application.pk).order_by("pk")},
        {secret.whose: unseal(secret) for secret in names},
    )


def own_evidence(dispute: Dispute) -> list[Attachment]:
    """Files entered as evidence in the review or suit itself.

    Not the bundles made here, nor copies of them, nor what was put on record as handed in: that is a bundle already.
    """
    bundles: list[int] = []
    digests: list[str] = []
    before: Event | None = None
    for event in Event.objects.filter(case=dispute.pk, kind__in=_FILING).in_order():
        if event.kind == DisputeEvent.ATTACHED and BUNDLED in event.values:
            digests.append(event.values["digest"])
        if event.kind == DisputeEvent.EVIDENCE_FILED and before and _belongs(before, event):
            bundles.append(before.values["attachment"])
        before = event
    filed = Attachment.objects.kept().filter(case=dispute.pk, purpose=Purpose.EVIDENCE)
    return list(filed.exclude(pk__in=bundles).exclude(digest__in=digests).order_by("pk"))


_FILING = (DisputeEvent.ATTACHED, DisputeEvent.EVIDENCE_FILED)


def _belongs(attached: Event, filed: Event) -> bool:
    """Whether the file came in by the very step that put the handing in on record."""
    return attached.kind == DisputeEvent.ATTACHED and (attached.seq + 1, attached.at) == (filed.seq, filed.at)


def claimant(dispute: Dispute, file: CaseFile | None) -> str:
    """Who complains, by name as the papers go to the organ or court; masked where no name is kept."""
    named = Secret.objects.kept().filter(case=dispute.pk, whose=CLAIMANT, kind=SecretKind.NAME)
    if own := named.select_related("case").first():
        return unseal(own)
    same = file is not None and file.application.applicant_masked == dispute.claimant_masked
    return file.applicant if file and same else dispute.claimant_masked

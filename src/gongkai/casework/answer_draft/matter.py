"""What an answer speaks of, gathered from the records once: the dispute, the file, the reply, the bundle's numbers."""

from dataclasses import dataclass
from datetime import date

from gongkai.casework.evidence_bundle.bundling import evidence_of
from gongkai.casework.evidence_bundle.case_file import CaseFile, claimant
from gongkai.casework.evidence_bundle.exhibit import Evidence
from gongkai.casework.letter_facts import letter_facts
from gongkai.casework.letters.facts import ItemFacts
from gongkai.casework.models import Dispute, Letter
from gongkai.law.clock import Run
from gongkai.law.dispute import Cause, DisputeKind
from gongkai.records.moment import Moment

BLANK = "【　　】"
"""What is not on record, for the drafter to fill in."""


@dataclass(frozen=True, slots=True)
class Matter:
    """The dispute with all that its answer tells. `reply` is the answered decision, `run` the clock of its handling.

    `items` are the decisions as the reply tells them; empty where a later run of the case has decided anew.
    """

    dispute: Dispute
    file: CaseFile | None
    evidence: Evidence
    claimant: str
    today: date
    reply: Letter | None
    run: Run | None
    items: tuple[ItemFacts, ...]

    @property
    def kind(self) -> DisputeKind:
        """Review or suit."""
        return DisputeKind(self.dispute.kind)

    @property
    def cause(self) -> Cause:
        """What is complained of."""
        return Cause(self.dispute.cause)

    @property
    def by_another(self) -> bool:
        """Whether somebody else than the applicant complains, as third persons do."""
        return self.file is not None and self.claimant != self.file.applicant

    def cite(self, word: str, number: int = 0) -> str:
        """`（证据4）`; nothing where the bundle does not hold the paper."""
        found = self.evidence.number(word, number)
        return f"（证据{found}）" if found else ""

    def cite_letter(self, letter: Letter) -> str:
        """The letter, or the consultation record where the letter names a third person."""
        return self.cite("letter", letter.pk) or self.cite("consultation")


def matter_of(dispute: Dispute, when: Moment) -> Matter:
    """Gather it. Raises `records.vault.KeyMissing` and `NotOpened` where names cannot be opened."""
    file, evidence = evidence_of(dispute.application, dispute, when)
    reply = _disputed(file, dispute.filed_on) if file else None
    run = _run(file, reply) if file else None
    decided_since = file is not None and reply is not None and reply.run != file.standing.facts.run
    items = () if reply is None or decided_since else letter_facts(reply).items
    return Matter(dispute, file, evidence, claimant(dispute, file), when.today, reply, run, items)


def _disputed(file: CaseFile, filed_on: date) -> Letter | None:
    """The last reply that had gone out when the dispute began; one that came only afterwards if there is no other."""
    before = [letter for letter in file.replies if letter.dispatched_on and letter.dispatched_on <= filed_on]
    return before[-1] if before else next(iter(file.replies), None)


def _run(file: CaseFile, reply: Letter | None) -> Run | None:
    runs = file.standing.clock.runs
    at = reply.run if reply else len(runs) - 1
    return runs[at] if 0 <= at < len(runs) else None

"""Everything that the page of a tracked case shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gongkai.agencies.actor import PUBLIC
from gongkai.casework.deadline_card import DeadlineCard, deadline_card
from gongkai.casework.facts import Happened
from gongkai.casework.models import Application, Payment
from gongkai.casework.proof_sheet import ProofSheet, proof_sheet
from gongkai.casework.public_log import PublicEntry, public_log
from gongkai.casework.public_progress import Progress, progress
from gongkai.casework.recording import stands
from gongkai.casework.signal import SignalKind
from gongkai.casework.stage import Stage
from gongkai.casework.step_table import TABLE
from gongkai.casework.taking import obstacle
from gongkai.portal.track.released import GivenFile, SentLetter, letters_to_applicant, released_files
from gongkai.records.moment import Moment
from gongkai.workflow.step import Taking


@dataclass(frozen=True, slots=True)
class CaseView:
    """`log` is newest first. `payment` is what is still to be paid, `may` the codes of steps that can be taken now."""

    progress: Progress
    log: tuple[PublicEntry, ...]
    card: DeadlineCard | None
    sheet: ProofSheet | None
    letters: tuple[SentLetter, ...]
    files: tuple[GivenFile, ...]
    payment: Payment | None
    may: frozenset[str]
    is_late: bool

    @property
    def awaits_receipt(self) -> bool:
        """Whether the period has not begun."""
        return self.card is not None and self.card.kind is SignalKind.AWAITING

    @property
    def paused(self) -> bool:
        """Whether the clock stands still."""
        return self.card is not None and self.card.kind is SignalKind.PAUSED


def case_view(application: Application, history: Sequence[Happened], when: Moment) -> CaseView:
    """The page of a case; a dozen questions to the database, whatever its length."""
    standing = stands(application)
    # Periods of Art 33 are those of applications; corrections and complaints have none.
    sheet = proof_sheet(standing.clock, when.today) if standing.facts.is_application else None
    letters = letters_to_applicant(application)
    return CaseView(
        progress(standing),
        tuple(reversed(public_log(history))),
        deadline_card(standing.clock, sheet, when.today) if sheet else None,
        sheet,
        tuple(letters),
        tuple(released_files(letters)),
        _owed(application),
        frozenset(
            code
            for code in ("submit_correction", "ask_withdrawal", "rate")
            if not obstacle(TABLE[code], application, Taking(PUBLIC, when))
        ),
        standing.facts.is_application and _is_late(application, when.today),
    )


def _is_late(application: Application, today: date) -> bool:
    return application.is_open and application.due is not None and application.due < today


def _owed(application: Application) -> Payment | None:
    if application.stage != Stage.AWAITING_PAYMENT:
        return None
    return application.payments.order_by("pk").last()

"""What a letter states, as values: gathered from the case by whoever calls, never looked up here."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from gongkai.casework.letters.redaction_schedule import RedactedFile
from gongkai.law.exemption import SourceOfProhibition
from gongkai.law.matter import Matter
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision
from gongkai.law.receipt import Channel
from gongkai.law.review_organ import AgencyStanding


class RecipientKind(StrEnum):
    """To whom a letter goes; an organisation is addressed as 贵单位."""

    PERSON = "person"
    ORGANISATION = "organisation"


class NotHeld(StrEnum):
    """Why information is not held: it does not exist, Art 36(4), or it is another organ's, Art 36(5)."""

    NOT_EXIST = "not_exist"
    NOT_RESPONSIBLE = "not_responsible"


class FeeBasis(StrEnum):
    """How a fee is charged; never both (109号 Art 3)."""

    BY_ITEM = "by_item"
    BY_PAGE = "by_page"


@dataclass(frozen=True, slots=True)
class IssuingAgency:
    """The organ that issues the letter.

    `document_word` is its 发文机关代字 (青民公开); `government` the government it belongs to, `superior` the department
    or government above: who reviews it follows from `standing` (`letters.remedy_words`).
    """

    name: str
    standing: AgencyStanding
    document_word: str = ""
    address: str = ""
    telephone: str = ""
    contact: str = ""
    government: str = ""
    superior: str = ""
    court: str = ""
    payment_account: str = ""
    payment_method: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets the letter. The name enters when the letter is printed, not before."""

    name: str
    kind: RecipientKind = RecipientKind.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What is told about a result beside the result itself, each where its outcome needs it."""

    reason: str = ""
    harm: str = ""
    law: str = ""
    law_source: SourceOfProhibition | None = None
    consultation: str = ""
    search: str = ""
    not_held: NotHeld | None = None
    organ: str = ""
    organ_contact: str = ""
    earlier: str = ""
    channel: str = ""
    matter: Matter | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WithheldPart(Particulars):
    """A part of an item that is not given (Art 37), on one ground; what it leaves empty is as for its item."""

    ground: Outcome
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemFacts(Particulars):
    """One piece of information asked for and what was decided on it.

    `given` is what is handed over and how; `where` and `when` are told where it is fetched or already public. The
    parts `withheld` are those of an item given in part.
    """

    what: str
    outcome: Outcome
    given: str = ""
    where: str = ""
    when: str = ""
    withheld: tuple[WithheldPart, ...] = ()

    @property
    def decision(self) -> ItemDecision:
        """As the law room knows it."""
        return ItemDecision(self.outcome, tuple(part.ground for part in self.withheld), self.what)


@dataclass(frozen=True, slots=True)
class CorrectionFacts:
    """补正 (Art 30): what is missing, how to mend it, and what came of it. `numbered` is the notice's 文号."""

    defects: tuple[str, ...] = ()
    guidance: str = ""
    answer_by: date | None = None
    asked_on: date | None = None
    numbered: str = ""
    received_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReasonsFacts:
    """说明理由 (Art 35): numbers and period that look excessive, by when to answer, and what was answered."""

    counts: str = ""
    answer_by: date | None = None
    given: str = ""


@dataclass(frozen=True, slots=True)
class ExtensionFacts:
    """延长答复期限 (Art 33 ¶2): working days, reason, new deadline; who consented and when."""

    working_days: int
    reason: str
    new_deadline: date | None
    consented_by: str = ""
    consented_on: date | None = None


@dataclass(frozen=True, slots=True)
class DelayFacts:
    """延迟答复 (Art 35): the later reasonable date and why."""

    until: date
    reason: str


@dataclass(frozen=True, slots=True)
class ConsultationFacts:
    """征求意见 (Art 32, 34): the information, and for a disclosure against objection what is disclosed and why.

    `co_maker` tells a joint maker, whose silence is consent, from another organ, whose silence is not.
    """

    information: str
    objection: str = ""
    disclosed: str = ""
    public_interest: str = ""
    co_maker: bool = True


@dataclass(frozen=True, slots=True)
class AssistFacts:
    """协办: the question and by when to answer."""

    question: str
    answer_by: date


@dataclass(frozen=True, slots=True)
class FeeFacts:
    """信息处理费: basis, items or pages, earlier items of the month, whole yuan, and when the notice went out.

    `period` is the time to pay in words (`str(readings.payment_period)`); its last day is known once the notice has
    been received.
    """

    basis: FeeBasis
    count: int
    yuan: int
    period: str
    before: int = 0
    pay_until: date | None = None
    noticed_on: date | None = None
    numbered: str = ""


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """How an application ended without a decision on its content: withdrawn on a day, or why else."""

    withdrawn_on: date | None = None
    cause: str = ""


@dataclass(frozen=True, slots=True)
class FindingFacts:
    """Correction of a record (Art 41) or complaint (Art 47, 51): what was found and what was done or ordered."""

    found: str
    done: str


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """Everything that a letter may state; each part is there where its letter needs it.

    `reopened` names the review decision or judgment that orders a new reply. `request` is the request as described.
    """

    agency: IssuingAgency
    recipient: Recipient
    number: str = ""
    dated: date | None = None
    application_number: str = ""
    channel: Channel | None = None
    receipt_date: date | None = None
    request: str = ""
    reply_deadline: date | None = None
    query_code: str = field(default="", repr=False)
    items: tuple[ItemFacts, ...] = ()
    correction: CorrectionFacts | None = None
    reasons: ReasonsFacts | None = None
    extension: ExtensionFacts | None = None
    delay: DelayFacts | None = None
    consultation: ConsultationFacts | None = None
    assist: AssistFacts | None = None
    fee: FeeFacts | None = None
    closing: ClosingFacts | None = None
    finding: FindingFacts | None = None
    reopened: str = ""
    attachments: tuple[str, ...] = ()
    redacted: tuple[RedactedFile, ...] = ()

"""What a letter of a case may state, gathered from its records: the only place where names leave the vault for paper."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import CONSULTING, LAPSES
from gongkai.casework.giving import given_with, redacted_files
from gongkai.casework.intake import NATURAL_PERSONS
from gongkai.casework.letters.facts import (
    AssistFacts,
    ClosingFacts,
    ConsultationFacts,
    CorrectionFacts,
    DelayFacts,
    ExtensionFacts,
    FeeBasis,
    FeeFacts,
    FindingFacts,
    IssuingAgency,
    ItemFacts,
    LetterFacts,
    NotHeld,
    ReasonsFacts,
    Recipient,
    RecipientKind,
    WithheldPart,
)
from gongkai.casework.models import Application, Item, Letter
from gongkai.casework.recording import stands
from gongkai.law.correction import Defect
from gongkai.law.exemption import SourceOfProhibition
from gongkai.law.letter import LetterCode
from gongkai.law.matter import Matter
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.review_organ import AgencyStanding
from gongkai.records.models import Event, Secret, SecretKind
from gongkai.records.vault import unseal
from gongkai.workflow.calendar import readings

OPINIONS = {
    "agrees": "第三方同意公开",
    "partly": "第三方同意公开其中一部分",
    "objects": "第三方不同意公开",
    "none": "第三方逾期没有提出意见，由本机关依法决定",
}
"""How a letter tells the result of a consultation, by the answer on record."""


def letter_facts(letter: Letter, *, dated: date | None = None) -> LetterFacts:
    """Everything for this letter; `dated` stands in for the date of a letter that has none yet."""
    application = letter.application
    inputs = letter.inputs
    code = LetterCode(letter.code)
    earlier = list(Letter.objects.filter(application=application).exclude(pk=letter.pk).order_by("pk"))
    return LetterFacts(
        agency=issuing_agency(application.agency),
        recipient=recipient(letter),
        number=letter.number,
        dated=letter.dated or dated,
        application_number=application.number,
        channel=Channel(application.channel),
        receipt_date=application.receipt_date,
        request=application.request,
        reply_deadline=application.due,
        query_code=_secret(application, "receipt", SecretKind.QUERY_CODE),
        items=_items(letter, earlier),
        correction=_correction(letter, earlier, application),
        reasons=_reasons(letter, earlier, application),
        extension=_extension(letter) if code is LetterCode.EXTENSION_NOTICE else None,
        delay=DelayFacts(_day(inputs["until"]), inputs["reason"])
        if code is LetterCode.DELAY_NOTICE
        else None,
        consultation=_consultation(letter, earlier),
        assist=_assist(letter) if code is LetterCode.ASSIST_REQUEST else None,
        fee=_fee(letter, earlier),
        closing=_closing(application) if code is LetterCode.CLOSED_WITHDRAWN else None,
        finding=FindingFacts(inputs["findings"], inputs["result"]) if "findings" in inputs else None,
        reopened=_last(application, EventKind.REOPENED, "document"),
        attachments=tuple(file.name for file in given_with(letter)),
        redacted=redacted_files(letter),
    )


def issuing_agency(agency: Agency) -> IssuingAgency:
    """The head and foot of a letter; the organ of review is the one that the agency has entered, or its superior."""
    above = agency.review_organ or (agency.parent.name if agency.parent else "")
    return IssuingAgency(
        name=agency.name,
        standing=AgencyStanding(agency.standing),
        document_word=agency.document_word,
        address=agency.address,
        telephone=agency.telephone,
        contact=agency.ogi_office,
        government=above,
        superior=above,
        court=agency.court,
        payment_account=agency.fee_account,
        payment_method="凭缴款通知到指定银行缴纳" if agency.fee_account else "",
    )


def recipient(letter: Letter) -> Recipient:
    """To whom it goes, by name."""
    if letter.organ:
        return Recipient(letter.organ, RecipientKind.ORGANISATION)
    person = (
        letter.application.applicant_kind in NATURAL_PERSONS
        if letter.whose == "applicant"
        else bool(letter.inputs.get("is_person"))
    )
    name = _secret(letter.application, letter.whose, SecretKind.NAME)
    return Recipient(name, RecipientKind.PERSON if person else RecipientKind.ORGANISATION)


def applicant_names(application: Application) -> tuple[str, ...]:
    """Every applicant and agent of the case, whom a letter to somebody else must not name."""
    of_applicants = Secret.objects.kept().filter(case=application.pk, kind=SecretKind.NAME)
    return tuple(
        unseal(row) for row in of_applicants if not row.whose.startswith("third-party") and row.sealed
    )


def _secret(application: Application, whose: str, kind: SecretKind) -> str:
    row = Secret.objects.kept().filter(case=application.pk, whose=whose, kind=kind).first()
    return unseal(row) if row else ""


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _day_or_none(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _last(application: Application, kind: EventKind, name: str) -> str:
    event = Event.objects.filter(case=application.pk, kind=kind).order_by("-seq").first()
    return str(event.values.get(name) or "") if event else ""


def _of(letter: Letter, earlier: list[Letter], code: LetterCode) -> Letter | None:
    """This letter if it is of the code, or the last of the code that has gone out."""
    if letter.code == code:
        return letter
    sent = [other for other in earlier if other.code == code and other.dispatched_on]
    return sent[-1] if sent else None


def _items(letter: Letter, earlier: list[Letter]) -> tuple[ItemFacts, ...]:
    """As decided; of an application that ended by silence or withdrawal every item ends as the whole does."""
    code = LetterCode(letter.code)
    facts = stands(letter.application).facts
    found = []
    for item in letter.application.items.all():
        told = _item(item, _consulted(earlier))
        if code in LAPSES:
            told = replace(told, outcome=LAPSES[code])
        elif code is LetterCode.CLOSED_WITHDRAWN and facts.matter and not facts.items:
            told = replace(told, outcome=readings().matter_outcomes[facts.matter], matter=facts.matter)
        found.append(told)
    return tuple(found)


def _item(item: Item, consulted: str) -> ItemFacts:
    said = item.particulars
    told = {
        name: said.get(name, "")
        for name in ("harm", "law", "search", "organ", "organ_contact", "earlier", "channel")
    }
    source = SourceOfProhibition(said["law_source"]) if said.get("law_source") else None
    refused = Outcome.THIRD_PARTY.value in (item.outcome, *item.withheld)
    return ItemFacts(
        what=item.what,
        outcome=Outcome(item.outcome) if item.outcome else Outcome.MISC,
        given=said.get("given", ""),
        where=said.get("where", ""),
        withheld=tuple(
            WithheldPart(ground=Outcome(ground), reason=item.reason, harm=told["harm"])
            for ground in item.withheld
        ),
        reason=item.reason,
        law_source=source,
        consultation=consulted if refused else "",
        not_held=NotHeld(said["sub"]) if said.get("sub") else None,
        matter=Matter(said["matter"]) if said.get("matter") else None,
        **told,
    )


def _consulted(earlier: list[Letter]) -> str:
    answered = [
        OPINIONS[letter.inputs["answer"]]
        for letter in earlier
        if letter.code == LetterCode.THIRD_PARTY_INQUIRY and letter.inputs.get("answer")
    ]
    return f"经书面征求意见，{'；'.join(dict.fromkeys(answered))}" if answered else ""


def _correction(letter: Letter, earlier: list[Letter], application: Application) -> CorrectionFacts | None:
    notice = _of(letter, earlier, LetterCode.CORRECTION_NOTICE)
    if notice is None:
        return None
    received = Event.objects.filter(case=application.pk, kind=EventKind.CORRECTION_RECEIVED).last()
    return CorrectionFacts(
        tuple(Defect(code).label for code in notice.inputs["defects"]),
        notice.inputs["guidance"],
        _day(notice.inputs["answer_by"]),
        notice.dispatched_on,
        notice.number,
        received.on if received else None,
    )


def _reasons(letter: Letter, earlier: list[Letter], application: Application) -> ReasonsFacts | None:
    request = _of(letter, earlier, LetterCode.REASONS_REQUEST)
    if request is None:
        return None
    given = _last(application, EventKind.REASONS_GIVEN, "words")
    return ReasonsFacts(request.inputs["counts"], _day(request.inputs["answer_by"]), given)


def _extension(letter: Letter) -> ExtensionFacts:
    consent = letter.levels.filter(role=Role.OGI_HEAD, verdict="approved").last()
    return ExtensionFacts(
        letter.inputs["by"],
        letter.inputs["reason"],
        _day_or_none(letter.inputs.get("new_due")),
        consent.by if consent else "",
        timezone.localdate(consent.decided_at) if consent and consent.decided_at else None,
    )


def _consultation(letter: Letter, earlier: list[Letter]) -> ConsultationFacts | None:
    code = LetterCode(letter.code)
    if code is LetterCode.THIRD_PARTY_DISCLOSURE_NOTICE:
        asked = next((x for x in earlier if x.code in CONSULTING and x.whose == letter.whose), None)
        return ConsultationFacts(
            asked.inputs["information"] if asked else "",
            asked.inputs.get("words", "") if asked else "",
            letter.inputs["content"],
            letter.inputs["public_interest"],
        )
    if "information" not in letter.inputs:
        return None
    return ConsultationFacts(
        letter.inputs["information"], co_maker=letter.inputs.get("consulted") != "other_organ"
    )


def _assist(letter: Letter) -> AssistFacts:
    return AssistFacts(letter.inputs["question"], _day(letter.inputs["answer_by"]))


def _fee(letter: Letter, earlier: list[Letter]) -> FeeFacts | None:
    notice = _of(letter, earlier, LetterCode.FEE_NOTICE)
    if notice is None:
        return None
    said = notice.inputs
    return FeeFacts(
        FeeBasis(said["basis"]),
        said["count"],
        said["yuan"],
        str(readings().payment_period),
        said["before"],
        None,
        notice.dispatched_on,
        notice.number,
    )


def _closing(application: Application) -> ClosingFacts:
    event = (
        Event.objects.filter(
            case=application.pk, kind__in=(EventKind.REQUEST_WITHDRAWN, EventKind.TRANSFERRED)
        )
        .order_by("-seq")
        .first()
    )
    if event is None:
        reasons = dict.fromkeys(item.reason for item in application.items.all() if item.reason)
        return ClosingFacts(cause="；".join(reasons))
    if event.kind == EventKind.REQUEST_WITHDRAWN:
        return ClosingFacts(withdrawn_on=event.on)
    return ClosingFacts(cause=f"已转送{event.values['organ']}办理：{event.values['reason']}")

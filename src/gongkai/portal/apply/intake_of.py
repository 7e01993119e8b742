"""What a finished draft brings into casework."""

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.utils import translation

from gongkai.agencies.models import Agency
from gongkai.casework.intake import Intake, Party, Upload
from gongkai.casework.models import ProvidedAs, SentBy
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.portal.apply.draft import Answers, Draft
from gongkai.portal.apply.how_form import HELP
from gongkai.portal.apply.what_forms import wanted
from gongkai.portal.apply.who_form import acts_through, is_person
from gongkai.records.models import CaseKind


def intake_of(draft: Draft, answers: Answers, receiver: Agency, chosen: Agency, today: date) -> Intake:
    """The intake of a draft whose pages are all right. `chosen` is the agency complained about, where it is one."""
    return Intake(
        agency=receiver,
        channel=Channel.ONLINE,
        arrived=today,
        applicant_kind=ApplicantKind(answers["applicant_kind"]),
        applicant=_applicant(answers),
        wanted=_wanted(CaseKind(draft.kind), answers, chosen),
        provided_as=ProvidedAs(answers.get("provided_as") or ProvidedAs.ELECTRONIC),
        sent_by=SentBy(answers["sent_by"]),
        kind=CaseKind(draft.kind),
        help_needed=_help(answers),
        acts_through=acts_through(answers),
        agent=_agent(answers),
        uploads=_uploads(draft, answers),
    )


def preview(draft: Draft, answers: Answers, receiver: Agency, chosen: Agency, today: date) -> Intake:
    """The same without reading the files, to ask what is still missing."""
    whole = intake_of(draft, {**answers, "files": []}, receiver, chosen, today)
    listed = tuple(Upload(one["purpose"], one["name"], b"") for one in answers.get("files", ()))
    return replace(whole, uploads=listed)


def _applicant(answers: Answers) -> Party:
    number = "identity_number" if is_person(answers) else "credit_code"
    return Party(
        name=answers.get("name", "").strip(),
        identity_number=answers.get(number, "").strip(),
        telephone=answers.get("telephone", ""),
        email=answers.get("email", ""),
        address=answers.get("address", ""),
        contact="" if is_person(answers) else answers.get("contact", ""),
    )


def _agent(answers: Answers) -> Party | None:
    if not acts_through(answers):
        return None
    return Party(answers.get("agent_name", ""), telephone=answers.get("agent_telephone", ""))


def _wanted(kind: CaseKind, answers: Answers, chosen: Agency) -> tuple[str, ...]:
    match kind:
        case CaseKind.APPLICATION:
            return tuple(wanted(answers))
        case CaseKind.RECORD_CORRECTION:
            return (answers["record"].strip(), f"不准确之处：{answers['wrong'].strip()}")
    earlier = answers.get("earlier", "").strip()
    about = f"投诉{chosen.name}" + (f"（{earlier}）" if earlier else "")
    return (f"{about}：{answers['happened'].strip()}",)


def _help(answers: Answers) -> str:
    # For the desk, whatever language the applicant reads.
    with translation.override(settings.LANGUAGE_CODE):
        chosen = [str(label) for code, label in HELP if code in answers.get("help", ())]
    return "；".join([*chosen, *filter(None, [answers.get("help_words", "").strip()])])[:100]


def _uploads(draft: Draft, answers: Answers) -> tuple[Upload, ...]:
    listed = {one["number"]: one for one in answers.get("files", ())}
    return tuple(
        Upload(listed[file.number]["purpose"], listed[file.number]["name"], file.content)
        for file in draft.files.filter(number__in=listed).order_by("number")
    )

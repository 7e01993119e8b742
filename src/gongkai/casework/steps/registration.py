"""Registering a case: from what came in to a file with number, events and clock."""

from dataclasses import dataclass

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.casework.event_kind import EventKind
from gongkai.casework.filing import file_away
from gongkai.casework.intake import Intake
from gongkai.casework.models import Application, Item
from gongkai.casework.query_code import new_code, normalised
from gongkai.casework.recording import record, store
from gongkai.casework.stage import Stage
from gongkai.law.applicant_column import column
from gongkai.law.clock import State
from gongkai.records.models import Case, CaseKind, SecretKind
from gongkai.records.moment import Moment
from gongkai.records.vault import code_digests, mask, seal
from gongkai.workflow.calendar import readings
from gongkai.workflow.numbering import next_number

PATTERNS = {
    CaseKind.APPLICATION: "{word}申〔{year}〕{n}号",
    CaseKind.RECORD_CORRECTION: "{word}更〔{year}〕{n}号",
    CaseKind.COMPLAINT: "{word}诉〔{year}〕{n}号",
}
"""How cases are numbered where an agency has chosen nothing else."""


@dataclass(frozen=True, slots=True)
class Registered:
    """A new case and its query code, which is told once and kept only as a digest."""

    application: Application
    query_code: str


@transaction.atomic
def register(intake: Intake, actor: Actor, when: Moment) -> Registered:
    """登记 (Art 45) of a case by whatever channel; its clock starts by the rule of the channel (Art 31).

    Raises `records.attachments.Refused` for a file that cannot be taken: then nothing is registered.
    """
    agency = intake.agency
    case = Case.objects.create(agency=agency, kind=intake.kind, opened_at=when.at)
    natural = intake.is_natural_person
    code = new_code()
    application = Application(
        case=case,
        agency=agency,
        agency_name=agency.name,
        kind=intake.kind,
        number=next_number(agency, intake.kind, when.today.year, usual=PATTERNS[intake.kind]),
        title=title_of(intake),
        request="\n".join(what.strip() for what in intake.wanted),
        provided_as=intake.provided_as,
        sent_by=intake.sent_by,
        channel=intake.channel,
        oral=intake.oral,
        help_needed=intake.help_needed,
        applicant_kind=intake.applicant_kind,
        column=column(intake.applicant_kind, readings()),
        applicants=1 + len(intake.others),
        applicant_masked=mask("name", intake.applicant.name, natural_person=natural),
        acts_through=intake.acts_through,
        theme=intake.theme,
        arrived=intake.arrived,
        registered_at=when.at,
        query_code=code_digests(normalised(code))[0],
        stage=Stage.UNCONFIRMED,
        clock_state=State.NOT_STARTED,
    )
    application.save(force_insert=True)
    Item.objects.bulk_create(
        Item(application=application, position=position, what=what.strip()[:500])
        for position, what in enumerate(filter(str.strip, intake.wanted), start=1)
    )
    _lock_up(case, intake)
    # The receipt that is printed later tells it too.
    seal(case, "receipt", SecretKind.QUERY_CODE, code)
    record(
        application,
        EventKind.REGISTERED,
        on=intake.arrived,
        actor=actor,
        when=when,
        case=intake.kind,
        number=application.number,
        channel=intake.channel,
        astray=intake.astray,
        column=application.column,
        missing=list(intake.defects()),
    )
    for upload in intake.uploads:
        file_away(application, upload.purpose, upload.name, upload.content, actor, when)
    store(application)
    return Registered(application, code)


def title_of(intake: Intake) -> str:
    """A short title: the given one, or the first thing asked for, and how many more there are."""
    if intake.title.strip():
        return intake.title.strip()[:200]
    wanted = [what.strip() for what in intake.wanted if what.strip()]
    first = wanted[0].splitlines()[0][:60] if wanted else "（未写明）"
    return f"{first}等{len(wanted)}项" if len(wanted) > 1 else first


def _lock_up(case: Case, intake: Intake) -> None:
    parties = {"applicant": intake.applicant}
    if intake.agent:
        parties["agent"] = intake.agent
    parties |= {f"applicant-{n}": party for n, party in enumerate(intake.others, start=2)}
    for whose, party in parties.items():
        # An agent is a person; further applicants are of the kind of the first.
        natural = whose == "agent" or intake.is_natural_person
        for kind, value in party.secrets().items():
            seal(case, whose, kind, value, natural_person=natural)

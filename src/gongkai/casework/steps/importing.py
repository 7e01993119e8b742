"""Taking over an existing register (导入原登记簿): each row a case with one event that says what the register says."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application, Item, ProvidedAs, SentBy
from gongkai.casework.recording import record, store
from gongkai.casework.register_import.field import Field
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.progress import Progress, made_number, progress_of
from gongkai.casework.register_import.row import RegisterRow
from gongkai.casework.stage import Stage
from gongkai.law.applicant import ApplicantKind
from gongkai.law.applicant_column import column
from gongkai.law.clock import State
from gongkai.law.clock.reckoning import EXTENSION_LIMIT
from gongkai.law.receipt import Channel
from gongkai.records.models import Case, CaseKind, SecretKind
from gongkai.records.moment import Moment
from gongkai.records.vault import mask, seal
from gongkai.workflow.calendar import readings

BATCH = 100
"""Rows of one transaction."""
_PERSONS = (ApplicantKind.INDIVIDUAL, ApplicantKind.LAWYER_IN_OWN_NAME, ApplicantKind.INDIVIDUAL_BUSINESS)

_SENT_BACK = {
    Channel.IN_PERSON: SentBy.COLLECTED,
    Channel.SIGNED_MAIL: SentBy.POST,
    Channel.PLAIN_MAIL: SentBy.POST,
    Channel.FAX: SentBy.FAX,
    Channel.ONLINE: SentBy.DOWNLOAD,
}
"""How an answer goes out where the register does not say: the way the application came."""


def number_of(row: RegisterRow, source: str) -> str:
    """The register's own number, else one made of file and line."""
    return row.case_number or made_number(row.received.year, source, row.line)


def progress(agency: Agency, rows: Sequence[RegisterRow], source: str) -> Progress[RegisterRow]:
    """Which rows of the file with the digest `source` are here; two questions to the database."""
    numbers = {number_of(row, source): row for row in rows}
    known = dict(Application.objects.filter(agency=agency, number__in=numbers).values_list("number", "pk"))
    return progress_of(numbers, known, source, _in_the_way)


def _in_the_way(row: RegisterRow) -> Problem:
    return Problem(
        row.line,
        Field.CASE_NUMBER,
        "",
        row.case_number,
        f"编号{row.case_number}在本系统已经有一件",
        "已经登记过的，从表中删去这一行；确是另一件的，改正编号。",
    )


def take_over(
    agency: Agency, rows: Sequence[RegisterRow], source: str, actor: Actor, when: Moment, most: int
) -> int:
    """Take over the first `most` rows that are not here yet, in transactions of `BATCH`; how many were taken.

    Cut off at any point it is done again: what is here is passed over, and nothing comes twice. Rows whose number
    another case has are not taken.
    """
    to_come = progress(agency, rows, source).to_come[:most]
    for start in range(0, len(to_come), BATCH):
        with transaction.atomic():
            for row in to_come[start : start + BATCH]:
                _take_over(agency, row, source, actor, when)
    return len(to_come)


def _take_over(agency: Agency, row: RegisterRow, source: str, actor: Actor, when: Moment) -> None:
    case = Case.objects.create(agency=agency, kind=CaseKind.APPLICATION, opened_at=when.at)
    natural = row.applicant_kind in _PERSONS
    application = Application(
        case=case,
        agency=agency,
        agency_name=agency.name_on(row.received),
        number=number_of(row, source),
        title=row.description.splitlines()[0][:200],
        request=row.description,
        provided_as=ProvidedAs.ELECTRONIC,
        sent_by=_SENT_BACK[row.channel],
        channel=row.channel,
        applicant_kind=row.applicant_kind,
        column=column(row.applicant_kind, readings()),
        applicant_masked=mask("name", row.applicant, natural_person=natural),
        arrived=row.received,
        registered_at=when.at,
        imported=True,
        stage=Stage.REGISTERED,
        clock_state=State.NOT_STARTED,
    )
    application.save(force_insert=True)
    said = {
        "register": row.outcome_text,
        "document_number": row.document_number,
        "unit": row.unit,
        "remarks": row.remarks,
    }
    Item.objects.create(
        application=application,
        position=1,
        what=row.description[:500],
        outcome=row.outcome or "",
        particulars={name: value for name, value in said.items() if value},
    )
    secrets = {
        SecretKind.NAME: row.applicant,
        SecretKind.TELEPHONE: row.phone,
        SecretKind.ADDRESS: row.address,
        SecretKind.IDENTITY_NUMBER: row.identity_number,
    }
    for kind, value in secrets.items():
        if value:
            seal(case, "applicant", kind, value, natural_person=natural)
    record(
        application,
        EventKind.IMPORTED,
        on=row.received,
        actor=actor,
        when=when,
        number=application.number,
        channel=row.channel,
        column=application.column,
        closed_on=_iso(row.replied),
        outcome=row.outcome,
        # A register says that a reply was extended, never when that was told; it was told before the deadline.
        extended_on=_iso(row.received) if row.extended else None,
        extended_by=(row.extended_by or EXTENSION_LIMIT) if row.extended else None,
        source=source,
        line=row.line,
    )
    store(application)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None

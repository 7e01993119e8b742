"""Taking over an existing register of reviews and suits: each row a case with one event that says what it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.disputes.register_import.dispute_register import docket_of
from gongkai.casework.disputes.register_import.field import Field
from gongkai.casework.disputes.register_import.row import DisputeRow
from gongkai.casework.disputes.registration import Filing, Old, register
from gongkai.casework.intake import Party
from gongkai.casework.models import Application, Dispute
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.progress import Progress, made_number, progress_of
from gongkai.law.dispute import DisputeKind, Procedure
from gongkai.records.moment import Moment


def number_of(row: DisputeRow, source: str) -> str:
    """The register's own number, else one made of file and line."""
    return row.number or made_number(row.filed_on.year, source, row.line)


def progress(agency: Agency, rows: Sequence[DisputeRow], source: str) -> Progress[DisputeRow]:
    """Which rows of the file with the digest `source` are here; three questions to the database.

    A number or a docket that another case has is in the way.
    """
    numbers = {number_of(row, source): row for row in rows}
    known = dict(Dispute.objects.filter(agency=agency, number__in=numbers).values_list("number", "pk"))
    found = progress_of(numbers, known, source, _number_taken)
    dockets = {
        docket_of(docket, filed_on, is_suit=DisputeKind(kind).is_suit): number
        for docket, filed_on, kind, number in Dispute.objects.filter(agency=agency)
        .exclude(docket="")
        .values_list("docket", "filed_on", "kind", "number")
    }
    taken = [
        _docket_taken(row, dockets[docket])
        for row in found.to_come
        if (docket := docket_of(row.docket, row.filed_on, is_suit=row.kind.is_suit)) in dockets
    ]
    in_the_way = sorted((*found.in_the_way, *taken), key=lambda problem: problem.line)
    return Progress(found.to_come, found.here, tuple(in_the_way))


def _number_taken(row: DisputeRow) -> Problem:
    says = f"编号{row.number}在本系统已经有一件"
    remedy = "已经登记过的，从表中删去这一行；确是另一件的，改正编号。"
    return Problem(row.line, Field.NUMBER, "", row.number, says, remedy)


def _docket_taken(row: DisputeRow, number: str) -> Problem:
    says = f"案号{row.docket}在本系统已经有一件：{number}"
    remedy = "已经登记过的，从表中删去这一行；确是另一件的，改正案号。"
    return Problem(row.line, Field.DOCKET, "", row.docket, says, remedy)


@dataclass(frozen=True, slots=True)
class Linked:
    """Applications of the agency by the lines of the rows that are about them.

    Further, how many rows name one that is not here, and how many one that came in after the dispute was taken up.
    """

    applications: Mapping[int, Application]
    not_found: int
    too_late: int


def linked(agency: Agency, rows: Sequence[DisputeRow]) -> Linked:
    """The applications that the rows are about; one question to the database."""
    naming = [row for row in rows if row.application]
    numbers = {row.application for row in naming}
    known = {one.number: one for one in Application.objects.filter(agency=agency, number__in=numbers)}
    found = {row: known[row.application] for row in naming if row.application in known}
    linked = {row.line: one for row, one in found.items() if one.arrived <= row.filed_on}
    return Linked(linked, len(naming) - len(found), len(found) - len(linked))


@transaction.atomic
def take_over(
    agency: Agency, rows: Sequence[DisputeRow], source: str, actor: Actor, when: Moment, most: int
) -> int:
    """Take over the first `most` rows that are not here yet, all or none of them; how many were taken.

    Done again, what is here is passed over, and nothing comes twice. Nothing may be in the way of a row.
    """
    # Pressed twice, the second waits for the first and finds its rows here.
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    to_come = progress(agency, rows, source).to_come[:most]
    applications = linked(agency, to_come).applications
    for row in to_come:
        filing = Filing(
            agency=agency,
            kind=row.kind,
            cause=row.cause,
            procedure=Procedure.ORDINARY,
            organ=row.organ,
            title=row.title,
            filed_on=row.filed_on,
            received_on=row.received_on,
            docket=row.docket,
            claimant=Party(row.claimant, telephone=row.phone, address=row.address),
            natural_person=row.is_person,
            application=applications.get(row.line),
        )
        old = Old(number_of(row, source), row.closed_on, row.result, source, row.line)
        register(filing, actor, when, old)
    return len(to_come)

"""Taking over a register of documents of before: each is entered without a text; done again, what is here is passed over."""

from collections.abc import Sequence

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.progress import Progress
from gongkai.law.validity import Validity
from gongkai.publishing.content import Content
from gongkai.publishing.drafting import usual_column
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.models import Document
from gongkai.publishing.register.counting import KINDS
from gongkai.publishing.register.register_import.row import DocumentRow
from gongkai.publishing.stage import Stage
from gongkai.records.moment import Moment


def progress(agency: Agency, rows: Sequence[DocumentRow]) -> Progress[DocumentRow]:
    """Which rows are here, by number or, without one, by title and date; one question to the database.

    One that is here with another validity is in the way: what became of it is said on the document itself.
    """
    documents = Document.objects.filter(agency=agency, kind__in=KINDS).exclude(stage=Stage.DISCARDED)
    here: dict[object, str] = {}
    said = documents.values_list("title", "document_number", "date_of_document", "validity")
    for title, number, dated, validity in said:
        here[title, dated] = validity
        if number:
            here[number] = validity
    to_come, in_the_way = [], []
    for row in rows:
        known = here.get(row.document_number or (row.title, row.dated))
        if known is None:
            to_come.append(row)
        elif known != row.validity:
            in_the_way.append(_problem(row, known))
    return Progress(tuple(to_come), len(rows) - len(to_come) - len(in_the_way), tuple(in_the_way))


def _problem(row: DocumentRow, known: str) -> Problem:
    now = Validity(known).label if known else "没有办结"
    says = f"《{row.title[:40]}》在本系统里是“{now}”，表里写的是“{row.validity.label}”"
    return Problem(row.line, None, "", "", says, "在那份文件上办理“变更有效性”，或者改正、删去这一行。")


@transaction.atomic
def take_over(agency: Agency, rows: Sequence[DocumentRow], actor: Actor, when: Moment, most: int) -> int:
    """Enter the first `most` rows that are not here yet, all or none; how many were entered."""
    # Pressed twice, the second waits for the first and finds its rows here.
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    to_come = progress(agency, rows).to_come[:most]
    columns = {kind: usual_column(agency, kind) for kind in KINDS}
    units = agency.units.in_bulk()
    brought = [
        Brought(
            Content(
                title=row.title,
                body="",
                kind=row.kind.value,
                document_number=row.document_number,
                date_of_document=row.dated,
                effective_date=row.effective,
                valid_until=row.valid_until,
            ),
            columns[row.kind],
            None,
            row.index_number,
            row.validity,
            {"unit": units[row.unit]} if row.unit else {},
            row.changed_on,
            row.changed_by,
        )
        for row in to_come
    ]
    return len(bring_in(agency, brought, actor, when))

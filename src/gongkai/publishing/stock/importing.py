"""Taking over what was published before: each row becomes a public document; done again, what is here is passed over."""

from collections.abc import Sequence
from datetime import datetime, time
from html import escape

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.progress import Progress
from gongkai.publishing.body.cleaning import clean
from gongkai.publishing.content import Content
from gongkai.publishing.importing import Brought, bring_in
from gongkai.publishing.kind import KINDS, DocumentKind
from gongkai.publishing.models import Column, Document, InterpretationForm, Link, LinkKind
from gongkai.publishing.stage import Stage
from gongkai.publishing.stock.register_import.row import Known, StockRow
from gongkai.records.moment import Moment
from gongkai.text.folding import folded
from gongkai.text.personal_data import personal_data

_APPEARED = time(9)
"""A list knows the day alone."""


def known_of(agency: Agency) -> Known:
    """What rows of the agency may name; two questions to the database."""
    columns = list(Column.objects.filter(agency=agency, in_use=True).order_by("-pk"))
    units = agency.units.values_list("name", "pk")
    return Known(
        {folded(column.name): column.pk for column in columns},
        {folded(name): pk for name, pk in units},
        {column.pk: _usual(column) for column in columns},
    )


def progress(agency: Agency, rows: Sequence[StockRow]) -> Progress[StockRow]:
    """Which rows are here, by title and day; one question to the database.

    In the way are texts with somebody's numbers in them, as what is taken over is public at once, and what the register
    has without a text.
    """
    documents = Document.objects.filter(agency=agency).exclude(stage=Stage.DISCARDED)
    here, registered = set(), set()
    for title, number, published_at, stage in documents.values_list(
        "title", "document_number", "published_at", "stage"
    ):
        if published_at:
            here.add((title, timezone.localdate(published_at)))
        elif stage == Stage.REGISTERED:
            registered |= {title, number} - {""}
    to_come, in_the_way = [], []
    for row in rows:
        if row.same in here:
            continue
        if found := personal_data(f"{row.title}\n{row.text}"):
            what = "、".join(dict.fromkeys(f"{one.kind}（{one.masked}）" for one in found))
            says = f"《{row.title[:40]}》里有{what}"
            in_the_way.append(
                Problem(row.line, None, "", "", says, "遮去或者删去后再导入；导入后公众立即可以看到。")
            )
        else:
            to_come.append(row)
    return Progress(tuple(to_come), len(rows) - len(to_come) - len(in_the_way), tuple(in_the_way))


@transaction.atomic
def take_over(agency: Agency, rows: Sequence[StockRow], actor: Actor, when: Moment, most: int) -> int:
    """Publish the first `most` rows that are not here yet, all or none; how many.

    An interpretation is tied to the document that it names, by number or title, if that is here.
    """
    # Pressed twice, the second waits for the first and finds its rows here.
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    to_come = progress(agency, rows).to_come[:most]
    columns = Column.objects.filter(agency=agency).in_bulk()
    units = agency.units.in_bulk()
    brought = [
        Brought(
            _content(row),
            columns[row.column],
            timezone.make_aware(datetime.combine(row.published, _APPEARED)),
            row.index_number,
            row.validity,
            values={"unit": units[row.unit]} if row.unit else {},
        )
        for row in to_come
    ]
    documents = bring_in(agency, brought, actor, when)
    _tie(agency, to_come, documents)
    return len(documents)


def _content(row: StockRow) -> Content:
    return Content(
        title=row.title,
        body=clean(_body(row)),
        kind=row.kind.value,
        document_number=row.document_number,
        date_of_document=row.dated,
        content_source=row.source,
        source_address=row.address,
    )


def _body(row: StockRow) -> str:
    if not row.text:
        return f'<p>原文见<a href="{escape(row.address)}">{escape(row.address)}</a></p>'
    lines = (" ".join(line.split()) for line in row.text.splitlines())
    return "".join(f"<p>{escape(line)}</p>" for line in lines if line)


def _usual(column: Column) -> DocumentKind:
    """What usually stands in the column."""
    usual = (kind for kind, about in KINDS.items() if about.column == column.code)
    return next(usual, DocumentKind.OTHER)


def _tie(agency: Agency, rows: Sequence[StockRow], documents: Sequence[Document]) -> None:
    named = {row.interprets for row in rows if row.interprets}
    here: dict[str, int] = {}
    theirs = Document.objects.filter(agency=agency)
    for number in ("title", "document_number"):
        here.update(theirs.filter(**{f"{number}__in": named}).values_list(number, "pk"))
    Link.objects.bulk_create(
        Link(
            document=document,
            kind=LinkKind.INTERPRETS,
            to_id=here.get(row.interprets),
            to_name="" if row.interprets in here else row.interprets,
            form=row.form or InterpretationForm.TEXT,
            on=row.published,
        )
        for row, document in zip(rows, documents, strict=True)
        if row.form or row.interprets
    )

"""A list of documents to work through or to send, as XLSX or CSV."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date
from io import BytesIO, StringIO
from itertools import chain

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header

from gongkai.agencies.actor import Actor
from gongkai.publishing.desk.inside import title_for
from gongkai.publishing.models import Document
from gongkai.publishing.models.document import DocumentQuerySet
from gongkai.report.writing import Kind
from gongkai.report.writing.formula import disarmed
from gongkai.report.writing.workbook import workbook, write_list

KINDS = (Kind.XLSX, Kind.CSV)
MOST_IN_WORKBOOK = 20_000
HEADS = (
    "机关",
    "信息类型",
    "标题",
    "索引号",
    "发文字号",
    "成文日期",
    "栏目",
    "责任科室",
    "经办",
    "起草日期",
    "环节",
    "公开属性",
    "公开期限",
    "发布日期",
    "有效性",
)
WIDTHS = (24, 14, 48, 24, 24, 12, 18, 16, 12, 12, 14, 12, 12, 12, 10)


def answer(found: DocumentQuerySet, kind: str, actor: Actor, today: date) -> HttpResponseBase:
    """The documents as a download; a workbook holds the first 20,000."""
    response: HttpResponseBase
    if kind == Kind.CSV:
        response = StreamingHttpResponse(_csv(found.iterator(500), actor), content_type=Kind.CSV.media_type)
    else:
        stream = BytesIO()
        with workbook(stream) as book:
            write_list(book, "信息", HEADS, WIDTHS, _lines(found[:MOST_IN_WORKBOOK].iterator(500), actor))
        response = HttpResponse(stream.getvalue(), content_type=Kind.XLSX.media_type)
    name = f"主动公开信息{today.isoformat()}.{kind}"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _lines(found: Iterable[Document], actor: Actor) -> Iterator[tuple[str, ...]]:
    for one in found:
        published = timezone.localdate(one.published_at) if one.published_at else None
        days = (one.date_of_document, one.drafted_on, one.publish_due, published)
        dated, drafted, due, public = (day.isoformat() if day else "" for day in days)
        yield (
            one.agency.name,
            one.get_kind_display(),
            title_for(one, actor),
            one.index_number,
            one.document_number,
            dated,
            one.column.name if one.column else "",
            one.unit.name if one.unit else "",
            one.person.name if one.person else "",
            drafted,
            one.get_stage_display(),
            one.get_attribute_display() if one.attribute else "",
            due,
            public,
            one.get_validity_display() if one.validity else "",
        )


def _csv(found: Iterable[Document], actor: Actor) -> Iterator[str]:
    # The mark by which spreadsheet programs know UTF-8.
    yield "\ufeff"
    for line in chain((HEADS,), _lines(found, actor)):
        stream = StringIO()
        csv.writer(stream, lineterminator="\r\n").writerow([disarmed(text) for text in line])
        yield stream.getvalue()

"""发文单 on paper: what the document is, what was decided about it, and who has passed it when."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.publishing.content import content_of
from gongkai.publishing.desk.inside import only_inside
from gongkai.publishing.desk.metadata import content_lines, sheet_lines
from gongkai.publishing.desk.shown_body import shown_body
from gongkai.publishing.desk.step_bar import levels_passed
from gongkai.publishing.models import Document
from gongkai.records.models import Event
from gongkai.records.moment import now


@require_safe
def sheet_page(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """The sheet, then the text."""
    only_inside(document, actor)
    events = list(Event.objects.filter(case=document.pk).in_order())
    content = content_of(document)
    context = {
        "document": document,
        "lines": content_lines(content),
        "sheet": sheet_lines(document),
        "levels": levels_passed(events, ()),
        "begun": events[0],
        "body": shown_body(document.pk, content.body),
        "today": now().today,
    }
    return render(request, "publishing/document_sheet.html", context)

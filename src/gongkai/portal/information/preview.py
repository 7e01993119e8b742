"""The public page of a document before it is public, for those who work on it: the same template under a band."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.portal.information.document import public_page
from gongkai.portal.information.stamps import DocumentStamp
from gongkai.publishing.desk.inside import only_inside
from gongkai.publishing.models import Document, Section
from gongkai.publishing.publication import previewed
from gongkai.records.moment import now


@require_safe
def preview(request: HttpRequest, actor: Actor, document: Document) -> HttpResponse:
    """The working text as the public would read it now. Drafts do not leave the agency."""
    only_inside(document, actor)
    context = public_page(previewed(document, now()), _place(document))
    return render(request, "portal/information/preview.html", {**context, "draft": document})


def _place(document: Document) -> DocumentStamp:
    """Where it would stand; perhaps no column has been chosen yet."""
    column = document.column
    if column is None:
        return DocumentStamp(0, document.agency.name, "未定", "", Section.STATUTORY, "", "", "")
    named = (column.name, column.code, column.section, column.type, column.description, column.keywords)
    return DocumentStamp(0, document.agency.name, *named)

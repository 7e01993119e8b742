"""Files of public documents: downloads, pictures of a text, and pages of a PDF to look at without a program for it.

A file is public exactly while it stands among the files of its publication; that is asked for every time.
"""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.error_page import error_page
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.publishing.attachments_text import preview
from gongkai.publishing.models import DocumentFile, FileUse, Publication
from gongkai.records.attachments.opening import attachment_response

_SHOWN = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})
"""Pictures that a browser draws and that hold no script."""


@require_safe
def download(_request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The file as it was attached, under its title."""
    return _sent(_file(_public(pk), number))


@require_safe
def picture(_request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A picture of the text, drawn in the page; anything else is a download."""
    file = _file(_public(pk), number)
    response = _sent(file)
    if file.use == FileUse.PICTURE and file.attachment.media in _SHOWN:
        del response.headers["Content-Disposition"]
    return response


def _sent(file: DocumentFile) -> HttpResponse:
    response = attachment_response(file.attachment)
    # It is public, and may be so no more at any time.
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def look(request: HttpRequest, pk: int, number: int, page: int) -> HttpResponse:
    """A page of the file as a picture, with the pages before and after."""
    publication = _public(pk)
    line = _line(publication, number)
    pages = line.get("pages") or 0
    if not 1 <= page <= pages:
        raise Http404
    response = render(
        request,
        "portal/information/look.html",
        {
            "document": publication,
            "at": publication.agency_id,
            "file": line,
            "page": page,
            "pages": pages,
            "before": page - 1 or None,
            "after": page + 1 if page < pages else None,
        },
    )
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def page_picture(request: HttpRequest, pk: int, number: int, page: int) -> HttpResponse:
    """The picture of a page, drawn in a process of its own, as all strangers' files are opened."""
    file = _file(_public(pk), number)
    try:
        drawn = preview(file.attachment, page)
    except IndexError:
        raise Http404 from None
    except CannotRedact:
        return error_page(request, 503, _("这一页现在画不出来。"), _("请下载文件，用自己的程序打开。"))
    response = HttpResponse(drawn, content_type="image/jpeg")
    response.headers["Cache-Control"] = "no-cache"
    return response


def _public(pk: int) -> Publication:
    return get_object_or_404(Publication.objects.defer("body"), pk=pk)


def _line(publication: Publication, number: int) -> dict[str, Any]:
    for line in publication.files:
        if line["number"] == number:
            found: dict[str, Any] = line
            return found
    raise Http404


def _file(publication: Publication, number: int) -> DocumentFile:
    _line(publication, number)
    return get_object_or_404(DocumentFile.objects.select_related("attachment"), pk=number)

"""Pages of the working copy as pictures and text, made by the workshop: no stranger's file is opened here."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.desk.redaction_document import draw_page, read_page
from gongkai.casework.desk.redaction_marks import counted, marks_on
from gongkai.casework.desk.redaction_seen import Seen, seen
from gongkai.casework.models import Application
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.records.models import Attachment
from gongkai.records.moment import now


@require_safe
def picture(
    _request: HttpRequest, actor: Actor, application: Application, number: int, page: int
) -> HttpResponse:
    """A page of the original as JPEG."""
    found = _page_of(application, actor, number, page)
    return _jpeg(found.redaction.working, page)


@require_safe
def released_picture(
    _request: HttpRequest, actor: Actor, application: Application, number: int, page: int
) -> HttpResponse:
    """A page of the file as it is given."""
    found = seen(application, actor, number, now())
    if not found.shows_built or not 1 <= page <= found.redaction.pages:
        raise Http404
    return _jpeg(found.redaction.released, page)


def _jpeg(file: Attachment | None, page: int) -> HttpResponse:
    if file is None or file.erased_at is not None:
        raise Http404
    try:
        drawn = draw_page(file, page)
    except CannotRedact as refused:
        return HttpResponse(str(refused), status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse(drawn, content_type="image/jpeg")


@require_safe
def page_data(
    _request: HttpRequest, actor: Actor, application: Application, number: int, page: int
) -> JsonResponse:
    """Size and marks of a page; its characters with their boxes only for who covers passages in this case."""
    found = _page_of(application, actor, number, page)
    file = found.redaction.working
    if file is None or file.erased_at is not None:
        raise Http404
    try:
        read = read_page(file, page)
    except CannotRedact as refused:
        return JsonResponse({"says": str(refused)}, status=503)
    characters = [
        [one.text, *(round(side, 5) for side in (one.box.left, one.box.top, one.box.right, one.box.bottom))]
        for one in read.characters
    ]
    return JsonResponse(
        {
            "number": page,
            "width": read.width,
            "height": read.height,
            "revision": found.redaction.revision,
            "marks": marks_on(found.redaction, page),
            "pages": counted(found.redaction),
            "characters": characters if found.acts else [],
        }
    )


def _page_of(application: Application, actor: Actor, number: int, page: int) -> Seen:
    """The redaction with a page that this person may look at. Raises Http404."""
    found = seen(application, actor, number, now())
    if not found.looks or not found.has_pages or not 1 <= page <= found.redaction.pages:
        raise Http404
    return found

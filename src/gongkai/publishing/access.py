"""Who sees a document: answered once, for every page of the desk that shows one."""

from typing import Any

from django.http import Http404, HttpRequest

from gongkai.agencies.role import Reach, Role
from gongkai.agencies.route import DESK, Admission, Policy, desk
from gongkai.publishing.drafting import DRAFTERS
from gongkai.publishing.models import Document

LISTS = desk(*(role for role in Role if role.reach is not Reach.NOTHING))
"""Lists of documents; what they list, `visible_to` says."""

DRAFTING = desk(*DRAFTERS)
"""Beginning a document."""


def _document(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The document of the address's `pk`; 404 for whoever may not see it."""
    admission = DESK.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    seen = Document.objects.visible_to(actor).select_related("agency", "column", "unit", "person", "case")
    document = seen.filter(pk=arguments.pop("pk")).first()
    if document is None:
        raise Http404
    return actor, document


DOCUMENT = Policy("document", "起草、审核或者查阅这份信息的人", _document, private=True)
"""A page of one document on the desk. The view gets actor and document after the request."""

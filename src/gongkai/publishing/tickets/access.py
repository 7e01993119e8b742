"""Who sees a ticket."""

from typing import Any

from django.http import Http404, HttpRequest

from gongkai.agencies.route import Admission, Policy
from gongkai.publishing.ledger_access import LISTS
from gongkai.publishing.models import SiteError


def _ticket(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The ticket of the address's `pk`; 404 for whoever may not see it."""
    admission = LISTS.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    seen = SiteError.objects.visible_to(actor).select_related("agency", "document")
    ticket = seen.filter(pk=arguments.pop("pk")).first()
    if ticket is None:
        raise Http404
    return actor, ticket


TICKET = Policy("ticket", "办理这件找错的机关和查阅它的上级", _ticket, private=True, roles=LISTS.roles)
"""A page of one ticket. The view gets actor and ticket after the request."""

"""Who sees a review or suit: answered once, for every page that shows one."""

from typing import Any

from django.http import Http404, HttpRequest

from gongkai.agencies.role import Reach, Role
from gongkai.agencies.route import DESK, Admission, Policy, desk
from gongkai.casework.disputes.registration import REGISTRARS
from gongkai.casework.models import Dispute

LISTS = desk(*(role for role in Role if role.reach is not Reach.NOTHING))
"""Lists of reviews and suits; what they list, `visible_to` says."""

REGISTRY = desk(*REGISTRARS)
"""Registering what the review organ or the court sends."""


def _dispute(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The review or suit of the address's `pk`; 404 for whoever may not see it."""
    admission = DESK.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    seen = Dispute.objects.visible_to(actor).select_related("agency", "unit", "person", "application")
    dispute = seen.filter(pk=arguments.pop("pk")).first()
    if dispute is None:
        raise Http404
    return actor, dispute


DISPUTE = Policy("dispute", "办理、指导或者查阅这件复议诉讼的人", _dispute, private=True)
"""A page of one review or suit. The view gets actor and dispute after the request."""

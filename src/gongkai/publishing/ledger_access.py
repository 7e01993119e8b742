"""Who sees the ledgers of publishing (channels, accounts, submissions, catalogue, points, questions) and who keeps them."""

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest

from gongkai.agencies.models import Agency
from gongkai.agencies.role import Reach, Role
from gongkai.agencies.route import Admission, Policy, desk

KEEPERS = (Role.CLERK, Role.OFFICER, Role.SECTION_HEAD, Role.OGI_HEAD)
"""Enter what their sections have published, answered or sent in."""
OFFICE = (Role.CLERK, Role.OGI_HEAD)
"""The agency's office of disclosure: answers for the ledgers as a whole."""

LISTS = desk(*(role for role in Role if role.reach is not Reach.NOTHING))
"""The ledgers themselves: they hold nothing that is not public, or meant for the whole agency."""
KEEPING = desk(*KEEPERS)
KEPT_BY_OFFICE = desk(*OFFICE)


def row_policy(
    code: str, says: str, model: type[models.Model], roles: tuple[Role, ...], *, reading: bool = False
) -> Policy:
    """A page of one row: people of the row's agency in one of the roles; 404 for a row of another agency.

    `reading`: whoever looks on from above sees it too. The view gets actor and row after the request.
    """
    policy = desk(*roles)

    def admit(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
        admission = policy.admit(request, arguments)
        if not isinstance(admission, tuple):
            return admission
        (actor,) = admission
        agencies = Agency.objects.in_reach_of(actor) if reading else Agency.objects.filter(pk=actor.agency.pk)
        found = model._default_manager.filter(agency__in=agencies, pk=arguments.pop("pk")).first()
        if found is None:
            raise Http404
        return actor, found

    return Policy(code, says, admit, private=True, roles=roles)

"""Who sees the board of a government's units, and who acts on it."""

from typing import Any

from django.http import Http404, HttpRequest

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.role import Role
from gongkai.agencies.route import Admission, Policy, desk
from gongkai.annual.access import COMPILERS
from gongkai.annual.board.whose import government_of
from gongkai.annual.models.annual_report import SUPERVISING

OVERSEERS = (*sorted(SUPERVISING), Role.SUPERIOR_READER, Role.AUDITOR)
"""The office that receives the reports, and those who look on from above."""
OVERSEEING = desk(*OVERSEERS)
ACTING = desk(*COMPILERS)
"""Pages on which the office does something: reminds, brings reports, sets a sweep going."""


def overseen_by(actor: Actor) -> Agency:
    """The government whose units the actor's agency oversees."""
    assert actor.agency is not None  # noqa: S101
    return government_of(actor.agency)


def _unit(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The unit of the address's `pk`, below the government that is overseen; 404 for any other agency."""
    admission = OVERSEEING.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    government = overseen_by(actor)
    unit = Agency.objects.within(government).exclude(pk=government.pk).filter(pk=arguments.pop("pk")).first()
    if unit is None:
        raise Http404
    return actor, unit


UNIT = Policy("reporting_unit", "汇总机关的公开工作机构和查阅它的上级", _unit, private=True)
"""A page of one unit. The view gets actor and unit after the request."""

"""Who sees the pages about agencies and people: the row is resolved here, and outside the actor's reach it is 404."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest

from gongkai.agencies.access import administers
from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Person, Post, StandIn, Unit
from gongkai.agencies.role import Role
from gongkai.agencies.route import Admission, Policy, desk
from gongkai.agencies.steps.hand_over import may_arrange

OVERSEERS = (Role.ADMINISTRATOR, Role.AUDITOR, Role.SUPERIOR_READER)
"""Roles that look up the agencies of their subtree."""
ADMINISTRATORS = (Role.ADMINISTRATOR,)


def _of(code: str, says: str, find: Callable[[Actor, int], Any], roles: tuple[Role, ...] = ()) -> Policy:
    """A policy whose view gets the actor and the row that `find` resolves from the address; none is 404."""
    at_desk = desk(*roles)

    def admit(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
        admission = at_desk.admit(request, arguments)
        if not isinstance(admission, tuple):
            return admission
        found = find(admission[0], arguments.pop("pk"))
        if found is None:
            raise Http404
        return (*admission, found)

    return Policy(code, says, admit, private=True, roles=roles)


def _agency(actor: Actor, pk: int) -> Agency | None:
    return Agency.objects.in_reach_of(actor).select_related("parent").filter(pk=pk).first()


def _unit(actor: Actor, pk: int) -> Unit | None:
    unit = Unit.objects.select_related("agency").filter(pk=pk).first()
    return unit if unit and administers(actor, unit.agency) else None


def _person(actor: Actor, pk: int) -> Person | None:
    return Person.objects.in_reach_of(actor).select_related("user").filter(pk=pk).first()


def _post(actor: Actor, pk: int) -> Post | None:
    return Post.objects.with_names().filter(pk=pk, agency__in=Agency.objects.in_reach_of(actor)).first()


def _arranged_post(actor: Actor, pk: int) -> Post | None:
    post = Post.objects.with_names().filter(pk=pk).first()
    return post if post and may_arrange(actor, post) else None


def _arranged_stand_in(actor: Actor, pk: int) -> StandIn | None:
    row = StandIn.objects.select_related("person", "post__person", "post__agency").filter(pk=pk).first()
    return row if row and may_arrange(actor, row.post) else None


AGENCY_SEEN = _of("agency_seen", "本机关及下级机关的管理员、审计人、上级查阅人", _agency, OVERSEERS)
AGENCY_LOG = _of(
    "agency_log", "本机关及上级机关的管理员、审计人", _agency, (Role.ADMINISTRATOR, Role.AUDITOR)
)
AGENCY_MANAGED = _of("agency_managed", "本机关及上级机关的管理员", _agency, ADMINISTRATORS)
UNIT_MANAGED = _of("unit_managed", "本机关及上级机关的管理员", _unit, ADMINISTRATORS)
PERSON_SEEN = _of("person_seen", "任岗机关及其上级的管理员、审计人、上级查阅人", _person, OVERSEERS)
PERSON_MANAGED = _of("person_managed", "任岗机关及其上级的管理员", _person, ADMINISTRATORS)
POST_MANAGED = _of("post_managed", "本机关及上级机关的管理员", _post, ADMINISTRATORS)
POST_ARRANGED = _of("post_arranged", "岗位上的人、本机关负责人、管理员", _arranged_post)
STAND_IN_ARRANGED = _of("stand_in_arranged", "岗位上的人、本机关负责人、管理员", _arranged_stand_in)

"""Who enters holiday notices: they bind every agency of the installation, so the administrator of an agency without a
superior, or whoever looks after the installation (`createsuperuser`)."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from gongkai.agencies.acting import capacities
from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.agencies.route import DESK, Admission, Policy


def keeps_calendar(user: AbstractBaseUser | AnonymousUser, actor: Actor | None) -> bool:
    """Whether this person, in this post, may enter notices."""
    if getattr(user, "is_superuser", False):
        return True
    at_the_top = actor is not None and actor.agency is not None and actor.agency.parent_id is None
    return at_the_top and actor is not None and actor.role is Role.ADMINISTRATOR


def _admit(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """Whoever holds a post; whoever looks after the installation without one acts under the account's name."""
    if not capacities(request) and getattr(request.user, "is_superuser", False):
        return (Actor("superuser", request.user.get_username(), "系统运维人员", request.user.pk),)
    return DESK.admit(request, arguments)


def _admit_keeper(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    admission = _admit(request, arguments)
    if isinstance(admission, tuple) and not keeps_calendar(request.user, admission[0]):
        raise PermissionDenied
    return admission


CALENDAR_READER = Policy("calendar_reader", "所有在岗人员、系统运维人员", _admit, private=True)
CALENDAR_KEEPER = Policy(
    "calendar_keeper", "没有上级的机关的管理员、系统运维人员", _admit_keeper, private=True
)

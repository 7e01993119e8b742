"""Who sees a case: answered once, for every page that shows one."""

from typing import Any

from django.http import Http404, HttpRequest

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Reach, Role
from gongkai.agencies.route import DESK, Admission, Policy, desk
from gongkai.casework.models import Application
from gongkai.records.models import Attachment, Purpose

LISTS = desk(*(role for role in Role if role.reach is not Reach.NOTHING))
"""Lists of cases: every role that reaches any. What they list, `visible_to` says."""

REGISTRY = desk(Role.CLERK)
"""Registering what comes in is the office's."""

FROM_APPLICANT = (Purpose.APPLICATION, Purpose.IDENTITY, Purpose.AUTHORITY)
"""Papers that say who the applicant is: looking at one is on record, with its reason, like the data of the vault."""
PERSONAL_FILES = (*FROM_APPLICANT, Purpose.LETTER, Purpose.STAMPED, Purpose.DELIVERY)
"""Files that name people: beside those papers, letters as they were printed and sent, the query code on some."""


def _case(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The case of the address's `pk`. Whoever may not see it is told 404: its existence is nobody's business."""
    admission = DESK.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    looks_below = actor.role is not None and actor.role.reach is Reach.SUBTREE
    related = ("unit", "person", "agency") if looks_below else ("unit", "person")
    seen = Application.objects.visible_to(actor).select_related(*related)
    application = seen.filter(pk=arguments.pop("pk")).first()
    if application is None:
        raise Http404
    if actor.agency is not None and application.agency_id == actor.agency.pk:
        application.agency = actor.agency
    return actor, application


CASE = Policy("case", "办理、审批或者查阅本件的人", _case, private=True)
"""A page of one case. The view gets actor and application after the request."""


def may_open(actor: Actor, attachment: Attachment) -> bool:
    """Whether somebody who sees the case may take this file out of it."""
    return actor.sees_personal_data or attachment.purpose not in PERSONAL_FILES

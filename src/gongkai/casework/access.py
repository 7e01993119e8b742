"""Who sees a case: answered once, for every page that shows one."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency
from gongkai.agencies.prepared import Prepared
from gongkai.agencies.role import Reach, Role
from gongkai.agencies.route import DESK, Admission, Policy, desk
from gongkai.casework.models import Application, Dispute, Redaction, RedactionStage
from gongkai.records.models import Attachment, Purpose

LISTS = desk(*(role for role in Role if role.reach is not Reach.NOTHING))
"""Lists of cases: every role that reaches any. What they list, `visible_to` says."""

REGISTRY = desk(Role.CLERK)
"""Registering what comes in is the office's."""

FROM_APPLICANT = (Purpose.APPLICATION, Purpose.IDENTITY, Purpose.AUTHORITY)
"""Papers that say who the applicant is: looking at one is on record, with its reason, like the data of the vault."""
PERSONAL_FILES = (*FROM_APPLICANT, Purpose.LETTER, Purpose.STAMPED, Purpose.DELIVERY)
"""Files that name people: beside those papers, letters as they were printed and sent, the query code on some."""

UNREDACTED = (Purpose.TO_REDACT, Purpose.WORKING)
"""Files with everything that is covered in what is given."""


def _case(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The case of the address's `pk`. Whoever may not see it is told 404: its existence is nobody's business."""
    admission = DESK.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    application = _seen(actor, arguments.pop("pk"))
    if application is None:
        raise Http404
    return actor, application


def _seen(actor: Actor, pk: int) -> Application | None:
    """The case with its agency, if the actor sees it; one question to the database."""
    if actor.agency is None or actor.role is None or actor.role.reach is not Reach.AGENCY:
        seen = Application.objects.visible_to(actor).select_related("agency")
        return seen.filter(pk=pk).annotate(**_told()).first()
    found = _of_agency(actor.agency.pk, pk)
    if not found:
        return None
    found[0].agency = actor.agency
    return found[0]


def _reached(agency: int, pk: int) -> QuerySet[Application]:
    """The case as those see it who reach all of their agency's."""
    anybody = Actor("", "", role=Role.CLERK, agency=Agency(pk=agency))
    return Application.objects.visible_to(anybody).filter(pk=pk).annotate(**_told())


def _told() -> dict[str, Exists]:
    """What `Application` would ask itself. Most cases are never disputed: their page asks nothing more."""
    return {"is_disputed": Exists(Dispute.objects.filter(application=OuterRef("pk")))}


_of_agency = Prepared(_reached, -1, -2)


CASE = Policy("case", "办理、审批或者查阅本件的人", _case, private=True)
"""A page of one case. The view gets actor and application after the request."""


def held_back(redactions: Iterable[Redaction]) -> frozenset[int]:
    """Numbers of the files that hold what is covered: originals, whatever they are in the case, and what of them was
    built and nobody has released."""
    originals = {one.source_id for one in redactions}
    unreleased = [one for one in redactions if one.stage != RedactionStage.RELEASED]
    return frozenset(originals | {one.released_id for one in unreleased if one.released_id})


def may_open(actor: Actor, attachment: Attachment, held: Collection[int]) -> bool:
    """Whether somebody who sees the case may take this file out of it; `held` are those `held_back` in the case."""
    if actor.sees_personal_data:
        return True
    if attachment.purpose in UNREDACTED or attachment.pk in held:
        # Whoever covers, checks and approves has to see what is covered; who only looks on does not.
        return actor.role is not None and actor.role.reach is not Reach.SUBTREE
    return attachment.purpose not in PERSONAL_FILES

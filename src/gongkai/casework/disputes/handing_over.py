"""Open disputes when a post ends or an agency is merged: whoever follows takes them over, and the record says so."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.handover import (
    WorkOfAgencies,
    WorkOfPosts,
    register_work_of_agencies,
    register_work_of_posts,
)
from gongkai.agencies.models import Agency, Post
from gongkai.agencies.role import Role
from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.recording import locked, record, store
from gongkai.casework.disputes.stage import DisputeStage
from gongkai.casework.disputes.steps.handling import DESK_ROLES
from gongkai.casework.models import Dispute
from gongkai.records.moment import Moment

LABEL = "复议和诉讼"


def register_work() -> None:
    """Called when the app is ready."""
    register_work_of_posts(WorkOfPosts(LABEL, _of_post, _to_post))
    register_work_of_agencies(WorkOfAgencies(LABEL, _of_agency, _to_agency))


def _held(post: Post) -> QuerySet[Dispute]:
    """What the person handles in this post; what has closed is still to be performed and put away."""
    found = Dispute.objects.exclude(stage=DisputeStage.ARCHIVED).filter(
        agency=post.agency, person=post.person_id
    )
    if post.role not in (Role.OFFICER, *DESK_ROLES):
        return found.none()
    return found.filter(unit=post.unit_id) if post.unit_id else found.filter(unit=None)


def _of_post(post: Post) -> int:
    return _held(post).count()


def _to_post(actor: Actor, post: Post, to: Post, at: datetime) -> int:
    when = Moment(timezone.localdate(at), at)
    given = list(_held(post).order_by("pk").values_list("pk", flat=True))
    for pk in given:
        dispute = locked(pk)
        record(
            dispute,
            EventKind.HANDED_OVER,
            on=when.today,
            actor=actor,
            when=when,
            person=to.person_id,
            unit=to.unit_id,
            role=to.role,
            to=to.person.name,
            reason=f"{post.person.name}离岗移交",
        )
        store(dispute)
    return len(given)


def _of_agency(agency: Agency) -> int:
    return Dispute.objects.open().filter(agency=agency).count()


def _to_agency(actor: Actor, agency: Agency, successor: Agency, at: datetime) -> int:
    """Whoever goes on with the powers is the defendant (行政诉讼法 Art 26); `agency_name` stays that of the day."""
    when = Moment(timezone.localdate(at), at)
    open_now = list(Dispute.objects.open().filter(agency=agency).order_by("pk").values_list("pk", flat=True))
    for pk in open_now:
        dispute = locked(pk)
        dispute.agency = dispute.case.agency = successor
        dispute.case.save(update_fields=["agency"])
        record(
            dispute,
            EventKind.PASSED_ON,
            on=when.today,
            actor=actor,
            when=when,
            agency=successor.pk,
            from_name=agency.name,
            to_name=successor.name,
        )
        store(dispute)
    return len(open_now)

"""Open cases when a post ends or an agency is merged: whoever follows takes them over, and the record says so."""

from datetime import datetime

from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.handover import (
    WorkOfAgencies,
    WorkOfPosts,
    register_work_of_agencies,
    register_work_of_posts,
)
from gongkai.agencies.models import Agency, Post
from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application, Assignment
from gongkai.casework.recording import record, store
from gongkai.records.append import lock
from gongkai.records.moment import Moment

LABEL = "依申请公开案件"


def register_work() -> None:
    """Called when the app is ready."""
    register_work_of_posts(WorkOfPosts(LABEL, _of_post, _to_post))
    register_work_of_agencies(WorkOfAgencies(LABEL, _of_agency, _to_agency))


def _open_assignments(post: Post) -> "list[tuple[int, int]]":
    """Assignment and application of what the person has signed for in the agency and not ended."""
    found = Assignment.objects.filter(
        person=post.person_id,
        ended=False,
        application__in=Application.objects.open().filter(agency=post.agency),
    )
    found = found.filter(unit=post.unit) if post.unit_id else found.filter(unit=None)
    return list(found.order_by("application", "pk").values_list("pk", "application"))


def _of_post(post: Post) -> int:
    return len(_open_assignments(post))


def _to_post(actor: Actor, post: Post, to: Post, at: datetime) -> int:
    when = Moment(timezone.localdate(at), at)
    given = _open_assignments(post)
    for assignment, pk in given:
        application = _locked(pk)
        record(
            application,
            EventKind.HANDED_OVER,
            on=when.today,
            actor=actor,
            when=when,
            assignment=assignment,
            person=to.person_id,
            unit=to.unit_id,
            to=to.person.name,
            reason=f"{post.person.name}离岗移交",
        )
        store(application)
    return len(given)


def _of_agency(agency: Agency) -> int:
    return Application.objects.open().filter(agency=agency).count()


def _to_agency(actor: Actor, agency: Agency, successor: Agency, at: datetime) -> int:
    when = Moment(timezone.localdate(at), at)
    open_now = list(
        Application.objects.open().filter(agency=agency).order_by("pk").values_list("pk", flat=True)
    )
    for pk in open_now:
        application = _locked(pk)
        application.agency = application.case.agency = successor
        application.case.save(update_fields=["agency"])
        # `agency_name` stays: the applicant applied to the agency that bore it on the day.
        record(
            application,
            EventKind.PASSED_ON,
            on=when.today,
            actor=actor,
            when=when,
            agency=successor.pk,
            from_name=agency.name,
            to_name=successor.name,
        )
        store(application)
    return len(open_now)


def _locked(pk: int) -> Application:
    case = lock(pk)
    application = Application.objects.select_related("agency").get(pk=pk)
    application.case = case
    return application

"""Documents at work when a post ends or an agency is merged: whoever follows takes them over, and the record says so."""

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
from gongkai.publishing.drafting import DRAFTERS, usual_column
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.models import Document
from gongkai.publishing.recording import locked, record, store
from gongkai.publishing.steps.around import give
from gongkai.records.moment import Moment
from gongkai.workflow.step import Taking

LABEL = "起草、审核和待发布的信息"


def register_work() -> None:
    """Called when the app is ready."""
    register_work_of_posts(WorkOfPosts(LABEL, _of_post, _to_post))
    register_work_of_agencies(WorkOfAgencies(LABEL, _of_agency, _to_agency))


def _held(post: Post) -> QuerySet[Document]:
    """What the person drafts in this post. What is finished belongs to its unit, and the agency."""
    found = Document.objects.at_work().filter(agency=post.agency, person=post.person_id)
    if post.role not in DRAFTERS:
        return found.none()
    return found.filter(unit=post.unit_id) if post.unit_id else found


def _of_post(post: Post) -> int:
    return _held(post).count()


def _to_post(actor: Actor, post: Post, to: Post, at: datetime) -> int:
    when = Moment(timezone.localdate(at), at)
    given = list(_held(post).order_by("pk").values_list("pk", flat=True))
    for pk in given:
        document = locked(pk)
        give(document, to, Taking(actor, when), f"{post.person.name}离岗移交")
        store(document)
    return len(given)


def _unfinished(agency: Agency) -> QuerySet[Document]:
    """What the public has never seen; a page stays with the agency that published it, and so does its revision."""
    return Document.objects.at_work().filter(agency=agency, published_at=None)


def _of_agency(agency: Agency) -> int:
    return _unfinished(agency).count()


def _to_agency(actor: Actor, agency: Agency, successor: Agency, at: datetime) -> int:
    """The successor's clerk has it, in the column that is usual there for its kind; nothing of it is published there
    by a clock that others have set."""
    when = Moment(timezone.localdate(at), at)
    given = list(_unfinished(agency).order_by("pk").values_list("pk", flat=True))
    for pk in given:
        document = locked(pk)
        if document.publish_at is not None:
            record(document, EventKind.UNSCHEDULED, on=when.today, actor=actor, when=when)
        document.agency = document.case.agency = successor
        document.case.save(update_fields=["agency"])
        document.column = usual_column(successor, document.kind)
        document.topics.clear()
        record(
            document,
            EventKind.HANDED_OVER,
            on=when.today,
            actor=actor,
            when=when,
            unit=None,
            person=None,
            role=Role.CLERK,
            to=successor.name,
            reason=f"{agency.name}的职责移交",
        )
        store(document)
    return len(given)

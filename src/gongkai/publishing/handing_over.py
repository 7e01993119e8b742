"""Documents at work when a post ends: whoever follows takes them over, and the record says so."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.handover import WorkOfPosts, register_work_of_posts
from gongkai.agencies.models import Post
from gongkai.publishing.drafting import DRAFTERS
from gongkai.publishing.models import Document
from gongkai.publishing.recording import locked, store
from gongkai.publishing.steps.around import give
from gongkai.records.moment import Moment
from gongkai.workflow.step import Taking

LABEL = "起草、审核和待发布的信息"


def register_work() -> None:
    """Called when the app is ready."""
    register_work_of_posts(WorkOfPosts(LABEL, _of_post, _to_post))


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

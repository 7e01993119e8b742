"""移交在办工作 from one post to another of the same agency."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.access import administers
from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.handover import Open, give_work
from gongkai.agencies.models import Post
from gongkai.agencies.role import Role
from gongkai.agencies.steps.log import log
from gongkai.agencies.steps.refusal import AdministrationError, NotYours

HEADS = (Role.OGI_HEAD, Role.LEADER)
"""Roles that see to it that an agency's work goes on while somebody is absent."""
_NOT_THEIRS = (Role.ADMINISTRATOR, Role.AUDITOR, Role.SUPERIOR_READER)
"""Posts that reach further than the agency's cases, or look at what its heads do."""


def may_arrange(actor: Actor, post: Post) -> bool:
    """Whether the actor may give the post's work, or its stand-in, to another: holder, head, administrator."""
    is_holder = actor.person_id is not None and actor.person_id == post.person_id and not actor.instead_of
    is_head = (
        actor.role in HEADS
        and actor.agency is not None
        and actor.agency.pk == post.agency_id
        and post.role not in _NOT_THEIRS
    )
    return is_holder or is_head or administers(actor, post.agency)


@transaction.atomic
def hand_over(actor: Actor, post: Post, to: Post, *, at: datetime) -> list[Open]:
    """Everything that waits for `post` goes to `to`; what went over, by kind, is logged and returned."""
    if not may_arrange(actor, post):
        raise NotYours(post)
    today = timezone.localdate(at)
    if to.pk == post.pk or to.agency_id != post.agency_id or to.role != post.role:
        raise AdministrationError("只能移交给本机关同一岗位的另一个人。先为接手的人设岗。", "to")
    if to.since > today or (to.until is not None and to.until < today):
        raise AdministrationError(f"{to.person}今天不在岗，不能接手。另选一人。", "to")
    gone = give_work(actor, post, to, at)
    log(
        actor,
        Change.HANDED_OVER,
        post.agency,
        post,
        at=at,
        after={"移交给": to, **{kind.label: f"{kind.count}件" for kind in gone}},
    )
    return gone

"""代理: another person acts for an absent holder of a post, from a day to a day."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.models import Person, Post, StandIn
from gongkai.agencies.steps.hand_over import may_arrange
from gongkai.agencies.steps.log import log, values_of
from gongkai.agencies.steps.refusal import AdministrationError, NotYours


@transaction.atomic
def appoint_stand_in(
    actor: Actor, post: Post, person: Person, *, since: date, until: date, reason: str, at: datetime
) -> StandIn:
    """指定代理 by the holder, a head of the agency, or an administrator; both days are included.

    The stand-in works in the same agency. Whoever stands in approves no text of their own: the record knows
    the person who acts (`Actor.person_id`), not only the post.
    """
    today = timezone.localdate(at)
    if not may_arrange(actor, post):
        raise NotYours(post)
    if person.pk == post.person_id:
        raise AdministrationError("不能由本人代理本人。另选一人。", "person")
    if until < since:
        raise AdministrationError("最后一天早于第一天。核对日期。", "until")
    if until < today:
        raise AdministrationError("这段时间已经过去。改最后一天。", "until")
    if (
        not person.user.is_active
        or not person.posts.in_effect(max(since, today)).filter(agency=post.agency_id).exists()
    ):
        raise AdministrationError(f"{person}到时不在{post.agency}任岗，不能代理。另选一人。", "person")
    if post.until is not None and post.until < since:
        raise AdministrationError(f"{post}的任期到{post.until}为止，其后没有可代理的岗位。", "since")
    row = StandIn.objects.create(
        post=post, person=person, since=since, until=until, reason=reason, appointed_by_id=actor.person_id
    )
    log(
        actor,
        Change.STAND_IN_APPOINTED,
        post.agency,
        row,
        at=at,
        after=values_of(row, ("since", "until", "reason")),
    )
    return row


@transaction.atomic
def end_stand_in(actor: Actor, row: StandIn, *, at: datetime) -> None:
    """终止代理 today: from now on the stand-in cannot act for the post; one that has not begun is taken back."""
    if not may_arrange(actor, row.post):
        raise NotYours(row.post)
    before = values_of(row, ("since", "until"))
    # Days are whole, so the last day of one that ends now is yesterday.
    row.until = timezone.localdate(at) - timedelta(days=1)
    row.save(update_fields=["until"])
    log(
        actor,
        Change.STAND_IN_ENDED,
        row.post.agency,
        row,
        at=at,
        before=before,
        after=values_of(row, ("since", "until")),
    )

"""Posts: appointing from a day to a day, and ending."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from gongkai.agencies.access import require_administrator
from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.handover import open_work
from gongkai.agencies.models import Agency, Person, Post, PostQuerySet, Unit
from gongkai.agencies.role import Role
from gongkai.agencies.steps.log import log, values_of
from gongkai.agencies.steps.refusal import AdministrationError

_FIELDS = ("agency", "unit", "role", "title", "sees_personal_data", "since", "until")


@dataclass(frozen=True, slots=True)
class Appointment:
    """What a post is to be; both days are included, no last day means until further notice."""

    role: Role
    since: date
    until: date | None = None
    unit: Unit | None = None
    title: str = ""
    sees_personal_data: bool = False


@transaction.atomic
def appoint(actor: Actor, person: Person, agency: Agency, appointment: Appointment, *, at: datetime) -> Post:
    """任岗; a role that works within a unit (承办人、科室负责人) names one of the agency's."""
    require_administrator(actor, agency)
    _require_sound(appointment, agency)
    held = Post.objects.filter(person=person, agency=agency, role=appointment.role, unit=appointment.unit)
    if _overlapping(held, appointment).exists():
        raise AdministrationError(f"{person}这段时间已经在{agency}任{appointment.role.label}。", "role")
    post = Post.objects.create(
        person=person,
        agency=agency,
        unit=appointment.unit,
        role=appointment.role,
        title=appointment.title,
        sees_personal_data=appointment.sees_personal_data,
        since=appointment.since,
        until=appointment.until,
    )
    log(actor, Change.APPOINTED, agency, post, at=at, after=values_of(post, _FIELDS))
    return post


@transaction.atomic
def end_post(actor: Actor, post: Post, *, last_day: date, at: datetime) -> None:
    """离岗 after `last_day`; stand-ins end with the post. Its open work is handed over before."""
    require_administrator(actor, post.agency)
    if last_day < post.since:
        raise AdministrationError("最后一天早于任岗的第一天。核对日期。", "last_day")
    if last_day < timezone.localdate(at) and (waiting := sum(work.count for work in open_work(post))):
        raise AdministrationError(
            f"还有{waiting}件在办工作在这个岗位。先移交给同机关的人，再离岗。", "last_day"
        )
    before = values_of(post, ("until",))
    post.until = last_day
    post.save(update_fields=["until"])
    log(actor, Change.POST_ENDED, post.agency, post, at=at, before=before, after=values_of(post, ("until",)))


def _require_sound(appointment: Appointment, agency: Agency) -> None:
    if appointment.until is not None and appointment.until < appointment.since:
        raise AdministrationError("最后一天早于第一天。核对日期。", "until")
    if appointment.role.belongs_to_unit and appointment.unit is None:
        raise AdministrationError(f"{appointment.role.label}须写明内设机构。", "unit")
    if not appointment.role.belongs_to_unit and appointment.unit is not None:
        raise AdministrationError(f"{appointment.role.label}不属于某个内设机构，不选。", "unit")
    if appointment.unit is not None and appointment.unit.agency_id != agency.pk:
        raise AdministrationError("这个内设机构不是本机关的。另选一个。", "unit")
    if agency.abolished_on is not None and agency.abolished_on <= appointment.since:
        raise AdministrationError(f"{agency}已于{agency.abolished_on}撤销。在承接的机关任岗。", "since")


def _overlapping(posts: PostQuerySet, appointment: Appointment) -> PostQuerySet:
    begun = Q() if appointment.until is None else Q(since__lte=appointment.until)
    return posts.filter(begun & (Q(until=None) | Q(until__gte=appointment.since)))

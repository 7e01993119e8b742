"""Setting up an agency, changing its particulars, moving it in the tree; its internal units."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr
from django.utils import timezone

from gongkai.agencies.access import require_administrator
from gongkai.agencies.actor import SYSTEM, Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.founding import founded, moved
from gongkai.agencies.models import Agency, Unit
from gongkai.agencies.steps.log import log, values_of
from gongkai.agencies.steps.refusal import AdministrationError, NotYours
from gongkai.agencies.tree import DEEPEST, depth, next_path

IDENTIFYING = ("name", "document_word")
"""Changed by a reorganisation with its date and document, never by editing."""
PARTICULARS = (
    "short_name",
    "region_code",
    "kind",
    "line",
    "standing",
    "supervising_department",
    "established_on",
    "accepts_applications",
    "accepts_online",
    "ogi_office",
    "address",
    "postcode",
    "office_hours",
    "telephone",
    "fax",
    "email",
    "review_organ",
    "court",
    "fee_account",
    "duties",
    "second_factor_required",
)


@transaction.atomic
def set_up_agency(
    actor: Actor, parent: Agency | None, particulars: dict[str, Any], *, at: datetime
) -> Agency:
    """设立机关 under `parent`; at the top of the tree only the installation itself sets one up."""
    if parent is None:
        if actor is not SYSTEM:
            raise NotYours("没有上级的机关")
    else:
        require_administrator(actor, parent)
        _require_room(depth(parent.path) + 1)
        _lock(parent)
        _require_no_namesake(particulars["name"], parent)
    agency = Agency.objects.create(**particulars, parent=parent, path=next_path(parent))
    log(
        actor,
        Change.SET_UP,
        agency,
        agency,
        at=at,
        after=values_of(agency, (*IDENTIFYING, "parent", *PARTICULARS)),
    )
    founded(agency, at)
    return agency


@transaction.atomic
def edit_agency(actor: Actor, agency: Agency, particulars: dict[str, Any], *, at: datetime) -> None:
    """修改机关信息, without its name: that changes by `rename`, with a date and a document."""
    require_administrator(actor, agency)
    before = values_of(agency, PARTICULARS)
    for name in PARTICULARS:
        setattr(agency, name, particulars[name])
    agency.save(update_fields=PARTICULARS)
    log(actor, Change.EDITED, agency, agency, at=at, before=before, after=values_of(agency, PARTICULARS))


@transaction.atomic
def move_agency(actor: Actor, agency: Agency, to: Agency, *, at: datetime) -> None:
    """调整隶属关系: the agency goes with all below it; the actor administers where it comes from and where to."""
    if agency.parent is None:
        raise NotYours("没有上级的机关")
    require_administrator(actor, agency.parent, to)
    if to.path.startswith(agency.path):
        raise AdministrationError("不能移到自己或者自己的下级之下。另选一个上级机关。", "parent")
    if to.pk == agency.parent_id:
        raise AdministrationError(f"现在的上级就是{to}。另选一个。", "parent")
    _lock(to)
    _require_no_namesake(agency.name, to)
    below = Agency.objects.within(agency)
    lowest = max(len(path) for path in below.values_list("path", flat=True))
    _require_room(depth(to.path) + 1 + depth("0" * lowest) - depth(agency.path))
    before, old, new = {"上级机关": agency.parent}, agency.path, next_path(to)
    Agency.objects.filter(pk=agency.pk).update(parent=to)
    below.update(path=Concat(Value(new), Substr(F("path"), len(old) + 1)))
    agency.refresh_from_db()
    log(actor, Change.MOVED, agency, agency, at=at, before=before, after={"上级机关": to})
    moved(agency, at)


@transaction.atomic
def add_unit(actor: Actor, agency: Agency, name: str, *, at: datetime) -> Unit:
    """增设内设机构."""
    require_administrator(actor, agency)
    _require_new_unit(agency, name)
    unit = Unit.objects.create(agency=agency, name=name)
    log(actor, Change.UNIT_ADDED, agency, name, at=at)
    return unit


@transaction.atomic
def edit_unit(actor: Actor, unit: Unit, *, name: str, in_use: bool, at: datetime) -> None:
    """修改内设机构: its name, or that it takes no more work; one with people in it stays in use."""
    require_administrator(actor, unit.agency)
    if name != unit.name:
        _require_new_unit(unit.agency, name)
    today = timezone.localdate(at)
    if unit.in_use and not in_use and (people := unit.posts.in_effect(today).count()):
        raise AdministrationError(f"还有{people}人在这个内设机构任岗。先调整他们的岗位，再停用。", "in_use")
    fields = ("name", "in_use")
    before = values_of(unit, fields)
    unit.name, unit.in_use = name, in_use
    unit.save(update_fields=fields)
    log(actor, Change.UNIT_EDITED, unit.agency, unit, at=at, before=before, after=values_of(unit, fields))


def _lock(parent: Agency) -> None:
    """Until the end of the transaction: two agencies set up at once get two paths and not one name."""
    Agency.objects.select_for_update().get(pk=parent.pk)


def _require_room(steps: int) -> None:
    if steps >= DEEPEST:
        raise AdministrationError(f"层级太深：一共不超过{DEEPEST}级。选一个较高的上级机关。", "parent")


def _require_no_namesake(name: str, parent: Agency) -> None:
    if Agency.objects.filter(parent=parent, name=name, abolished_on=None).exists():
        raise AdministrationError(f"{parent}之下已经有“{name}”。核对名称，或者改已有的机关。", "name")


def _require_new_unit(agency: Agency, name: str) -> None:
    if Unit.objects.filter(agency=agency, name=name).exists():
        raise AdministrationError(f"已经有“{name}”。换一个名称，或者恢复使用已有的。", "name")

"""机构改革: an agency is renamed, merged into another, split or abolished, with date and document.

Closed cases keep their agency, whose name on any day is `Agency.name_on`; open ones go to the successor through
what the rooms of cases have registered (`handover.WorkOfAgencies`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from gongkai.agencies.access import require_administrator
from gongkai.agencies.actor import Actor
from gongkai.agencies.administration_event import Change
from gongkai.agencies.handover import Open, open_cases, pass_on_cases
from gongkai.agencies.models import Agency, AgencyName, Post, Succession, SuccessionKind
from gongkai.agencies.steps.log import log
from gongkai.agencies.steps.refusal import AdministrationError


@dataclass(frozen=True, slots=True)
class Decree:
    """The first day of the new state, and the document that ordered it."""

    on: date
    basis: str


@transaction.atomic
def rename(
    actor: Actor, agency: Agency, decree: Decree, *, name: str, document_word: str, at: datetime
) -> None:
    """更名 from `decree.on`; the day before is the last one of the old name."""
    require_administrator(actor, agency)
    _require_in_being(agency, decree, at)
    if (name, document_word) == (agency.name, agency.document_word):
        raise AdministrationError("名称和机关代字都没有变。改了再提交。", "name")
    last_day = decree.on - timedelta(days=1)
    earlier = agency.former_names.order_by("-until").first()
    if earlier and earlier.until >= last_day:
        raise AdministrationError(f"“{earlier}”用到{earlier.until}，新名称要从其后起用。改日期。", "on")
    before = {"名称": agency.name, "机关代字": agency.document_word}
    AgencyName.objects.create(
        agency=agency,
        name=agency.name,
        document_word=agency.document_word,
        until=last_day,
        basis=decree.basis,
    )
    agency.name, agency.document_word = name, document_word
    agency.save(update_fields=["name", "document_word"])
    after = {"名称": name, "机关代字": document_word, **_words(decree)}
    log(actor, Change.RENAMED, agency, name, at=at, before=before, after=after)


@transaction.atomic
def merge(actor: Actor, agency: Agency, into: Agency, decree: Decree, *, at: datetime) -> list[Open]:
    """并入: the agency ends, its open cases go to `into`; what went over, by kind."""
    require_administrator(actor, agency, into)
    _require_can_end(agency, decree, at)
    _require_in_being(into, decree, at)
    if into.pk == agency.pk:
        raise AdministrationError("不能并入自己。另选一个机关。", "successor")
    _follow(agency, into, SuccessionKind.MERGED, decree)
    gone = pass_on_cases(actor, agency, into, at)
    _end(agency, decree)
    after = {"并入": into, **_words(decree), **{kind.label: f"{kind.count}件" for kind in gone}}
    log(actor, Change.MERGED, agency, agency, at=at, after=after)
    return gone


@transaction.atomic
def split(
    actor: Actor, agency: Agency, successors: Sequence[Agency], decree: Decree, *, ends: bool, at: datetime
) -> list[Open]:
    """分设 into agencies that have been set up; where the old one ends, its open cases go to the first of them."""
    require_administrator(actor, agency, *successors)
    if not successors or agency.pk in {successor.pk for successor in successors}:
        raise AdministrationError("选一个或者几个分设出来的机关；本机关自己不选。", "successors")
    (_require_can_end if ends else _require_in_being)(agency, decree, at)
    for successor in successors:
        _require_in_being(successor, decree, at)
        _follow(agency, successor, SuccessionKind.SPLIT if ends else SuccessionKind.TRANSFERRED, decree)
    gone = pass_on_cases(actor, agency, successors[0], at) if ends else []
    if ends:
        _end(agency, decree)
    after = {"分设为": "、".join(map(str, successors)), **_words(decree)}
    log(actor, Change.SPLIT, agency, agency, at=at, after=after)
    return gone


@transaction.atomic
def abolish(actor: Actor, agency: Agency, decree: Decree, *, at: datetime) -> None:
    """撤销 without a successor; open cases stand in the way: somebody has to answer them."""
    require_administrator(actor, agency)
    _require_can_end(agency, decree, at)
    if waiting := sum(kind.count for kind in open_cases(agency)):
        raise AdministrationError(f"还有{waiting}件没有办结。先办结，或者用“并入”交给承接的机关。")
    _end(agency, decree)
    log(actor, Change.ABOLISHED, agency, agency, at=at, after=_words(decree))


def _follow(agency: Agency, successor: Agency, kind: SuccessionKind, decree: Decree) -> None:
    Succession.objects.create(
        predecessor=agency, successor=successor, kind=kind, on=decree.on, basis=decree.basis
    )


def _end(agency: Agency, decree: Decree) -> None:
    """From the day on it does not exist, takes no applications, and nobody holds a post in it."""
    agency.abolished_on, agency.accepts_applications = decree.on, False
    agency.save(update_fields=["abolished_on", "accepts_applications"])
    last_day = decree.on - timedelta(days=1)
    Post.objects.filter(agency=agency).exclude(until__lt=decree.on).update(until=last_day)


def _words(decree: Decree) -> dict[str, object]:
    return {"自": decree.on, "文件依据": decree.basis}


def _require_in_being(agency: Agency, decree: Decree, at: datetime) -> None:
    if decree.on > timezone.localdate(at):
        raise AdministrationError("日期还没有到。到了生效的那一天再办理。", "on")
    if agency.abolished_on is not None:
        raise AdministrationError(f"{agency}已于{agency.abolished_on}撤销。另选一个机关。")


def _require_can_end(agency: Agency, decree: Decree, at: datetime) -> None:
    _require_in_being(agency, decree, at)
    if agency.children.in_being(decree.on).exists():
        raise AdministrationError("下面还有机关。先调整它们的隶属关系。")

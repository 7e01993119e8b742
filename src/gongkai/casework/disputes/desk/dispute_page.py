"""A review or suit on one page: what is due, what comes next, its papers, what has happened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.casework.disputes.desk.next_steps import next_steps
from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.log_sentence import said
from gongkai.casework.disputes.recording import stands_by
from gongkai.casework.disputes.registration import CLAIMANT
from gongkai.casework.models import Application, Dispute
from gongkai.law.dispute import DisputeKind
from gongkai.law.dispute_clock import DisputeDeadline
from gongkai.law.wording import chinese_date
from gongkai.records.models import Attachment, Event, Purpose, Secret
from gongkai.records.moment import Moment, now

SOON = 3
"""Calendar days before a last day from which on it is marked."""


@require_safe
def dispute_page(request: HttpRequest, actor: Actor, dispute: Dispute) -> HttpResponse:
    """The page of a review or suit; printed, it leaves out what only the desk uses."""
    return render(request, "casework/disputes/dispute.html", dispute_context(dispute, actor, now()))


def dispute_context(dispute: Dispute, actor: Actor, when: Moment) -> dict[str, Any]:
    """What the page prints."""
    events = list(Event.objects.filter(case=dispute.pk).in_order())
    stands = stands_by(dispute, events)
    kept = Attachment.objects.kept().filter(case=dispute.pk).defer("wrapped_key").order_by("-pk")
    return {
        "dispute": dispute,
        "stands": stands,
        "in_court": DisputeKind(dispute.kind).is_suit,
        "due": [_due(one, when.today) for one in _in_order(stands.deadlines)],
        "next": stands.next_due and _due(stands.next_due, when.today),
        "steps": next_steps(dispute, actor, when),
        "log": list(_log(events, dispute, when.today)),
        "papers": [row for row in kept if row.purpose != Purpose.EVIDENCE],
        "evidence": [row for row in kept if row.purpose == Purpose.EVIDENCE],
        "claimant": Secret.objects.filter(case=dispute.pk, whose=CLAIMANT).defer("sealed").order_by("pk"),
        "may_reveal": actor.sees_personal_data,
        "handles": actor.agency == dispute.agency,
        "can_bind": dispute.application_id is not None or any(r.purpose == Purpose.EVIDENCE for r in kept),
        "sees_application": _sees(dispute, actor),
        "suits": list(dispute.suits.all()),
        "today": when.today,
    }


def _sees(dispute: Dispute, actor: Actor) -> bool:
    """A legal reviewer sees every dispute of the agency, but of its applications those put before them."""
    return Application.objects.visible_to(actor).filter(pk=dispute.application_id).exists()


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline in words: `frame` marks it on the card, `says` how long there is."""

    deadline: DisputeDeadline
    says: str
    frame: str


def _in_order(deadlines: tuple[DisputeDeadline, ...]) -> list[DisputeDeadline]:
    return sorted(deadlines, key=lambda one: (not one.running, one.due))


def _due(one: DisputeDeadline, today: date) -> Due:
    left = (one.due - today).days
    if one.met_on:
        late = (one.met_on - one.due).days
        values = {"day": chinese_date(one.met_on), "late": late}
        over = late > 0 and one.kind.is_ours
        words = _("%(day)s已办，逾期%(late)s日") if over else _("%(day)s已办")
        return Due(one, words % values, "done")
    if not one.running:
        return Due(one, _("不再计算"), "done")
    if left < 0:
        return Due(one, _("已过%(n)s日") % {"n": -left}, "late" if one.kind.is_ours else "")
    words = _("还有%(n)s日") % {"n": left} if left else _("今天到期")
    return Due(one, words, "soon" if left <= SOON and one.kind.is_ours else "")


def _log(events: list[Event], dispute: Dispute, today: date) -> Iterator[tuple[str, str, str, str]]:
    """办理经过, newest first: when it was entered, who, what, a note."""
    in_court = DisputeKind(dispute.kind).is_suit
    for event in reversed(events):
        told = said(EventKind(event.kind), event.values, in_court=in_court)
        at = timezone.localtime(event.at)
        earlier = "" if event.on == at.date() else f"{chinese_date(event.on)}的事"
        year = "" if at.year == today.year else f"{at.year}年"
        note = "；".join(part for part in (earlier, told.note) if part)
        yield f"{year}{at.month}月{at.day}日 {at:%H:%M}", event.actor_name, told.sentence, note

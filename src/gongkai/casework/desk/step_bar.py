"""The step bar of a case: what has been gone through and when, where it stands, what is to come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import CLOSING, CONSULTING, Happened, LetterState
from gongkai.casework.stage import Stage
from gongkai.casework.standing import Standing
from gongkai.law.letter import LetterCode


@dataclass(frozen=True, slots=True)
class Station:
    """One place of the bar; `on` is the day on which it was passed, if the record knows it."""

    code: str
    label: str
    on: date | None = None
    is_done: bool = False
    is_now: bool = False

    @property
    def on_words(self) -> str:
        """`3月12日`."""
        return f"{self.on.month}月{self.on.day}日" if self.on else ""


def step_bar(stands: Standing, happened: Iterable[Happened]) -> tuple[Station, ...]:
    """The stations of the present run in order. One that does not concern the case, such as 补正, is left out."""
    stations = list(_stations(stands, _present_run(happened)))
    now = _now(stands)
    codes = [station.code for station in stations]
    place = codes.index(now) if now in codes else len(codes)
    return tuple(
        replace(
            station,
            is_done=at < place,
            is_now=at == place,
            on=station.on if at < place else None,
        )
        for at, station in enumerate(stations)
    )


def _present_run(happened: Iterable[Happened]) -> list[Happened]:
    run: list[Happened] = []
    for event in happened:
        if event.kind is EventKind.REOPENED:
            run = []
        run.append(event)
    return run


def _stations(stands: Standing, run: list[Happened]) -> Iterator[Station]:
    last = {event.kind: event.on for event in run}
    if EventKind.REOPENED in last:
        yield Station("registered", _("重新办理"), last[EventKind.REOPENED])
    else:
        begun = last.get(EventKind.REGISTERED) or last.get(EventKind.IMPORTED)
        yield Station("registered", _("登记"), begun)
    if EventKind.RECEIPT_CONFIRMED in last or stands.stage is Stage.UNCONFIRMED:
        yield Station("confirmed", _("确认收到"), last.get(EventKind.RECEIPT_CONFIRMED))
    yield Station("assigned", _("分办"), last.get(EventKind.SIGNED_FOR) or last.get(EventKind.ASSIGNED))
    sent = {event.data.get("code") for event in run if event.kind is EventKind.LETTER_DISPATCHED}
    if LetterCode.CORRECTION_NOTICE in sent:
        yield Station("corrected", _("补正"), last.get(EventKind.CORRECTION_RECEIVED))
    if LetterCode.REASONS_REQUEST in sent:
        yield Station("reasons", _("说明理由"), last.get(EventKind.REASONS_GIVEN))
    if sent & set(CONSULTING):
        yield Station("consulted", _("征求意见"), last.get(EventKind.CONSULTATION_ANSWERED))
    if LetterCode.FEE_NOTICE in sent:
        yield Station("paid", _("缴费"), last.get(EventKind.FEE_PAID))
    replies = {event.kind: event.on for event in run if event.data.get("code") in CLOSING}
    yield Station("decided", _("拟办"), replies.get(EventKind.LETTER_DRAFTED))
    approved = replies.get(EventKind.LETTER_APPROVED)
    yield Station("reviewed", _("审核"), approved)
    yield Station("signed", _("签发"), approved)
    yield Station("sent", _("发出"), replies.get(EventKind.LETTER_DISPATCHED))
    yield Station("delivered", _("送达"), replies.get(EventKind.LETTER_DELIVERED))


def _now(stands: Standing) -> str:
    if stands.stage is Stage.CLOSED:
        replies = [letter for letter in stands.facts.letters.values() if letter.is_reply]
        return "delivered" if any(x.state is LetterState.DISPATCHED for x in replies) else ""
    if stands.stage is Stage.IN_REVIEW and (reply := stands.facts.reply):
        return "signed" if len(reply.levels) - reply.approved == 1 else "reviewed"
    return _STATION.get(stands.stage, "")


_STATION = {
    Stage.UNCONFIRMED: "confirmed",
    Stage.REGISTERED: "assigned",
    Stage.ASSIGNED: "assigned",
    Stage.AWAITING_CORRECTION: "corrected",
    Stage.AWAITING_REASONS: "reasons",
    Stage.CONSULTING: "consulted",
    Stage.AWAITING_PAYMENT: "paid",
    Stage.HANDLING: "decided",
    Stage.TO_DISPATCH: "sent",
}

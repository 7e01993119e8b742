"""The fold of a document's events into its facts: pure, one small function for each kind of event that counts."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from gongkai.agencies.role import Role
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.validity import Validity
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.facts import Changed, Facts, Happened, Numbers, Signed, TakenDown, UnderReview, Undone
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.review.level import Level
from gongkai.publishing.stage import Stage
from gongkai.publishing.undoing import Undoing


def fold(happened: Iterable[Happened]) -> Facts:
    """The facts of a history in the order in which it was recorded; the first event opens the file."""
    events = iter(happened)
    facts = _opened(next(events))
    for event in events:
        if take := _TAKES.get(event.kind):
            take(facts, event)
    return facts


def _opened(event: Happened) -> Facts:
    data = event.data
    facts = Facts(data["kind"], event.on, since=event.on, unit=data.get("unit"))
    if event.kind is EventKind.IMPORTED:
        facts.imported, facts.revision = True, 1
        facts.signed = facts.shelved = Signed(1, DisclosureAttribute.PROACTIVE)
        facts.work, facts.shelf = None, Stage.REGISTERED
        if data["published_at"]:
            facts.shelf, facts.published_revision = Stage.PUBLISHED, 1
            facts.published_at = datetime.fromisoformat(data["published_at"])
        facts.dated = _day(data, "date_of_document") or event.on
        facts.validity = facts.brought = Validity(data["validity"]) if data.get("validity") else None
    else:
        facts.person, facts.role = data.get("person"), Role(data["role"])
    return facts


def _submitted(facts: Facts, event: Happened) -> None:
    data = event.data
    levels = tuple(map(Level.read, data["levels"]))
    facts.work, facts.returned, facts.revision = Stage.IN_REVIEW, False, data["revision"]
    facts.review = UnderReview(data["revision"], levels, frozenset(data["editors"]), event.on)
    _put_before(facts, levels[0].roles)


def _recalled(facts: Facts, event: Happened) -> None:
    facts.work, facts.review, facts.since = Stage.DRAFT, None, event.on


def _returned(facts: Facts, event: Happened) -> None:
    _recalled(facts, event)
    facts.returned = True


def _passed(facts: Facts, event: Happened) -> None:
    review = facts.review
    assert review is not None  # noqa: S101
    review = replace(
        review,
        passed={**review.passed, Role(event.data["role"]): event.by},
        passers=review.passers | ({event.by} if event.by is not None else frozenset()),
    )
    if not review.outstanding:
        review = replace(review, at=review.at + 1, passed={}, since=event.on)
        _put_before(facts, review.level.roles)
    facts.review = review


def _signed(facts: Facts, event: Happened) -> None:
    data = event.data
    facts.kind, facts.work, facts.review, facts.since = data["kind"], Stage.SIGNED, None, event.on
    before = facts.signed.numbers if facts.signed else Numbers()
    facts.signed = Signed(
        data["revision"], data["attribute"], data["ground"], data["reason"], _day(data, "formed"), before
    )


def _numbered(facts: Facts, event: Happened) -> None:
    given = event.data
    assert facts.signed is not None  # noqa: S101
    before = facts.signed.numbers
    numbers = Numbers(
        given.get("index_number") or before.index_number,
        given.get("document_number") or before.document_number,
        _day(given, "date_of_document") or before.date_of_document,
    )
    facts.signed = replace(facts.signed, numbers=numbers)


def _kept(facts: Facts, event: Happened) -> None:
    facts.work, facts.shelf, facts.shelved = None, Stage.KEPT, facts.signed
    facts.renewed_on, facts.taken_down, facts.reassess_due = None, None, _day(event.data, "reassess_due")
    _finished(facts, event)


def _handed_over(facts: Facts, event: Happened) -> None:
    data = event.data
    facts.unit, facts.person, facts.role = data.get("unit"), data.get("person"), Role(data["role"])
    facts.since = event.on


def _discarded(facts: Facts, _event: Happened) -> None:
    facts.work, facts.shelf = None, Stage.DISCARDED


def _scheduled(facts: Facts, event: Happened) -> None:
    facts.publish_at, facts.since = datetime.fromisoformat(event.data["publish_at"]), event.on


def _unscheduled(facts: Facts, event: Happened) -> None:
    facts.publish_at, facts.since = None, event.on


def _published(facts: Facts, event: Happened) -> None:
    at = datetime.fromisoformat(event.data["published_at"])
    if facts.published_at is None:
        facts.published_at = at
    else:
        facts.revised_on = event.on
    facts.published_revision, facts.publish_at, facts.renewed_on = event.data["revision"], None, None
    facts.work, facts.shelf, facts.shelved = None, Stage.PUBLISHED, facts.signed
    facts.taken_down, facts.reassess_due, facts.undone = None, None, None
    _finished(facts, event)


def _decision_undone(facts: Facts, event: Happened) -> None:
    facts.undone = Undone(Undoing(event.data["how"]), event.on)


def _finished(facts: Facts, event: Happened) -> None:
    """What stands in the register is in force once it is finished, unless something else was said of it."""
    assert facts.shelved is not None  # noqa: S101
    facts.dated = facts.shelved.formed or facts.dated or event.on
    kind = DocumentKind(facts.kind)
    if facts.changed is None:
        facts.validity = (
            Validity.CONSULTATION
            if kind is DocumentKind.DRAFT_FOR_COMMENT
            else Validity.IN_FORCE
            if kind.about.registered
            else facts.validity
        )


def _taken_down(stage: Stage) -> Callable[[Facts, Happened], None]:
    def take(facts: Facts, event: Happened) -> None:
        data = event.data
        facts.shelf, facts.page = stage, data["page"]
        # Whatever is wrong with it may be wrong with the next text too: that one does not appear by itself.
        facts.publish_at = facts.undone = None
        facts.taken_down = TakenDown(event.on, data["says"], data.get("instead"))
        if facts.work:
            # The text in the making is now the only one that there is to publish.
            facts.renewed_on = event.on

    return take


def _restored(facts: Facts, _event: Happened) -> None:
    facts.shelf, facts.taken_down = Stage.PUBLISHED, None


def _begun_anew(facts: Facts, event: Happened) -> None:
    facts.work, facts.publish_at, facts.since = Stage.DRAFT, None, event.on
    if facts.shelf and not facts.is_public:
        facts.renewed_on = event.on


def _dropped(facts: Facts, _event: Happened) -> None:
    facts.work, facts.returned, facts.renewed_on = None, False, None
    facts.signed, facts.publish_at = facts.shelved, None


def _validity_changed(facts: Facts, event: Happened) -> None:
    data = event.data
    facts.validity = Validity(data["validity"])
    facts.changed = Changed(
        facts.validity, event.on, data.get("by"), data.get("by_name", ""), data.get("articles", "")
    )
    facts.said = (*facts.said, (facts.validity, event.on))


def _reassessed(facts: Facts, event: Happened) -> None:
    if event.data["result"] == "keep":
        facts.reassess_due = _day(event.data, "reassess_due")
    else:
        _begun_anew(facts, event)


def _put_before(facts: Facts, roles: Iterable[Role]) -> None:
    facts.reviewed_by = tuple(sorted({*facts.reviewed_by, *roles}))


def _day(data: dict[str, Any], name: str) -> date | None:
    return date.fromisoformat(data[name]) if data.get(name) else None


_TAKES: dict[EventKind, Callable[[Facts, Happened], None]] = {
    EventKind.SUBMITTED: _submitted,
    EventKind.RECALLED: _recalled,
    EventKind.PASSED: _passed,
    EventKind.RETURNED: _returned,
    EventKind.SIGNED: _signed,
    EventKind.NUMBERED: _numbered,
    EventKind.KEPT: _kept,
    EventKind.HANDED_OVER: _handed_over,
    EventKind.DISCARDED: _discarded,
    EventKind.SCHEDULED: _scheduled,
    EventKind.UNSCHEDULED: _unscheduled,
    EventKind.PUBLISHED: _published,
    EventKind.WITHDRAWN: _taken_down(Stage.WITHDRAWN),
    EventKind.ENDED: _taken_down(Stage.ENDED),
    EventKind.RESTORED: _restored,
    EventKind.DECISION_UNDONE: _decision_undone,
    EventKind.REVISION_BEGUN: _begun_anew,
    EventKind.REVISION_DROPPED: _dropped,
    EventKind.VALIDITY_CHANGED: _validity_changed,
    EventKind.REASSESSED: _reassessed,
}

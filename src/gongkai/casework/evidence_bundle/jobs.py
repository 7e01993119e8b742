"""The job that makes a bundle and files it in the review or suit."""

from django.contrib.auth import get_user_model
from django.db import transaction

from gongkai.agencies.actor import SYSTEM, Actor, actors_of
from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.recording import locked, record, store
from gongkai.casework.evidence_bundle.bundling import Bundle, NothingToBind, bundle
from gongkai.casework.evidence_bundle.case_file import BUNDLED, own_evidence
from gongkai.casework.models import Dispute
from gongkai.records.attachments import FileKind, attach_made
from gongkai.records.models import Event, Purpose
from gongkai.records.moment import Moment, now
from gongkai.workflow.jobs.job import enqueue, job


def order_bundle(dispute: Dispute, actor: Actor, when: Moment, *, with_originals: bool = False) -> None:
    """Have the bundle made. Raises `NothingToBind` at once where there is nothing to make it of."""
    if dispute.application_id is None and not own_evidence(dispute):
        raise NothingToBind
    enqueue(make_bundle, dispute.pk, actor.user_id, actor.key, when.at.isoformat(), with_originals)


@job(title="装订证据材料", retries=2)
def make_bundle(dispute: int, user: int | None, key: str, asked: str, with_originals: bool) -> None:
    """Make it and file it as evidence. Done twice for the same order, the second time does nothing."""
    if _is_filed(dispute, asked):
        return
    when = now()
    about = Dispute.objects.select_related("application__agency", "application__case").get(pk=dispute)
    made = bundle(about.application, about, when, with_originals=with_originals)
    with transaction.atomic():
        about = locked(dispute)
        if not _is_filed(dispute, asked):
            _file(about, made, _actor(user, key, when), when, asked)


def _file(dispute: Dispute, made: Bundle, actor: Actor, when: Moment, asked: str) -> None:
    kept = attach_made(dispute.case, Purpose.EVIDENCE, made.name, FileKind.PDF, made.content, actor, when)
    said = {
        "attachment": kept.pk,
        "purpose": str(Purpose.EVIDENCE),
        "digest": kept.digest,
        BUNDLED: asked,
        "pages": made.pages,
        # What stands where: the file's number, none for what is made from the record, and its first and last page.
        "papers": [
            [paper.exhibit.attachment.pk if paper.exhibit.attachment else None, paper.first, paper.last]
            for paper in made.papers
        ],
    }
    record(dispute, EventKind.ATTACHED, on=when.today, actor=actor, when=when, **said)
    store(dispute)


def _is_filed(dispute: int, asked: str) -> bool:
    events = Event.objects.filter(case=dispute, kind=EventKind.ATTACHED)
    return any(event.values.get(BUNDLED) == asked for event in events)


def _actor(user: int | None, key: str, when: Moment) -> Actor:
    """Who ordered it, in the post held then; the system where the post has ended since."""
    known = get_user_model().objects.filter(pk=user).first() if user else None
    mine = actors_of(known, when.today) if known else []
    return next((actor for actor in mine if actor.key == key), SYSTEM)

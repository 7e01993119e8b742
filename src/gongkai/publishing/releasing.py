"""Publishing a signed text, now or by the clock: the one way to the public."""

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.law.wording import chinese_date
from gongkai.publishing.channels.placing import place
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.history import stands
from gongkai.publishing.models import ChannelKind, Document
from gongkai.publishing.recording import locked, record, store
from gongkai.publishing.register import together
from gongkai.publishing.review.guarding import blocking_now, unread
from gongkai.publishing.stage import Stage
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused


def hindered(document: Document, when: Moment) -> str:
    """Why a signed document cannot be published on the day, in Chinese; empty if it can."""
    return _hindered_alone(document, when) or together.before_publishing(document, when.today)


def _hindered_alone(document: Document, when: Moment) -> str:
    if document.stage != Stage.SIGNED:
        return "还没有签发，不能发布。"
    if document.column is None or not document.column.in_use:
        return "没有使用中的栏目，不能发布。先调整栏目。"
    if document.expires_on and document.expires_on <= when.today:
        return f"下线日期（{chinese_date(document.expires_on)}）已经到了。先在“调整栏目”里改下线日期。"
    return ""


def release(document: Document, actor: Actor, when: Moment) -> None:
    """发布, and with it the signed interpretations that wait for it; one that may not appear waits on.

    Raises `StepRefused` where the guard, with what is known today, does not let it through, or cannot know it yet.
    """
    _release(document, actor, when)
    for one in together.to_release_with(document):
        try:
            with transaction.atomic():
                interpretation = locked(one.pk)
                if not _hindered_alone(interpretation, when):
                    _release(interpretation, actor, when)
                    store(interpretation)
        except StepRefused:
            continue


def _release(document: Document, actor: Actor, when: Moment) -> None:
    """The signed revision becomes what the public sees, and stands once in the channels ledger."""
    signed = stands(document).facts.signed
    assert signed is not None  # noqa: S101
    if waiting := unread(document, signed.revision):
        raise StepRefused("".join(waiting))
    if blocks := blocking_now(document, signed.revision, signed.attribute, when.today):
        raise StepRefused("检查没有通过，先开始修订：" + "".join(blocks))
    record(
        document,
        EventKind.PUBLISHED,
        on=when.today,
        actor=actor,
        when=when,
        revision=signed.revision,
        published_at=when.at.isoformat(),
    )
    on_site(document, actor, when)


def on_site(document: Document, actor: Actor, when: Moment) -> None:
    """Its entry for the site in the channels ledger: one, however often it is printed anew."""
    place(
        document,
        ChannelKind.SITE,
        when.today,
        actor,
        when,
        column=document.column,
        address=f"/info/{document.pk}/",
    )

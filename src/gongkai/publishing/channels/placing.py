"""A document on a channel: the entry that its publication and its steps make."""

from datetime import date

from gongkai.agencies.actor import Actor
from gongkai.publishing.models import ChannelKind, Column, Document, MediaAccount, Placement, Publication
from gongkai.records.moment import Moment


def place(
    document: Document,
    channel: str,
    on: date,
    actor: Actor,
    when: Moment,
    *,
    account: MediaAccount | None = None,
    column: Column | None = None,
    address: str = "",
    reads: int | None = None,
) -> Placement:
    """Enter that a document stands on a channel since a day, in the transaction of what put it there.

    What is there already is given back: on the site a document counts once however often it is printed anew, and
    moved to another column it counts there; elsewhere once a day for each account.
    """
    counted = Placement.objects.counted().filter(document=document, channel=channel)
    if channel == ChannelKind.SITE:
        there = counted.order_by("pk").first()
        if there and column and there.column_id != column.pk:
            there.column = column
            there.save(update_fields=["column"])
    else:
        there = counted.filter(account=account, column=column, on=on).first()
    if there:
        return there
    return Placement.objects.create(
        agency_id=document.agency_id,
        document=document,
        channel=channel,
        account=account,
        column=column,
        title=title_of(document),
        on=on,
        address=address,
        reads=reads,
        unit_id=document.unit_id,
        entered_by=str(actor),
        entered_at=when.at,
    )


def title_of(document: Document) -> str:
    """Under which title it stands there: a revision in the making may have another, which nobody outside knows yet."""
    public = Publication.objects.filter(pk=document.pk).values_list("title", flat=True).first()
    return public or document.title

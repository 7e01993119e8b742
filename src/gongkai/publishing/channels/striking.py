"""Striking a slip out of the ledger: it stays to be read, with who did it and why, and is counted no more."""

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import ChannelKind, Placement
from gongkai.records.moment import Moment


def obstacle(placement: Placement) -> str:
    """Why an entry cannot be struck out, in Chinese; empty where it can."""
    if placement.struck_at:
        return f"已经划销：{placement.struck_reason}。"
    if placement.channel == ChannelKind.SITE and placement.document and placement.document.is_public:
        return "这一条是发布时自动登记的，文件还在网站上。先撤下文件，再划销。"
    return ""


@transaction.atomic
def strike(placement: Placement, reason: str, actor: Actor, when: Moment) -> Placement:
    """Strike the entry out. Raises `LedgerRefused`."""
    locked = Placement.objects.select_for_update(of=("self",)).select_related("document")
    entry = locked.get(pk=placement.pk)
    if why := obstacle(entry):
        raise LedgerRefused(why)
    if not reason.strip():
        raise LedgerRefused("还没有写原因。写清为什么划销，例如：重复登记。", "reason")
    entry.struck_at, entry.struck_by, entry.struck_reason = when.at, str(actor), reason.strip()
    entry.save(update_fields=["struck_at", "struck_by", "struck_reason"])
    return entry

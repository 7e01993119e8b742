"""Entering what was published where: one document or item on several channels at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Agency, Unit
from gongkai.law.wording import chinese_date
from gongkai.publishing.channels.placing import title_of
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import ChannelKind, Column, Document, MediaAccount, Placement
from gongkai.records.moment import Moment


@dataclass(frozen=True, slots=True)
class Entry:
    """One channel: which, on what day, and where there; `account` of a new-media channel that has several."""

    channel: str
    on: date
    account: MediaAccount | None = None
    column: Column | None = None
    address: str = ""
    reads: int | None = None

    @property
    def label(self) -> str:
        """政务微信“青溪发布”."""
        label = str(ChannelKind(self.channel).label)
        return f"{label}“{self.account.name}”" if self.account else label


@dataclass(frozen=True, slots=True)
class Item:
    """What was published: a document of the agency, or what is known of it by its title alone."""

    title: str
    document: Document | None = None
    unit: Unit | None = None


@transaction.atomic
def enter(
    agency: Agency, item: Item, entries: Sequence[Entry], actor: Actor, when: Moment
) -> list[Placement]:
    """Enter the item on each channel, all or none. Raises `LedgerRefused`."""
    if not entries:
        raise LedgerRefused("还没有选渠道。勾选这条信息发布到的渠道。")
    # Pressed twice, the second waits for the first and finds its entries.
    Agency.objects.select_for_update(no_key=True).get(pk=agency.pk)
    for entry in entries:
        _check(agency, item, entry, when.today)
    return Placement.objects.bulk_create(
        Placement(
            agency=agency,
            document=item.document,
            channel=entry.channel,
            account=entry.account,
            column=entry.column,
            title=title_of(item.document) if item.document else item.title,
            on=entry.on,
            address=entry.address,
            reads=entry.reads,
            unit=item.unit,
            entered_by=str(actor),
            entered_at=when.at,
        )
        for entry in entries
    )


def _check(agency: Agency, item: Item, entry: Entry, today: date) -> None:
    if entry.on > today:
        raise LedgerRefused(f"{entry.label}：{chinese_date(entry.on)}还没有到。发布以后再登记。", "on")
    account = entry.account
    if account and (account.agency_id != agency.pk or account.channel != entry.channel):
        raise LedgerRefused(f"{entry.label}不是本机关这个渠道的账号。")
    if account and account.closed_on and account.closed_on < entry.on:
        raise LedgerRefused(f"{entry.label}已于{chinese_date(account.closed_on)}注销。核对日期。", "on")
    if entry.column and entry.column.agency_id != agency.pk:
        raise LedgerRefused(f"{entry.column}不是本机关的栏目。")
    same = Placement.objects.counted().filter(agency=agency, channel=entry.channel, account=entry.account)
    if item.document:
        there = same.filter(document=item.document)
        # On the site a document counts once; elsewhere it may be posted again on another day.
        again = there if entry.channel == ChannelKind.SITE else there.filter(on=entry.on, column=entry.column)
    else:
        again = same.filter(title=item.title, on=entry.on, column=entry.column, address=entry.address)
    if again.exists():
        raise LedgerRefused(f"{entry.label}：这条信息在这一天已经登记过，不再登记。")

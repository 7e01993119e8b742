"""What changes of an account besides its particulars: its figures on a day, and its end."""

from datetime import date

from django.db import transaction

from gongkai.law.wording import chinese_date
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import AccountFigures, MediaAccount


def note_figures(
    account: MediaAccount, on: date, followers: int, reads: int | None, today: date
) -> AccountFigures:
    """Followers, and reads of the year so far, on a day; said again for a day, they replace what was said.

    Raises `LedgerRefused`.
    """
    if on > today:
        raise LedgerRefused(f"{chinese_date(on)}还没有到。写取数的日期。", "on")
    if on < account.opened_on:
        raise LedgerRefused(f"早于开设日期（{chinese_date(account.opened_on)}）。核对日期。", "on")
    said = {"followers": followers, "reads": reads}
    return AccountFigures.objects.update_or_create(account=account, on=on, defaults=said)[0]


@transaction.atomic
def close(account: MediaAccount, on: date, reason: str, today: date) -> MediaAccount:
    """Close an account for good (注销): what was posted stays in the ledger. Raises `LedgerRefused`."""
    kept = MediaAccount.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if kept.closed_on:
        raise LedgerRefused(f"已于{chinese_date(kept.closed_on)}注销。")
    if on > today:
        raise LedgerRefused(f"{chinese_date(on)}还没有到。注销以后再登记。", "on")
    last = kept.placements.filter(struck_at=None).order_by("-on").first()
    if on < kept.opened_on or (last and on < last.on):
        first = last.on if last else kept.opened_on
        raise LedgerRefused(f"早于最后一次发布或者开设的日期（{chinese_date(first)}）。核对日期。", "on")
    kept.closed_on, kept.closing_reason = on, reason.strip()
    kept.save(update_fields=["closed_on", "closing_reason"])
    return kept

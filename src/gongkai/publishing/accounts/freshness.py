"""How fresh accounts are: days since the last entry of the ledger, against how often each has to be fed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, OuterRef, Q, QuerySet, Subquery

from gongkai.publishing.models import AccountFigures, MediaAccount


@dataclass(frozen=True, slots=True)
class Freshness:
    """An account, the day of its last post, and the days since: since it was opened where nothing was posted."""

    account: MediaAccount
    last: date | None
    days: int

    @property
    def is_stale(self) -> bool:
        """Whether it was not fed in time; a closed one need not be."""
        return self.account.closed_on is None and self.days > self.account.fresh_within

    @property
    def late_by(self) -> int:
        """Calendar days beyond its period."""
        return max(0, self.days - self.account.fresh_within)


def freshness(accounts: QuerySet[MediaAccount], today: date) -> list[Freshness]:
    """Stale ones first, the longest silent at the top; then by name. One question to the database.

    Each account has its newest figures as `followers`, `reads` and `figures_on`.
    """
    newest = AccountFigures.objects.filter(account=OuterRef("pk")).order_by("-on")
    rows = accounts.select_related("unit", "agency").annotate(
        last=Max("placements__on", filter=Q(placements__struck_at=None)),
        figures_on=Subquery(newest.values("on")[:1]),
        followers=Subquery(newest.values("followers")[:1]),
        reads=Subquery(newest.values("reads")[:1]),
    )
    found = [
        Freshness(account, account.last, (today - (account.last or account.opened_on)).days)
        for account in rows
    ]
    return sorted(found, key=lambda one: (one.account.closed_on is not None, -one.late_by, one.account.name))


def stale(found: Iterable[Freshness]) -> list[Freshness]:
    """Those that have to be fed."""
    return [one for one in found if one.is_stale]

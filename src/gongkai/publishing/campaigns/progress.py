"""How far a clean-up has come: by section and by result; and closing it, once all is decided and done."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from gongkai.publishing.campaigns.deciding import open_campaign
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Campaign, CampaignItem, CleanUpResult

DECIDED = Count("pk", filter=~Q(result=""))
DONE = Count("pk", filter=Q(done_on__isnull=False))


@dataclass(frozen=True, slots=True)
class Share:
    """Documents (件) of a section, or of all: how many there are, are decided and are done. `unit` is none for those
    for which no section answers, and for all."""

    unit: int | None
    name: str
    total: int
    decided: int
    done: int

    @property
    def undecided(self) -> int:
        """Nobody has said yet what is to become of them."""
        return self.total - self.decided

    @property
    def to_do(self) -> int:
        """Decided, and not carried out yet."""
        return self.decided - self.done

    @property
    def unfinished(self) -> int:
        """Not done, be it decided or not: these are late once the clean-up is due."""
        return self.total - self.done


def by_unit(items: QuerySet[CampaignItem]) -> list[Share]:
    """A section each, in the order of the agency, those without one last; one question to the database."""
    rows = (
        items.order_by()
        .values_list("unit", "unit__name")
        .annotate(total=Count("pk"), decided=DECIDED, done=DONE)
        .order_by(F("unit").asc(nulls_last=True))
    )
    return [Share(unit, name or _("没有科室，公开工作机构负责"), *counts) for unit, name, *counts in rows]


def whole(shares: list[Share]) -> Share:
    """All of them together."""
    return Share(
        None,
        _("合计"),
        sum(one.total for one in shares),
        sum(one.decided for one in shares),
        sum(one.done for one in shares),
    )


def by_result(items: QuerySet[CampaignItem]) -> list[tuple[str, int]]:
    """How many of each result, those without a document too; one question to the database."""
    counted = dict(items.order_by().values_list("result").annotate(n=Count("pk")))
    return [(result.label, counted.get(result.value, 0)) for result in CleanUpResult]


def is_late(campaign: Campaign, today: date) -> bool:
    """Whether what is not done is late."""
    return campaign.closed_on is None and campaign.due < today


def obstacle_to_closing(share: Share) -> str:
    """Why the clean-up of these cannot be closed; empty if it can."""
    if not share.total:
        return _("还没有选入文件。")
    if share.undecided:
        return _("还有%(n)s件没有提出意见。") % {"n": share.undecided}
    return _("还有%(n)s件没有办理。") % {"n": share.to_do} if share.to_do else ""


@transaction.atomic
def close(campaign: Campaign, today: date) -> None:
    """结束清理; raises `LedgerRefused` while anything is undecided or not done."""
    kept = open_campaign(campaign.pk)
    if says := obstacle_to_closing(whole(by_unit(CampaignItem.objects.filter(campaign=kept)))):
        raise LedgerRefused(says)
    kept.closed_on = today
    kept.save(update_fields=["closed_on"])

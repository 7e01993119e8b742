"""What is to become of a document (清理意见), and whether it has: an item is done while the document's validity agrees."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.models import Unit
from gongkai.law.validity import Validity
from gongkai.publishing.campaigns.access import may_decide
from gongkai.publishing.ledger_access import OFFICE
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Campaign, CampaignItem, CleanUpResult, Document
from gongkai.records.append import lock
from gongkai.records.moment import Moment

CARRIED_OUT_AS = {
    CleanUpResult.AMEND: Validity.AMENDED,
    CleanUpResult.REPEAL: Validity.REPEALED,
    CleanUpResult.EXPIRE: Validity.EXPIRED,
}
"""What the step `change_validity` says of the document to carry the result out."""


def agrees(result: CleanUpResult, validity: Validity) -> bool:
    """Whether a document of this validity is as the result wants it."""
    if result is CleanUpResult.KEEP:
        return validity.counts_in_force
    if result is CleanUpResult.AMEND:
        return validity in (Validity.AMENDED, Validity.PARTLY_REPEALED)
    return validity is CARRIED_OUT_AS[result]


def open_campaign(pk: int) -> Campaign:
    """The clean-up, held until the transaction ends; raises `LedgerRefused` for one that is closed."""
    campaign = Campaign.objects.select_for_update(no_key=True).get(pk=pk)
    if campaign.closed_on is not None:
        raise LedgerRefused(_("这次清理已经结束，不能再改。"))
    return campaign


@transaction.atomic
def decide(
    item: CampaignItem, result: CleanUpResult, reason: str, actor: Actor, when: Moment, seen: str
) -> CampaignItem:
    """State the result; the item as it then stands. `seen` is the result that the page showed, empty for none.

    Raises `LedgerRefused`.
    """
    open_campaign(item.campaign_id)
    # The document is held too: whoever changes its validity meanwhile finds the decision, or is found by it.
    lock(item.document_id)
    kept = _kept(item)
    if not may_decide(kept, actor):
        raise LedgerRefused(_("由责任科室或者公开工作机构提出。"))
    if kept.result != seen:
        raise LedgerRefused(_("别人刚提出了意见。核对以后再提交。"))
    if kept.done_on is not None and kept.result != CleanUpResult.KEEP:
        raise LedgerRefused(_("已经按这个意见办理。要改的，先在文件上变更有效性。"))
    validity = Validity(kept.document.validity)
    if result in (CleanUpResult.KEEP, CleanUpResult.AMEND) and not validity.counts_in_force:
        raise LedgerRefused(_("这份文件已经“%(now)s”。改选清理意见。") % {"now": validity.label}, "result")
    # That it was amended some day before does not carry out what is wanted now.
    done = result is not CleanUpResult.AMEND and agrees(result, validity)
    kept.result, kept.reason, kept.person_id = result, reason, actor.person_id
    kept.decided_on, kept.done_on = when.today, when.today if done else None
    kept.save(update_fields=["result", "reason", "person", "decided_on", "done_on"])
    return kept


def settle(document: Document, validity: Validity, when: Moment) -> None:
    """The document's validity was changed: what was decided in open clean-ups is done where it agrees, else not.

    Belongs into the transaction of the change; two questions to the database.
    """
    agreeing = [result for result in CleanUpResult if agrees(result, validity)]
    decided = CampaignItem.objects.filter(document=document, campaign__closed_on=None).exclude(result="")
    decided.filter(result__in=agreeing, done_on=None).update(done_on=when.today)
    decided.exclude(result__in=agreeing).update(done_on=None)


@transaction.atomic
def assign(item: CampaignItem, unit: Unit | None, actor: Actor) -> None:
    """Give it to another section, or to none: then the office answers for it. Raises `LedgerRefused`."""
    open_campaign(item.campaign_id)
    _only_office(actor)
    CampaignItem.objects.filter(pk=item.pk).update(unit=unit)


@transaction.atomic
def leave_out(item: CampaignItem, actor: Actor) -> None:
    """Take the document out of the clean-up, as long as nobody has decided. Raises `LedgerRefused`."""
    open_campaign(item.campaign_id)
    _only_office(actor)
    if _kept(item).result:
        raise LedgerRefused(_("已经提出意见，不能移出。"))
    item.delete()


def _kept(item: CampaignItem) -> CampaignItem:
    found = CampaignItem.objects.select_related("campaign", "document").filter(pk=item.pk).first()
    if found is None:
        raise LedgerRefused(_("这份文件已经移出这次清理。"))
    return found


def _only_office(actor: Actor) -> None:
    if actor.role not in OFFICE:
        raise LedgerRefused(_("由公开工作机构办理。"))

"""Who sees a clean-up, which of its documents, and who says what is to become of them."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Role
from gongkai.agencies.route import Admission, Policy, desk
from gongkai.publishing.ledger_access import KEEPERS, OFFICE, row_policy
from gongkai.publishing.models import Campaign, CampaignItem

SEEN_BY = (*KEEPERS, Role.LEADER, Role.LEGAL_REVIEWER)
"""A clean-up is work inside the agency: nobody looks on from above before its result is out."""
CAMPAIGNS = desk(*SEEN_BY)
"""The list of the agency's clean-ups."""
CAMPAIGN = row_policy("campaign", "本机关办理文件清理的人", Campaign, SEEN_BY)
CAMPAIGN_KEPT = row_policy("campaign_kept", "本机关公开工作机构的人", Campaign, OFFICE)
"""Choosing its documents, changing and closing it. The views of both get actor and campaign after the request."""


def items_seen_by(actor: Actor) -> QuerySet[CampaignItem]:
    """Those of the agency; a section sees its own alone."""
    if actor.agency is None or actor.role is None:
        return CampaignItem.objects.none()
    items = CampaignItem.objects.filter(campaign__agency=actor.agency)
    if not actor.role.belongs_to_unit:
        return items
    return items.filter(unit=actor.unit_id) if actor.unit_id else items.none()


def may_decide(item: CampaignItem, actor: Actor) -> bool:
    """Whether the actor says what is to become of the document: its section, and the office for whoever does not."""
    if actor.agency is None or actor.agency.pk != item.campaign.agency_id:
        return False
    theirs = item.unit_id is not None and item.unit_id == actor.unit_id
    return actor.role in OFFICE or (actor.role in KEEPERS and theirs)


def _item(request: HttpRequest, arguments: dict[str, Any]) -> Admission:
    """The document of a clean-up that the address's `pk` names; 404 for whoever may not see it."""
    admission = CAMPAIGNS.admit(request, arguments)
    if not isinstance(admission, tuple):
        return admission
    (actor,) = admission
    seen = items_seen_by(actor).select_related("campaign__agency", "document", "unit", "person")
    item = seen.filter(pk=arguments.pop("pk")).first()
    if item is None:
        raise Http404
    return actor, item


CAMPAIGN_ITEM = Policy(
    "campaign_item", "责任科室和本机关公开工作机构的人", _item, private=True, roles=CAMPAIGNS.roles
)
"""One document of a clean-up. The view gets actor and item after the request."""

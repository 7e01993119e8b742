"""Addresses of clean-ups, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.campaigns.access import CAMPAIGN, CAMPAIGN_ITEM, CAMPAIGN_KEPT, CAMPAIGNS
from gongkai.publishing.campaigns.desk import campaign_page, choosing_page, item_page, result_file
from gongkai.publishing.ledger_access import KEPT_BY_OFFICE

_CAMPAIGN = "desk/campaigns/<int:pk>/"

urlpatterns = [
    route("desk/campaigns/", campaign_page.campaigns, name="campaigns", seen_by=CAMPAIGNS),
    route("desk/campaigns/new/", campaign_page.opening, name="campaign-new", seen_by=KEPT_BY_OFFICE),
    route(_CAMPAIGN, campaign_page.campaign, name="campaign", seen_by=CAMPAIGN),
    route(f"{_CAMPAIGN}list.xlsx", result_file.export, name="campaign-export", seen_by=CAMPAIGN),
    route(f"{_CAMPAIGN}change/", campaign_page.change, name="campaign-change", seen_by=CAMPAIGN_KEPT),
    route(f"{_CAMPAIGN}documents/", choosing_page.choosing, name="campaign-documents", seen_by=CAMPAIGN_KEPT),
    route(f"{_CAMPAIGN}close/", campaign_page.closing, name="campaign-close", seen_by=CAMPAIGN_KEPT),
    route("desk/campaigns/items/<int:pk>/", item_page.item, name="campaign-item", seen_by=CAMPAIGN_ITEM),
]

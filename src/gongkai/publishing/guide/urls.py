"""Addresses of the guide on the desk, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.guide.desk import guide_page
from gongkai.publishing.ledger_access import KEEPING, KEPT_BY_OFFICE

urlpatterns = [
    route("desk/guide/", guide_page.guide, name="guide-desk", seen_by=KEEPING),
    route(
        "desk/guide/<str:element>/", guide_page.correction, name="guide-correction", seen_by=KEPT_BY_OFFICE
    ),
]

"""Addresses of the settings of review, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.casework.desk.office_settings import SETTINGS
from gongkai.publishing.review import rules_page

_REVIEW = "desk/agencies/<int:pk>/review/"

urlpatterns = [
    route(_REVIEW, rules_page.overview, name="review-rules", seen_by=SETTINGS),
    route(f"{_REVIEW}chain/", rules_page.chain, name="review-chain", seen_by=SETTINGS),
]

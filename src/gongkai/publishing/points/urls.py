"""Addresses of reading points, each with who sees it."""

from gongkai.agencies.route import route
from gongkai.publishing.ledger_access import KEPT_BY_OFFICE, LISTS
from gongkai.publishing.points.access import POINT, POINT_KEPT
from gongkai.publishing.points.desk import point_page

urlpatterns = [
    route("desk/points/", point_page.points, name="reading-points", seen_by=LISTS),
    route("desk/points/new/", point_page.opening, name="reading-point-new", seen_by=KEPT_BY_OFFICE),
    route("desk/points/<int:pk>/", point_page.point, name="reading-point", seen_by=POINT),
    route("desk/points/<int:pk>/change/", point_page.change, name="reading-point-change", seen_by=POINT_KEPT),
]

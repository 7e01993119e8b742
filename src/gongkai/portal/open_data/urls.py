"""Addresses of the open data."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, route
from gongkai.portal.open_data import report_views, views

BULK = RateLimit("bulk", requests=60, minutes=10, methods=("GET", "HEAD"))
"""Whole files; that of a county takes minutes to write. Asking whether one has changed counts too."""

urlpatterns = [
    route("open-data/", views.page, name="open-data", seen_by=EVERYONE),
    route("open-data/fields.json", views.dictionary, name="open-data-fields", seen_by=EVERYONE),
    route(
        "open-data/documents.<str:kind>", views.whole, name="open-data-whole", seen_by=EVERYONE, limit=BULK
    ),
    route(
        "open-data/agencies/<int:pk>/documents.<str:kind>",
        views.of_agency,
        name="open-data-agency",
        seen_by=EVERYONE,
        limit=BULK,
    ),
    route("open-data/reports/", report_views.page, name="open-data-reports", seen_by=EVERYONE),
    route(
        "open-data/reports/fields.json",
        report_views.dictionary,
        name="open-data-report-fields",
        seen_by=EVERYONE,
    ),
    route(
        "open-data/reports.<str:kind>",
        report_views.whole,
        name="open-data-reports-file",
        seen_by=EVERYONE,
        limit=BULK,
    ),
]

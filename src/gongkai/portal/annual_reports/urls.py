"""Addresses of agencies' published annual reports. Those of the library's reports stand in `portal.urls`."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, route
from gongkai.portal.annual_reports import column, feeds, official_page, over_years

DOWNLOADING = RateLimit("downloading", requests=300, minutes=10, methods=("GET", "HEAD"))

urlpatterns = [
    route("agencies/<int:pk>/reports/", column.column, name="platform-reports", seen_by=EVERYONE),
    route("agencies/<int:pk>/reports/years/", over_years.page, name="report-years", seen_by=EVERYONE),
    route(
        "reports/<int:pk>/versions/<int:number>/",
        official_page.version,
        name="report-version",
        seen_by=EVERYONE,
    ),
    route(
        "reports/<int:pk>/versions/<int:number>/<str:kind>/",
        official_page.version_file,
        name="report-version-file",
        seen_by=EVERYONE,
        limit=DOWNLOADING,
    ),
    route("feeds/reports.xml", feeds.site, name="feed-reports", seen_by=EVERYONE),
    route("feeds/reports/agencies/<int:pk>.xml", feeds.agency, name="feed-agency-reports", seen_by=EVERYONE),
]

"""Addresses of the desk's pages of annual reports, each with who sees it."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import route
from gongkai.annual.access import LISTS, REPORT
from gongkai.annual.desk import draft_file, findings_page, list_page, report_page, step_page

_REPORT = "desk/annual/<int:pk>/"
_WRITING = RateLimit("annual-draft", 60, 10)
"""A file of a whole report is laid out page by page."""

urlpatterns = [
    route("desk/annual/", list_page.reports, name="annual-reports", seen_by=LISTS),
    route(_REPORT, report_page.report_page, name="annual-report", seen_by=REPORT),
    route(f"{_REPORT}findings/", findings_page.findings_page, name="annual-findings", seen_by=REPORT),
    route(f"{_REPORT}steps/<str:code>/", step_page.step_page, name="annual-step", seen_by=REPORT),
    route(
        f"{_REPORT}draft.<str:kind>",
        draft_file.draft_file,
        name="annual-draft",
        seen_by=REPORT,
        limit=_WRITING,
    ),
]

"""Addresses of the portal, each with who sees it."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, STAFF, route
from gongkai.portal import checked_file, checker, home, library, library_report, report_schema, workspace
from gongkai.portal.access import HOLDER, STAFF_HOLDER

READING = RateLimit("reading", requests=120, minutes=10)
"""Submissions to the checker: with scripts each file is one, so a county's 46 agencies fit twice over."""
CORRECTING = RateLimit("correcting", requests=300, minutes=10)
DOWNLOADING = RateLimit("downloading", requests=300, minutes=10, methods=("GET", "HEAD"))
"""Files written for each download, some 100 ms of work: all kinds of a county's 46 reports fit."""

urlpatterns = [
    route("", home.home, name="home", seen_by=EVERYONE),
    route("reports/", library.library, name="library", seen_by=EVERYONE),
    route("reports/<int:pk>/", library_report.page, name="report", seen_by=EVERYONE),
    route("reports/<int:pk>/compare/", library_report.compare, name="report-compare", seen_by=EVERYONE),
    route("reports/<int:pk>/remove/", library_report.remove, name="report-remove", seen_by=STAFF),
    route(
        "reports/<int:pk>/<str:kind>/",
        library_report.download,
        name="report-download",
        seen_by=EVERYONE,
        limit=DOWNLOADING,
    ),
    route("schema/report.schema.json", report_schema.schema, name="report-schema", seen_by=EVERYONE),
    route("check/", checker.checker, name="checker", seen_by=EVERYONE, limit=READING),
    route("check/<str:key>/", workspace.page, name="workspace", seen_by=HOLDER),
    route("check/<str:key>/files/", workspace.add, name="workspace-add", seen_by=HOLDER, limit=READING),
    route(
        "check/<str:key>/findings.xlsx",
        workspace.sheet,
        name="workspace-sheet",
        seen_by=HOLDER,
        limit=DOWNLOADING,
    ),
    route("check/<str:key>/keep/", workspace.keep, name="workspace-keep", seen_by=HOLDER),
    route("check/<str:key>/discard/", workspace.discard, name="workspace-discard", seen_by=HOLDER),
    route("check/<str:key>/<int:number>/", checked_file.page, name="checked-file", seen_by=HOLDER),
    route(
        "check/<str:key>/<int:number>/correct/",
        checked_file.correct,
        name="checked-file-correct",
        seen_by=HOLDER,
        limit=CORRECTING,
    ),
    route("check/<str:key>/<int:number>/undo/", checked_file.undo, name="checked-file-undo", seen_by=HOLDER),
    route(
        "check/<str:key>/<int:number>/remove/",
        checked_file.remove,
        name="checked-file-remove",
        seen_by=HOLDER,
    ),
    route(
        "check/<str:key>/<int:number>/library/",
        checked_file.add_to_library,
        name="checked-file-library",
        seen_by=STAFF_HOLDER,
    ),
    route(
        "check/<str:key>/<int:number>/<str:kind>/",
        checked_file.download,
        name="checked-file-download",
        seen_by=HOLDER,
        limit=DOWNLOADING,
    ),
]

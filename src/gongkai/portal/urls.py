"""Addresses of the portal, each with who sees it."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, STAFF, route
from gongkai.portal import (
    agency_directory,
    checked_file,
    checker,
    home,
    library,
    library_report,
    report_schema,
    workspace,
)
from gongkai.portal.access import HOLDER, STAFF_HOLDER
from gongkai.portal.annual_reports.urls import urlpatterns as annual_report_addresses
from gongkai.portal.apply import views as apply
from gongkai.portal.apply.access import DRAFTER
from gongkai.portal.information.urls import urlpatterns as information_addresses
from gongkai.portal.track import views as track
from gongkai.portal.track.access import TRACKER
from gongkai.portal.track.proposing import proposing

READING = RateLimit("reading", requests=120, minutes=10)
"""Submissions to the checker: with scripts each file is one, so a county's 46 agencies fit twice over."""
CORRECTING = RateLimit("correcting", requests=300, minutes=10)
DOWNLOADING = RateLimit("downloading", requests=300, minutes=10, methods=("GET", "HEAD"))
"""Files written for each download, some 100 ms of work: all kinds of a county's 46 reports fit."""
DRAFTING = RateLimit("drafting", requests=600, minutes=10)
"""Pages of the wizard: a village hall where ten people fill in seven pages each comes to seventy."""
SUBMITTING = RateLimit("submitting", requests=120, minutes=10)
TRACKING = RateLimit("tracking", requests=120, minutes=10)
"""All tries; wrong ones are counted by `track.guessing`, far more narrowly."""

urlpatterns = [
    *information_addresses,
    *annual_report_addresses,
    route("", home.home, name="home", seen_by=EVERYONE),
    route("agencies/", agency_directory.directory, name="agency-directory", seen_by=EVERYONE),
    route(
        "agencies/<int:pk>/form/<str:kind>/",
        agency_directory.form_of_agency,
        name="agency-form",
        seen_by=EVERYONE,
        limit=DOWNLOADING,
    ),
    route("apply/", apply.start, name="apply", seen_by=EVERYONE, limit=DRAFTING),
    route(
        "apply/form/<str:kind>/",
        agency_directory.blank_form,
        name="apply-form",
        seen_by=EVERYONE,
        limit=DOWNLOADING,
    ),
    route("apply/<str:kind>/send/", apply.send, name="apply-send", seen_by=DRAFTER, limit=SUBMITTING),
    route("apply/<str:kind>/done/", apply.done, name="apply-done", seen_by=DRAFTER),
    route(
        "apply/<str:kind>/receipt.pdf",
        apply.receipt_file,
        name="apply-receipt",
        seen_by=DRAFTER,
        limit=DOWNLOADING,
    ),
    route("apply/<str:kind>/discard/", apply.discard, name="apply-discard", seen_by=DRAFTER),
    route("apply/<str:kind>/<str:name>/", apply.page, name="apply-page", seen_by=DRAFTER, limit=DRAFTING),
    route("track/", track.track, name="track", seen_by=EVERYONE, limit=TRACKING),
    route("track/case/", track.case, name="tracked", seen_by=TRACKER),
    route("track/days/", track.days, name="tracked-days", seen_by=TRACKER),
    route("track/correction/", track.correct, name="tracked-correction", seen_by=TRACKER, limit=SUBMITTING),
    route("track/withdrawal/", track.withdraw, name="tracked-withdrawal", seen_by=TRACKER),
    route("track/proposal/", proposing, name="tracked-proposal", seen_by=TRACKER, limit=SUBMITTING),
    route("track/rating/", track.rate, name="tracked-rating", seen_by=TRACKER),
    route("track/letters/<int:pk>/", track.letter, name="tracked-letter", seen_by=TRACKER),
    route("track/files/<int:pk>/", track.released, name="tracked-file", seen_by=TRACKER),
    route("track/leave/", track.leave, name="track-leave", seen_by=EVERYONE),
    route("reports/", library.library, name="library", seen_by=EVERYONE),
    route("reports/<int:pk>/", library_report.page, name="report", seen_by=EVERYONE),
    route("reports/<int:pk>/check/", library_report.check, name="report-check", seen_by=EVERYONE),
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

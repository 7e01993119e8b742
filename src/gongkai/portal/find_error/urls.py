"""Addresses of 找错, each with who sees it."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, route
from gongkai.portal.find_error import views
from gongkai.portal.find_error.access import FINDER

REPORTING = RateLimit("find-error", requests=20, minutes=10)
"""Nobody finds two errors a minute; a class that looks through the site from one address fits."""
TRACKING = RateLimit("find-error-track", requests=60, minutes=10)
"""All tries; wrong ones are counted by `track.guessing`, far more narrowly."""

urlpatterns = [
    route("find-error/", views.find_error, name="find-error", seen_by=EVERYONE, limit=REPORTING),
    route("find-error/track/", views.track, name="find-error-track", seen_by=EVERYONE, limit=TRACKING),
    route("find-error/ticket/", views.ticket, name="find-error-ticket", seen_by=FINDER),
    route("find-error/leave/", views.leave, name="find-error-leave", seen_by=EVERYONE),
]

"""All addresses: those of the portal, and those that belong to no room."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, route
from gongkai.agencies.urls import urlpatterns as agency_addresses
from gongkai.portal.urls import urlpatterns as portal_addresses
from gongkai.site import errors, pages, preferences
from gongkai.workflow.job_urls import urlpatterns as job_addresses

urlpatterns = [
    *portal_addresses,
    *agency_addresses,
    *job_addresses,
    route("choose/<str:name>/<str:value>/", preferences.choose, name="choose", seen_by=EVERYONE),
    route("accessibility/", pages.accessibility, name="accessibility", seen_by=EVERYONE),
    route("robots.txt", pages.robots, name="robots", seen_by=EVERYONE),
    route(
        "sign-in/",
        pages.sign_in,
        name="sign-in",
        seen_by=EVERYONE,
        limit=RateLimit("sign-in", requests=10, minutes=10),
    ),
    route("sign-out/", pages.sign_out, name="sign-out", seen_by=EVERYONE),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler500 = errors.server_error

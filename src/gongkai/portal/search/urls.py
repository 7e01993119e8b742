"""Addresses of the search."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, route
from gongkai.portal.search import views

SEARCHING = RateLimit("searching", requests=300, minutes=10, methods=("GET", "HEAD"))
"""Pages of results and feeds: one every two seconds, for each line."""
SUGGESTING = RateLimit("suggesting", requests=1_200, minutes=10, methods=("GET", "HEAD"))
"""Asked for while somebody types."""
DESCRIBING = RateLimit("describing", requests=600, minutes=10)

urlpatterns = [
    route("search/", views.page, name="search", seen_by=EVERYONE, limit=SEARCHING),
    route("search/feed.xml", views.feed, name="search-feed", seen_by=EVERYONE, limit=SEARCHING),
    route("search/titles/", views.suggest, name="search-titles", seen_by=EVERYONE, limit=SUGGESTING),
    route("search/public/", views.public_already, name="search-public", seen_by=EVERYONE, limit=DESCRIBING),
]

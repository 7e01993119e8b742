"""Addresses of what agencies disclose. The site puts them first: most visitors ask for these."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, route
from gongkai.portal.information import (
    asking,
    catalogue,
    column,
    document,
    feeds,
    files,
    platform_pages,
    policies,
    site_map,
    statistics,
    topic,
)

DOWNLOADING = RateLimit("downloading", requests=300, minutes=10, methods=("GET", "HEAD"))
LOOKING = RateLimit("looking", requests=300, minutes=10, methods=("GET", "HEAD"))
"""Pages of attachments, each drawn for who looks at it: some 100 ms of work."""
ASKING = RateLimit("asking", requests=20, minutes=10)

urlpatterns = [
    route("info/<int:pk>/", document.document, name="information", seen_by=EVERYONE),
    route("agencies/<int:pk>/columns/<str:code>/", column.column, name="column", seen_by=EVERYONE),
    route("agencies/<int:pk>/", platform_pages.agency, name="platform", seen_by=EVERYONE),
    route("agencies/<int:pk>/guide/", platform_pages.guide, name="platform-guide", seen_by=EVERYONE),
    route("agencies/<int:pk>/rules/", platform_pages.rules, name="platform-rules", seen_by=EVERYONE),
    route(
        "agencies/<int:pk>/statutory/", platform_pages.statutory, name="platform-statutory", seen_by=EVERYONE
    ),
    route("agencies/<int:pk>/policies/", policies.policies, name="policies", seen_by=EVERYONE),
    route("agencies/<int:pk>/statistics/", statistics.of_agency, name="agency-statistics", seen_by=EVERYONE),
    route("agencies/<int:pk>/catalogue/", catalogue.catalogue, name="catalogue", seen_by=EVERYONE),
    route(
        "agencies/<int:pk>/catalogue.<str:kind>",
        catalogue.download,
        name="catalogue-download",
        seen_by=EVERYONE,
        limit=DOWNLOADING,
    ),
    route("agencies/choose/", platform_pages.switch, name="platform-switch", seen_by=EVERYONE),
    route("platform/<str:part>/", platform_pages.main, name="main-platform", seen_by=EVERYONE),
    route("info/<int:pk>/ask/", asking.asking, name="information-ask", seen_by=EVERYONE, limit=ASKING),
    # The text's pictures say `files/7`, as they stand in it.
    route("info/<int:pk>/files/<int:number>", files.picture, name="information-picture", seen_by=EVERYONE),
    route(
        "info/<int:pk>/files/<int:number>/",
        files.download,
        name="information-file",
        seen_by=EVERYONE,
        limit=DOWNLOADING,
    ),
    route(
        "info/<int:pk>/files/<int:number>/pages/<int:page>/",
        files.look,
        name="information-look",
        seen_by=EVERYONE,
    ),
    route(
        "info/<int:pk>/files/<int:number>/pages/<int:page>/picture.jpg",
        files.page_picture,
        name="information-page",
        seen_by=EVERYONE,
        limit=LOOKING,
    ),
    route("topics/", topic.topics, name="topics", seen_by=EVERYONE),
    route("topics/<int:agency>/<str:code>/", topic.topic, name="topic", seen_by=EVERYONE),
    route("statistics/", statistics.of_site, name="statistics", seen_by=EVERYONE),
    route("feeds/site.xml", feeds.site, name="feed-site", seen_by=EVERYONE),
    route("feeds/agencies/<int:pk>.xml", feeds.agency, name="feed-agency", seen_by=EVERYONE),
    route("feeds/agencies/<int:pk>/<str:code>.xml", feeds.column, name="feed-column", seen_by=EVERYONE),
    route("feeds/topics/<int:agency>/<str:code>.xml", feeds.topic, name="feed-topic", seen_by=EVERYONE),
    route("site-map/", site_map.page, name="site-map", seen_by=EVERYONE),
    route("sitemap.xml", site_map.index, name="sitemap", seen_by=EVERYONE),
    route("sitemap-pages.xml", site_map.pages, name="sitemap-pages", seen_by=EVERYONE),
    route("sitemap-reports-<int:number>.xml", site_map.reports, name="sitemap-reports", seen_by=EVERYONE),
    route("sitemap-<int:number>.xml", site_map.documents, name="sitemap-documents", seen_by=EVERYONE),
]

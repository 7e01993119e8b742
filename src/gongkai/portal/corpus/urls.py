"""Addresses of the pages over the corpus."""

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, route
from gongkai.portal.corpus import division, downloads, metric, overview, rules, unit

LOOKING = RateLimit("corpus", requests=600, minutes=10, methods=("GET", "HEAD"))
"""A page that was not asked for lately reads tables of a million reports, a tenth of a second of work."""
FETCHING = RateLimit("corpus-files", requests=60, minutes=10, methods=("GET", "HEAD"))

urlpatterns = [
    route("corpus/", overview.page, name="corpus", seen_by=EVERYONE, limit=LOOKING),
    route(
        "corpus/divisions/<str:code>/", division.page, name="corpus-division", seen_by=EVERYONE, limit=LOOKING
    ),
    route(
        "corpus/divisions/<str:code>/reports/",
        division.reports,
        name="corpus-reports",
        seen_by=EVERYONE,
        limit=LOOKING,
    ),
    route(
        "corpus/divisions/<str:code>/missing/",
        division.missing,
        name="corpus-missing",
        seen_by=EVERYONE,
        limit=LOOKING,
    ),
    route(
        "corpus/divisions/<str:code>/units/",
        division.units,
        name="corpus-units",
        seen_by=EVERYONE,
        limit=LOOKING,
    ),
    route("corpus/metrics/", metric.every, name="corpus-metrics", seen_by=EVERYONE, limit=LOOKING),
    route("corpus/metrics/<str:code>/", metric.page, name="corpus-metric", seen_by=EVERYONE, limit=LOOKING),
    route("corpus/unmatched/", division.unmatched, name="corpus-unmatched", seen_by=EVERYONE, limit=LOOKING),
    route("corpus/unit/", unit.page, name="corpus-unit", seen_by=EVERYONE, limit=LOOKING),
    route("corpus/rules/", rules.every, name="corpus-rules", seen_by=EVERYONE, limit=LOOKING),
    route("corpus/rules/<str:code>/", rules.page, name="corpus-rule", seen_by=EVERYONE, limit=LOOKING),
    route("corpus/downloads/", downloads.page, name="corpus-downloads", seen_by=EVERYONE, limit=LOOKING),
    route(
        "corpus/downloads/<str:name>",
        downloads.file,
        name="corpus-download",
        seen_by=EVERYONE,
        limit=FETCHING,
    ),
]

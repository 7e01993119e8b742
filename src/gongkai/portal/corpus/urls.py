"""Addresses of the pages over the corpus."""

from django.urls import URLPattern

from gongkai.agencies.rate_limit import RateLimit
from gongkai.agencies.route import EVERYONE, route
from gongkai.portal.corpus import division, downloads, metric, overview, rules, unit
from gongkai.portal.corpus.unreadable import View, told_if_unreadable

LOOKING = RateLimit("corpus", requests=600, minutes=10, methods=("GET", "HEAD"))
"""A page that was not asked for lately reads tables of a million reports, a tenth of a second of work."""
FETCHING = RateLimit("corpus-files", requests=60, minutes=10, methods=("GET", "HEAD"))


def _page(address: str, view: View, name: str, limit: RateLimit = LOOKING) -> URLPattern:
    return route(address, told_if_unreadable(view), name=name, seen_by=EVERYONE, limit=limit)


urlpatterns = [
    _page("corpus/", overview.page, "corpus"),
    _page("corpus/divisions/<str:code>/", division.page, "corpus-division"),
    _page("corpus/divisions/<str:code>/reports/", division.reports, "corpus-reports"),
    _page("corpus/divisions/<str:code>/missing/", division.missing, "corpus-missing"),
    _page("corpus/divisions/<str:code>/units/", division.units, "corpus-units"),
    _page("corpus/metrics/", metric.every, "corpus-metrics"),
    _page("corpus/metrics/<str:code>/", metric.page, "corpus-metric"),
    _page("corpus/unmatched/", division.unmatched, "corpus-unmatched"),
    _page("corpus/unit/", unit.page, "corpus-unit"),
    _page("corpus/rules/", rules.every, "corpus-rules"),
    _page("corpus/rules/<str:code>/", rules.page, "corpus-rule"),
    _page("corpus/downloads/", downloads.page, "corpus-downloads"),
    _page("corpus/downloads/<str:name>", downloads.file, "corpus-download", FETCHING),
]

"""Metrics: what each means, and how divisions stand in it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.portal.cached_pages import kept_while
from gongkai.portal.corpus import reading
from gongkai.portal.corpus.asked import Asked, Pages, page_number
from gongkai.portal.corpus.choices import choices
from gongkai.portal.corpus.division import at
from gongkai.portal.corpus.none_yet import none_yet
from gongkai.portal.corpus.place import CorpusStamp, of_corpus
from gongkai.portal.corpus.ranking import distribution, rows
from gongkai.portal.corpus.series import series
from gongkai.portal.corpus.wording import level as level_words


@require_safe
@kept_while(of_corpus)
def every(request: HttpRequest, stamp: CorpusStamp) -> HttpResponse:
    """All metrics in their groups, each with its definition."""
    return render(request, "portal/corpus/metrics.html", choices(stamp))


@require_safe
@kept_while(of_corpus)
def page(request: HttpRequest, stamp: CorpusStamp, code: str) -> HttpResponse:
    """A metric with definition, formula, source, ranking, distribution and series; `?year=&level=&within=`."""
    from gongkai.corpus.metrics.formula import formula

    if code not in reading.metrics():
        raise Http404
    asked = Asked.of(request.GET, stamp, code)
    if asked is None:
        return none_yet(request)
    metric = reading.metrics()[code]
    within = request.GET.get("within", "") or reading.top(stamp)
    of_whole = reading.of_division(stamp, code, within)
    now = at(of_whole, asked.year)
    levels = [(number, level_words(number)) for number in range(now.level + 1, 5)]
    stated = request.GET.get("level", "")
    level = next((number for number, _ in levels if str(number) == stated), None)
    if level is None and levels:
        level = levels[0][0]
    ranking = reading.ranking(stamp, code, asked.year, level, within) if level else ()
    number = page_number(request.GET)
    pages = Pages(number, len(ranking), f"year={asked.year}&level={level or ''}&within={within}&")
    breaks = reading.breaks(stamp, "division", within, code)
    return render(
        request,
        "portal/corpus/metric.html",
        {
            "asked": asked,
            "metric": metric,
            "formula": formula(metric),
            "now": now,
            "level": level,
            "levels": levels,
            "ranked": sum(1 for figure in ranking if figure.rank),
            "rows": rows(ranking, metric)[pages.first - 1 : pages.last],
            "whole": len(ranking),
            "pages": pages,
            "distribution": distribution(ranking, metric),
            "series": series(of_whole, metric, breaks),
            **choices(stamp),
        },
    )

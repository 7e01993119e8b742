"""Metrics: what each means, and how divisions stand in it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.portal.corpus import reading
from gongkai.portal.corpus.asked import Asked
from gongkai.portal.corpus.choices import choices
from gongkai.portal.corpus.division import at
from gongkai.portal.corpus.none_yet import none_yet
from gongkai.portal.corpus.page import corpus_page
from gongkai.portal.corpus.pages import Pages
from gongkai.portal.corpus.place import CorpusStamp
from gongkai.portal.corpus.ranking import distribution, rows
from gongkai.portal.corpus.series import series
from gongkai.portal.corpus.wording import level


@corpus_page
def every(request: HttpRequest, stamp: CorpusStamp) -> HttpResponse:
    """All metrics in their groups, each with its definition."""
    return render(request, "portal/corpus/metrics.html", choices(stamp))


@corpus_page
def page(request: HttpRequest, stamp: CorpusStamp, code: str) -> HttpResponse:
    """A metric with definition, formula, source, ranking, distribution and series; `?year=&level=&within=`."""
    from gongkai.corpus.metrics.formula import formula

    if code not in reading.metrics():
        raise Http404
    asked = Asked.of(request.GET, stamp, code)
    if asked is None:
        return none_yet(request)
    metric = reading.metrics()[code]
    compared = _compared(request, stamp, asked) if reading.years_rolled_up(stamp) else {}
    said = {"asked": asked, "metric": metric, "formula": formula(metric)}
    return render(request, "portal/corpus/metric.html", {**said, **compared, **choices(stamp)})


def _compared(request: HttpRequest, stamp: CorpusStamp, asked: Asked) -> dict[str, Any]:
    """Series of `?within=`, the whole if it names none, and ranking of `?level=` below it, the next if it names none."""
    metric, within = asked.metric, request.GET.get("within", "") or reading.top(stamp)
    of_whole = reading.of_division(stamp, metric.code, within)
    now = at(of_whole, asked.year)
    levels = {str(number): level(number) for number in range(now.level + 1, 5)}
    stated = request.GET.get("level", "")
    chosen = stated if stated in levels else next(iter(levels), "")
    ranking = reading.ranking(stamp, metric.code, asked.year, int(chosen), within) if chosen else ()
    pages = Pages.of(request.GET, len(ranking), f"year={asked.year}&level={chosen}&within={within}&")
    return {
        "now": now,
        "level": chosen,
        "levels": levels.items(),
        "ranked": sum(1 for figure in ranking if figure.rank),
        "rows": rows(ranking, metric)[pages.skipped : pages.last],
        "whole": len(ranking),
        "pages": pages,
        "distribution": distribution(ranking, metric),
        "series": series(of_whole, metric, reading.breaks(stamp, "division", within, metric.code)),
    }

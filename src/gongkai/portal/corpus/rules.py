"""Which rules the reports break: how many reports each, and the list behind the number."""

from dataclasses import dataclass
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from gongkai.portal.corpus import nothing_found, reading
from gongkai.portal.corpus.asked import Asked
from gongkai.portal.corpus.choices import choices
from gongkai.portal.corpus.none_yet import none_yet
from gongkai.portal.corpus.page import corpus_page
from gongkai.portal.corpus.pages import ON_A_PAGE, Pages
from gongkai.portal.corpus.place import CorpusStamp
from gongkai.portal.corpus.said import says
from gongkai.portal.corpus.sources import address_of
from gongkai.report.checks import RULES, Rule


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule with the reports that break it and the findings in them; `bar` in per cent of the most."""

    rule: Rule
    reports: int
    findings: int
    bar: float | None


def rules_of(stamp: CorpusStamp, division: str, year: int) -> list[Broken]:
    """The rules broken in a division and all below it in a year, by the number of reports."""
    counts = [row for row in reading.finding_counts(stamp, division) if row["year"] == year]
    most = max((row["reports"] for row in counts), default=0)
    found = [
        Broken(RULES[row["rule"]], row["reports"], row["findings"], round(100 * row["reports"] / most, 1))
        for row in counts
        if row["rule"] in RULES
    ]
    return sorted(found, key=lambda broken: (-broken.reports, broken.rule.code))


@corpus_page
def every(request: HttpRequest, stamp: CorpusStamp) -> HttpResponse:
    """All rules that are broken in a year, within `?division=` or anywhere."""
    asked = Asked.of(request.GET, stamp)
    if asked is None:
        return none_yet(request)
    division = _division(request)
    name = _name(stamp, division)
    return render(
        request,
        "portal/corpus/rules.html",
        {
            "asked": asked,
            "division": division,
            "name": name,
            "rules": rules_of(stamp, division, asked.year),
            "nothing": partial(nothing_found.in_division, stamp, division, asked.year),
            **choices(stamp),
        },
    )


@corpus_page
def page(request: HttpRequest, stamp: CorpusStamp, code: str) -> HttpResponse:
    """A rule and the findings of it in a year, page by page."""
    if code not in RULES:
        raise Http404
    asked = Asked.of(request.GET, stamp)
    if asked is None:
        return none_yet(request)
    division = _division(request)
    # Before anything is looked up in it: 404 for what is no division.
    name = _name(stamp, division)
    counted = [
        row
        for row in reading.finding_counts(stamp, division)
        if row["rule"] == code and row["year"] == asked.year
    ]
    whole = counted[0]["findings"] if counted else 0
    pages = Pages.of(request.GET, whole, f"year={asked.year}&division={division}&")
    found = reading.findings(stamp, code, asked.year, division, pages.skipped, ON_A_PAGE)
    return render(
        request,
        "portal/corpus/rule.html",
        {
            "asked": asked,
            "rule": RULES[code],
            "division": division,
            "name": name,
            "told": reading.verdicts(stamp, asked.year, code) if division == reading.NATION else None,
            "reports": counted[0]["reports"] if counted else 0,
            "nothing": partial(nothing_found.by_rule, stamp, RULES[code], division, asked.year),
            "rows": [{**row, "says": says(row), "to": address_of(row["source"])} for row in found],
            "pages": pages,
            **choices(stamp),
        },
    )


def _division(request: HttpRequest) -> str:
    return request.GET.get("division", "") or reading.NATION


def _name(stamp: CorpusStamp, division: str) -> str:
    if division == reading.NATION:
        return _("全国")
    figures = reading.of_division(stamp, "received_new", division)
    if not figures:
        raise Http404
    return figures[-1].name

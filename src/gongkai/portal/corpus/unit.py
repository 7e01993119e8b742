"""A unit: its reports over the years, what the rules say of them, and how they stand beside others."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.portal.corpus import nothing_found, reading
from gongkai.portal.corpus.asked import Asked
from gongkai.portal.corpus.choices import choices
from gongkai.portal.corpus.division import KEY_METRICS
from gongkai.portal.corpus.none_yet import none_yet
from gongkai.portal.corpus.page import corpus_page
from gongkai.portal.corpus.place import CorpusStamp
from gongkai.portal.corpus.said import says
from gongkai.portal.corpus.series import series
from gongkai.portal.corpus.sources import address_of
from gongkai.portal.corpus.wording import shown
from gongkai.report.checks import RULES, Rule

MOST = 50
"""Findings, outliers or likenesses shown of a unit."""


@dataclass(frozen=True, slots=True)
class Year:
    """A report: its year, or a dash; `to` is where it can be opened; how many findings it has."""

    year: int | str
    title: str
    source: str
    to: str
    findings: int


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the unit."""

    year: int
    rule: Rule
    says: str


@dataclass(frozen=True, slots=True)
class Alike:
    """Another unit whose report of the year says much the same."""

    year: int
    code: str
    name: str
    share: str
    sentences: int


@corpus_page
def page(request: HttpRequest, stamp: CorpusStamp) -> HttpResponse:
    """The unit that `?unit=` names, with a metric of its years."""
    asked = Asked.of(request.GET, stamp)
    if asked is None:
        return none_yet(request)
    code = request.GET.get("unit", "")
    names = tuple(dict.fromkeys((*KEY_METRICS, asked.metric.code)))
    unit = reading.unit(stamp, code, names)
    if unit is None:
        raise Http404
    every = reading.metrics()
    found = Counter(row["report"] for row in unit.findings)
    years = [
        Year(row["year"] or "—", row["title"], row["source"], address_of(row["source"]), found[row["report"]])
        for row in unit.reports
    ]
    breaks = reading.breaks(stamp, "unit", code, asked.metric.code)
    return render(
        request,
        "portal/corpus/unit.html",
        {
            "asked": asked,
            "code": code,
            "unit": unit,
            "division": _division(stamp, unit.division),
            "lines": [(every[name].label, _values(unit, name, years)) for name in KEY_METRICS],
            "reports": years,
            "series": series(unit.figures[asked.metric.code], asked.metric, breaks),
            "findings": _findings(unit.findings),
            "nothing": nothing_found.of_unit(stamp),
            "checked": stamp.checked,
            "outliers": [(every[row["metric"]], row) for row in unit.outliers if row["metric"] in every],
            "alike": [_alike(row, code) for row in unit.alike[:MOST]],
            "repeated": [(row["year"], f"{100 * row['share']:.0f}%") for row in unit.repeated],
            **choices(stamp),
        },
    )


def _values(unit: reading.Unit, metric: str, years: list[Year]) -> list[str]:
    by_year = {figure.year: figure.value for figure in unit.figures[metric]}
    return [
        shown(reading.metrics()[metric], by_year.get(int(year.year)) if year.year != "—" else None)
        for year in years
    ]


def _division(stamp: CorpusStamp, code: str | None) -> reading.Figure | None:
    found = reading.of_division(stamp, "received_new", code) if code else ()
    return found[-1] if found else None


def _findings(rows: tuple[dict[str, Any], ...]) -> list[Found]:
    known = (row for row in rows if row["rule"] in RULES)
    return [Found(row["year"], RULES[row["rule"]], says(row)) for row in islice(known, MOST)]


def _alike(row: dict[str, Any], code: str) -> Alike:
    first = row["unit"] == code
    return Alike(
        row["year"],
        row["other_unit"] if first else row["unit"],
        row["other_name"] if first else row["unit_name"],
        f"{100 * row['share']:.0f}%",
        row["sentences"],
    )

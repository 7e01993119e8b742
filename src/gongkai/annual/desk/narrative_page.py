"""文字: the six sections as they read today, each passage with whose words it has and how much repeats last year's."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from gongkai.agencies.actor import Actor
from gongkai.annual.checking import previous_of
from gongkai.annual.desk.tabs import tabs
from gongkai.annual.desk.told_text import told_text
from gongkai.annual.models import AnnualReport
from gongkai.annual.narrative.likeness import likeness_to
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.passages import Standing, rendered_sections, standing
from gongkai.annual.narrative.printed import printed_numbers
from gongkai.annual.narrative.references import placeholders
from gongkai.annual.narrative.saving import obstacle
from gongkai.report.forms import SECTION_NUMERALS, SECTION_TITLES, form_due

HIGH = 90
"""Per cent from which rule XY-09 (内容雷同) tells of a section."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A passage on the page; `gaps` is how many places wait for a person."""

    stands: Standing
    text: SafeString
    gaps: int


@dataclass(frozen=True, slots=True)
class SectionShown:
    """A section on the page; `likeness` to the year before in per cent, if there is a report to compare with."""

    number: int
    title: str
    passages: tuple[Shown, ...]
    likeness: int | None

    @property
    def is_copied(self) -> bool:
        """Whether so much of it stood in last year's report that it is to be written anew."""
        return self.likeness is not None and self.likeness >= HIGH


@require_safe
def narrative_page(request: HttpRequest, actor: Actor, report: AnnualReport) -> HttpResponse:
    """The page; what can be written is offered to who compiles the report, while it is at work."""
    numbers = printed_numbers(report)
    stands = standing(report, numbers)
    sections = _sections(report, stands, numbers)
    context = {
        "report": report,
        "tabs": tabs(report, "annual-narrative"),
        "sections": sections,
        "obstacle": obstacle(report, actor),
        "gaps": sum(one.gaps for section in sections for one in section.passages),
        "frozen": bool(report.data),
    }
    return render(request, "annual/narrative.html", context)


def _sections(report: AnnualReport, stands: Iterable[Standing], numbers: Numbers) -> list[SectionShown]:
    before = previous_of(report)
    stands = list(stands)
    told = {one.number: one for one in rendered_sections(report, stands, numbers)}
    titles = SECTION_TITLES[form_due(report.year)]
    found = []
    for number, passages in groupby(stands, key=lambda one: one.passage.section):
        shown = tuple(_shown(one, numbers) for one in passages)
        likeness = likeness_to(before, told[number]) if number else None
        title = f"{SECTION_NUMERALS[number - 1]}、{titles[number - 1]}" if number else _("开头")
        found.append(SectionShown(number, title, shown, likeness))
    return found


def _shown(one: Standing, numbers: Numbers) -> Shown:
    text = told_text(one.text, numbers, one.passage.report_id)
    return Shown(one, text, len(placeholders(one.text)))

"""What the records say of a year, in the words of annual reports; every figure a reference."""

from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.agencies.models import Agency, AgencyKind
from gongkai.annual.narrative import around, section_five, section_one
from gongkai.annual.narrative.columns import site_by_column
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.section_one import Aspect
from gongkai.annual.narrative.wording import Wording, paragraph
from gongkai.publishing.scope import Scope

PREAMBLE, FIRST, FIFTH, SIXTH = 0, 1, 5, 6
_TABLES = (2, 3, 4)
"""Sections that consist of their table; what is said beneath it is a person's."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A passage as the records suggest it; the fields are those of `models.Passage`."""

    section: int
    position: int
    heading: str
    text: str


def draft(agency: Agency, year: int, *, whole: bool = False) -> list[Drafted]:
    """All passages of a report, in order; `whole` over the agency and all below it."""
    return drafted(Numbers(Scope.of_year(agency, year, subtree=whole)))


def drafted(numbers: Numbers) -> list[Drafted]:
    """The same from numbers that may be counted already."""
    year = numbers.scope.first.year
    numbers.ask(_looked_at(year))
    known = numbers.known
    found = [
        Drafted(PREAMBLE, 0, "", around.preamble(known, year)),
        Drafted(FIRST, 0, "", paragraph(section_one.LEAD, known)),
    ]
    for place, aspect in enumerate(section_one.ASPECTS, 1):
        found.append(Drafted(FIRST, place, aspect.heading, _told(aspect, numbers)))
    found += [Drafted(section, 0, "", "") for section in _TABLES]
    found += [
        Drafted(FIFTH, 0, "（一）存在的主要问题", section_five.problems(known)),
        Drafted(FIFTH, 1, "（二）改进情况", section_five.improvements(known)),
        Drafted(SIXTH, 0, "", paragraph(around.section_six(year), known)),
    ]
    return found


def _told(aspect: Aspect, numbers: Numbers) -> str:
    known = numbers.known
    told = [paragraph(wordings, known) for wordings in aspect.paragraphs]
    if aspect is section_one.DISCLOSURE:
        told.insert(1, site_by_column(numbers))
    if aspect is section_one.OVERSIGHT and numbers.scope.agency.kind == AgencyKind.GOVERNMENT:
        told.append(paragraph(section_one.GOVERNMENT, known))
    return "\n".join(filter(None, told)) or f"〔待补充：{aspect.missing}〕"


def _looked_at(year: int) -> Iterator[str]:
    """Every figure on which the draft depends, to be counted together."""
    yield from ("year", "we", *around.PREAMBLE_FACTS)
    paragraphs: list[tuple[Wording, ...]] = [
        section_one.LEAD,
        section_one.GOVERNMENT,
        around.section_six(year),
    ]
    paragraphs += [wordings for aspect in section_one.ASPECTS for wordings in aspect.paragraphs]
    paragraphs.append(tuple(problem.shown for problem in section_five.PROBLEMS))
    for wordings in paragraphs:
        for wording in wordings:
            yield from wording.codes()

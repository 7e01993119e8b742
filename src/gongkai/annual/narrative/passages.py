"""The passages of a report as they stand now, and what they say with today's figures.

A passage that nobody has changed follows the records: it is drafted anew whenever it is read, so that a column or a
channel that comes in later is in its lists. One that a person has changed keeps the person's words, and only its
figures follow.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.annual.models import AnnualReport, Passage
from gongkai.annual.narrative.drafting import drafted
from gongkai.annual.narrative.numbers import Numbers
from gongkai.annual.narrative.references import codes_in, rendered_with_gaps
from gongkai.publishing.scope import Scope
from gongkai.report.forms import SECTION_TITLES, form_due
from gongkai.report.value import Number, Section


@dataclass(frozen=True, slots=True)
class Standing:
    """A passage as it is read now: `text` with references; `draft` is what the records suggest for its place."""

    passage: Passage
    text: str
    draft: str

    @property
    def follows(self) -> bool:
        """Whether it is the draft of the records, with no word of a person's."""
        return self.text == self.draft


@dataclass(frozen=True, slots=True)
class Told:
    """The words of a report, rendered."""

    preamble: tuple[str, ...]
    sections: tuple[Section, ...]


def numbers_of(report: AnnualReport, cells: Mapping[str, Number] | None = None) -> Numbers:
    """What a report's texts refer to; `cells` are the values of its tables."""
    return Numbers(Scope.of_year(report.agency, report.year, subtree=report.whole), cells)


def standing(report: AnnualReport, numbers: Numbers) -> list[Standing]:
    """All passages of the report, in order."""
    drafts = {(one.section, one.position): one.text for one in drafted(numbers)}
    return [_standing(one, drafts) for one in report.passages.all()]


def _standing(passage: Passage, drafts: Mapping[tuple[int, int], str]) -> Standing:
    draft = drafts.get((passage.section, passage.position), "")
    return Standing(passage, draft if passage.text == passage.drafted else passage.text, draft)


def told(report: AnnualReport, cells: Mapping[str, Number] | None = None) -> Told:
    """Everything that the report says in words. A reference to what there is no figure of is a gap to be filled.

    `cells` are the values of the tables by code; counted by the agency's own records where they are not given.
    """
    numbers = numbers_of(report, cells)
    stands = standing(report, numbers)
    return Told(tuple(_paragraphs(stands, 0, numbers)), rendered_sections(report, stands, numbers))


def rendered_sections(
    report: AnnualReport, stands: Sequence[Standing], numbers: Numbers
) -> tuple[Section, ...]:
    """The six sections from passages that were read already."""
    titles = enumerate(SECTION_TITLES[form_due(report.year)], 1)
    return tuple(
        Section(number, title, tuple(_paragraphs(stands, number, numbers))) for number, title in titles
    )


def _paragraphs(stands: Sequence[Standing], section: int, numbers: Numbers) -> Iterator[str]:
    numbers.ask(code for one in stands for code in codes_in(one.text))
    for one in stands:
        if one.passage.section == section and one.text:
            if one.passage.heading:
                yield one.passage.heading
            lines = rendered_with_gaps(one.text, numbers).splitlines()
            yield from (line for line in lines if line.strip())

"""Paragraphs with the passages that findings quote, so that text and finding lead to each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.portal.finding_marks import Numbered


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text; `ref` is the finding that quotes it, if one does."""

    text: str
    ref: Numbered | None = None


def marked(paragraph: str, findings: Iterable[Numbered]) -> list[Run]:
    """The paragraph in runs; a quote that is not in it, or overlaps one before, is left out."""
    places: list[tuple[int, int, Numbered]] = []
    for item in findings:
        quote = item.finding.quote
        start = paragraph.find(quote) if quote else -1
        end = start + len(quote)
        if start >= 0 and all(end <= other or start >= stop for other, stop, _ in places):
            places.append((start, end, item))
    runs: list[Run] = []
    at = 0
    for start, end, item in sorted(places, key=lambda place: place[0]):
        runs += [Run(paragraph[at:start]), Run(paragraph[start:end], item)]
        at = end
    return [run for run in [*runs, Run(paragraph[at:])] if run.text]

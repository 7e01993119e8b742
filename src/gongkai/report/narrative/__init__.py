"""The numbers that a report's text states, with what they speak of: `counts(report)`."""

from gongkai.report.narrative.count import Certainty, Count, Manner, Span
from gongkai.report.narrative.division import Division, Fit
from gongkai.report.narrative.extraction import Narrative, counts, read
from gongkai.report.narrative.reading import Reading, readings
from gongkai.report.narrative.share import Ratio
from gongkai.report.narrative.topic import Topic

__all__ = [
    "Certainty",
    "Count",
    "Division",
    "Fit",
    "Manner",
    "Narrative",
    "Ratio",
    "Reading",
    "Span",
    "Topic",
    "counts",
    "read",
    "readings",
]

"""The passages of a report as they stand now, and what they say with today's figures."""

from collections.abc import Mapping

from gongkai.annual.models import AnnualReport
from gongkai.report.value import Number, Section


def preamble(report: AnnualReport, cells: Mapping[str, Number] | None = None) -> tuple[str, ...]:
    """The paragraphs before section one, rendered."""
    raise NotImplementedError


def sections(report: AnnualReport, cells: Mapping[str, Number] | None = None) -> tuple[Section, ...]:
    """The six sections, rendered. `cells` are the values of the tables by code; counted by this agency's own
    records where they are not given (a roll-up gives its own).
    """
    raise NotImplementedError

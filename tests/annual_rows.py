"""An agency's own annual report, for the walk over all addresses."""

from gongkai.agencies.role import Role
from gongkai.annual.opening_year import begin
from gongkai.records.moment import now
from tests.county import County


def annual_rows(county: County) -> dict[str, int]:
    """Their numbers by what the walk calls them."""
    when = now()
    report = begin(county.agency, when.today.year - 1, county.actor(Role.CLERK), when)
    passage = report.passages.get(section=1, position=1)
    return {"annual_report": report.pk, "passage": passage.pk}

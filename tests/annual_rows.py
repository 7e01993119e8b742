"""An agency's own annual report, for the walk over all addresses."""

from gongkai.agencies.role import Role
from gongkai.annual.opening_year import begin
from gongkai.annual.stage import Stage
from gongkai.records.moment import now
from tests.county import County, agency
from tests.unit_reports import own_report


def annual_rows(county: County) -> dict[str, int]:
    """Their numbers by what the walk calls them."""
    when = now()
    report = begin(county.agency, when.today.year - 1, county.actor(Role.CLERK), when)
    passage = report.passages.get(section=1, position=1)
    return {
        "annual_report": report.pk,
        "passage": passage.pk,
        "reporting_unit": agency("青溪县不动产登记中心", parent=county.agency).pk,
        "whole_report": own_report(county.agency, when.today.year - 2, Stage.COMPILING, whole=True).pk,
    }

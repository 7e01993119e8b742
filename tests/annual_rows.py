"""An agency's own annual report, for the walk over all addresses."""

from dataclasses import replace
from decimal import Decimal

from gongkai.agencies.role import Role
from gongkai.annual.compiling.adjusting import Change, adjust
from gongkai.annual.compiling.ground import Ground
from gongkai.annual.compiling.opening_signing import Balance, sign
from gongkai.annual.models import OpeningBalance
from gongkai.annual.opening_year import begin
from gongkai.annual.stage import Stage
from gongkai.records.moment import now
from tests.county import County, agency
from tests.unit_reports import own_report


def annual_rows(county: County) -> dict[str, int]:
    """Their numbers by what the walk calls them."""
    when = now()
    report = begin(county.agency, when.today.year - 1, county.actor(Role.CLERK), when)
    clerk, head = county.actor(Role.CLERK), county.actor(Role.OGI_HEAD)
    ground = Ground("漏登一件", file=("移交清单.txt", "许可一件".encode()))
    (adjustment,) = adjust(report.pk, [Change("t2.licensing.decisions", Decimal(1))], ground, clerk, when)
    balance = Balance("natural_person", "", 2)
    opening = sign(report.pk, balance, replace(ground, file=None, document="移交清单"), head, when)
    opening_left = OpeningBalance.objects.create(
        agency=county.agency,
        year=report.year - 1,
        column="natural_person",
        count=1,
        reason="原系统结转",
        signed_by=str(head),
        signed_at=when.at,
    )
    passage = report.passages.get(section=1, position=1)
    return {
        "annual_report": report.pk,
        "adjustment": adjustment.pk,
        "opening": opening.pk,
        "opening_left": opening_left.pk,
        "passage": passage.pk,
        "reporting_unit": agency("青溪县不动产登记中心", parent=county.agency).pk,
        "whole_report": own_report(county.agency, when.today.year - 2, Stage.COMPILING, whole=True).pk,
    }

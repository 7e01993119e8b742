"""The sample county's ledgers and reports, as of the day on which it is set up."""

from datetime import UTC, datetime

import pytest

from gongkai.agencies.models import Agency
from gongkai.annual.compiling import compiled
from gongkai.annual.models import AnnualReport
from gongkai.annual.narrative.references import PLACEHOLDER
from gongkai.records.models import Event
from gongkai.registers.models import Handling
from gongkai.site.sample import load

pytestmark = pytest.mark.django_db


NOW = datetime(2026, 5, 15, 3, tzinfo=UTC)


def test_last_year_is_in_the_ledgers_one_report_begun_and_one_submitted() -> None:
    load(NOW)
    bureau = Agency.objects.get(name="青溪县自然资源局")
    cells = compiled(bureau, 2025).cells
    assert cells["t2.licensing.decisions"].value == 12 + 13 + 15 + 10
    assert cells["t2.penalty.decisions"].value == 2
    # 16960 + 19200 + 15840 + 18000 yuan, in 万元.
    assert cells["t2.admin_fees.amount_wan"].value == 7
    entered = Handling.objects.filter(agency=bureau, on__year=2026)
    assert [row.decisions for row in entered] == [10], "the second quarter is not over"
    begun = AnnualReport.objects.get(agency=bureau)
    assert (begun.year, begun.stage) == (2025, "compiling")
    submitted = AnnualReport.objects.get(agency__name="青溪县人民政府办公室")
    assert (submitted.year, submitted.stage) == (2025, "submitted")
    assert not PLACEHOLDER.search(submitted.data)
    for report in (begun, submitted):
        told = [event.at for event in Event.objects.filter(case=report.pk).in_order()]
        assert told == sorted(told)
        assert told[-1] <= NOW

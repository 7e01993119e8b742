"""A worker killed in the middle of a sweep over a county: the next one ends it, and every unit had its turn once."""

import json

from tests.installation import Installation

UNITS = 6
SET_UP = """
from datetime import date, datetime, UTC
from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.annual.all_at_once.sweeping import go_on, start
from gongkai.records.moment import Moment
when = Moment(date(2026, 1, 5), datetime(2026, 1, 5, 1, tzinfo=UTC))
common = {"region_code": "900121", "standing": "local_department"}
county = Agency.objects.create(name="青溪县人民政府", kind="government", path="000001", **common)
for number in range(%d):
    Agency.objects.create(
        name=f"青溪县第{number}局", kind="department", path=f"000001{number:06d}", parent=county, **common
    )
sweep = start(county, 2025, SYSTEM, when)
def clock():
    print(sweep.pk, flush=True)
    return when
go_on(sweep.pk, clock)
"""
GO_ON = """
import json
from collections import Counter
from datetime import date, datetime, UTC
from gongkai.annual.all_at_once.sweeping import go_on
from gongkai.annual.models import AnnualReport, Sweep, SweptUnit, Tally
from gongkai.records.models import Event
from gongkai.records.moment import Moment
when = Moment(date(2026, 1, 5), datetime(2026, 1, 5, 1, tzinfo=UTC))
before = SweptUnit.objects.exclude(done_at=None).count()
go_on(%s, lambda: when)
events = Event.objects.filter(case__kind="annual_report")
print(json.dumps({
    "before": before,
    "done": SweptUnit.objects.exclude(done_at=None).filter(trouble="").count(),
    "ended": Sweep.objects.filter(ended_at=None).count() == 0,
    "begun": sorted(Counter(events.values_list("case__agency", flat=True)).values()),
    "reports": AnnualReport.objects.count(),
    "tallies": Tally.objects.count(),
}))
"""


def test_a_sweep_whose_worker_is_killed_is_ended_by_the_next_with_nothing_done_twice(
    installation: Installation,
) -> None:
    first = installation.start(SET_UP % UNITS)
    assert first.stdout
    for _turn in range(3):
        sweep = first.stdout.readline().strip()
    # In its third turn, between a report begun and a report checked.
    first.kill()
    _, errors = first.communicate()
    assert sweep, errors
    found = json.loads(installation.says(GO_ON % sweep))
    assert 2 <= found.pop("before") < UNITS
    assert found == {
        "done": UNITS,
        "ended": True,
        "begun": [1] * (UNITS + 1),
        "reports": UNITS + 1,
        "tallies": UNITS + 1,
    }

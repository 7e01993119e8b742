"""Agencies set up at once under one superior get a path each, on both databases."""

import json

from tests.installation import Installation

SET_UP = """
import json, threading
from datetime import UTC, datetime
from django.db import connection
from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.models import Agency
from gongkai.agencies.steps.agency import set_up_agency

at = datetime(2026, 3, 2, 1, tzinfo=UTC)
kind = {"kind": "department", "region_code": "900121", "standing": "local_department"}
top = set_up_agency(SYSTEM, None, {**kind, "name": "青溪县人民政府"}, at=at)
faults, together = [], threading.Barrier(8)

def administrator(who):
    together.wait()
    try:
        for turn in range(3):
            set_up_agency(SYSTEM, top, {**kind, "name": f"第{who}之{turn}局"}, at=at)
    except Exception as fault:
        faults.append(repr(fault))
    finally:
        connection.close()

threads = [threading.Thread(target=administrator, args=(who,)) for who in range(8)]
for one in threads: one.start()
for one in threads: one.join()
paths = list(Agency.objects.filter(parent=top).order_by("path").values_list("path", flat=True))
print(json.dumps({"paths": paths, "faults": faults}))
"""


def test_eight_administrators_set_up_three_agencies_each(installation: Installation) -> None:
    said = json.loads(installation.says(SET_UP))
    assert said["faults"] == []
    assert said["paths"] == [f"000001{n:06}" for n in range(1, 25)]

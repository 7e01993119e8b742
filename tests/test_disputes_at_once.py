"""Several people at one dispute at the same moment: numbers without gaps or doubles, and a decision recorded once."""

from tests.installation import Installation

PROGRAM = """
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from django.db import connection
from gongkai.casework.disputes.taking import take
from gongkai.casework.models import Dispute
from gongkai.workflow.taking import InputsRefused
from gongkai.records.models import Event
from gongkai.records.verification import verify
from gongkai.workflow.step import StepRefused
from tests.county import county
from tests.desk_cases import at
from tests.dispute_cases import Court

day = date(2026, 3, 12)
place = county(day)
court = Court(place)
clerk = place.actor("clerk")

def registered(_number):
    try:
        return court.register(day).pk
    finally:
        connection.close()

def decided(_number):
    said = {"on": day, "document": "1号", "disposition": "maintained"}
    try:
        take("decide", first.pk, clerk, at(day), said, seen=seen)
    except (InputsRefused, StepRefused):
        return 0
    finally:
        connection.close()
    return 1

with ThreadPoolExecutor(6) as pool:
    made = list(pool.map(registered, range(6)))
    first = Dispute.objects.get(pk=made[0])
    seen = first.case.length
    taken = sum(pool.map(decided, range(6)))
numbers = sorted(Dispute.objects.values_list("number", flat=True))
print(numbers == [f"青自然资复〔2026〕{n}号" for n in range(1, 7)])
print(taken, Event.objects.filter(case=first.pk, kind="decided").count(), len(list(verify())))
"""


def test_six_register_at_once_and_six_decide_at_once(installation: Installation) -> None:
    assert installation.says(PROGRAM) == "True\n1 1 0"

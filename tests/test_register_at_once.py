"""A register of disputes whose import is pressed several times at the same moment: every row comes once."""

from tests.installation import Installation

PROGRAM = """
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from django.db import connection
from gongkai.casework.disputes.importing import take_over
from gongkai.casework.disputes.register_import.row import DisputeRow
from gongkai.casework.models import Dispute
from gongkai.law.dispute import Cause, DisputeKind
from gongkai.records.verification import verify
from tests.county import county
from tests.desk_cases import at

day = date(2026, 3, 12)
place = county(day)
clerk = place.actor("clerk")
rows = [
    DisputeRow(line, DisputeKind.REVIEW, "孟小河", True, "青溪县人民政府", Cause.DECISION, "不予公开", day)
    for line in range(2, 12)
]

def pressed(_time):
    try:
        return take_over(place.agency, rows, "0123456789abcdef", clerk, at(day), 500)
    finally:
        connection.close()

with ThreadPoolExecutor(4) as pool:
    taken = sorted(pool.map(pressed, range(4)))
print(taken, Dispute.objects.count(), len(list(verify())))
"""


def test_pressed_four_times_at_once_every_row_comes_once(installation: Installation) -> None:
    assert installation.says(PROGRAM) == "[0, 0, 0, 10] 10 0"

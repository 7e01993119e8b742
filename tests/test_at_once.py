"""Twenty clients register fifty applications at once: fifty distinct consecutive numbers, on both databases."""

import json

from tests.installation import Installation

MAKE = """
from datetime import date
from gongkai.agencies.models import Agency
Agency.objects.create(
    pk=1, name="青溪县自然资源局", document_word="青自然资", region_code="900121", kind="department",
    standing="local_department", path="000001",
)
"""
REGISTER = """
import json, sys, threading
from datetime import UTC, date, datetime
from django.db import connection
from gongkai.agencies.actor import PUBLIC
from gongkai.agencies.models import Agency
from gongkai.casework.intake import Intake, Party
from gongkai.casework.steps.registration import register
from gongkai.law.applicant import ApplicantKind
from gongkai.law.receipt import Channel
from gongkai.records.moment import Moment

agency, day = Agency.objects.get(), date(2026, 3, 2)
left, numbers, faults, guard = list(range(25)), [], [], threading.Lock()
together = threading.Barrier(10)

def client():
    together.wait()
    try:
        while True:
            with guard:
                if not left:
                    return
                left.pop()
            intake = Intake(
                agency=agency, channel=Channel.IN_PERSON, arrived=day,
                applicant_kind=ApplicantKind.INDIVIDUAL, applicant=Party("林小满"), wanted=("验收报告",),
            )
            done = register(intake, PUBLIC, Moment(day, datetime(2026, 3, 2, 1, tzinfo=UTC)))
            with guard:
                numbers.append(done.application.number)
    except Exception as fault:
        faults.append(repr(fault))
    finally:
        connection.close()

sys.stdin.readline()
clients = [threading.Thread(target=client) for _ in range(10)]
for one in clients: one.start()
for one in clients: one.join()
print(json.dumps({"numbers": numbers, "faults": faults}))
"""


def test_fifty_registrations_from_twenty_clients_have_consecutive_numbers(installation: Installation) -> None:
    installation.says(MAKE)
    servers = [installation.start(REGISTER) for _ in range(2)]
    answers = []
    for server in servers:
        assert server.stdin is not None
        server.stdin.write("go\n")
        server.stdin.flush()
    for server in servers:
        out, err = server.communicate(timeout=90)
        assert server.returncode == 0, err
        answers.append(json.loads(out))
    assert [answer["faults"] for answer in answers] == [[], []]
    numbers = [number for answer in answers for number in answer["numbers"]]
    assert sorted(numbers) == sorted(f"青自然资申〔2026〕{n}号" for n in range(1, 51))

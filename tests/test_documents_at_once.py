"""Several people at documents at the same moment: published once, numbered without gaps, each page as its record says."""

from tests.installation import Installation

PROGRAM = """
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from django.db import connection
from gongkai.agencies.role import Role
from gongkai.publishing.models import Document, Placement, Publication
from gongkai.publishing.rederiving import differences
from gongkai.publishing.taking import take
from gongkai.workflow.taking import InputsRefused
from gongkai.records.models import Event
from gongkai.workflow.calendar import working_days
from gongkai.workflow.step import StepRefused
from tests.county import county
from tests.desk_cases import at
from tests.newsroom import Newsroom

day = date(2026, 3, 12)
place = county(day)
room = Newsroom(place)
old, new = room.published(day, "旧办法"), room.published(day, "新办法")
room.take(new, "link", day, {"kind": "related", "to": f"/info/{old.pk}/"})
waiting = [
    room.reviewed(room.submitted(room.begin(day, f"第{n}份"), day), day, Role.SECTION_HEAD, Role.OGI_HEAD)
    for n in range(4)
]
ready = room.signed(room.begin(day, "同时发布"), day)

def taken(code, pk, role, inputs, seen=None):
    try:
        take(code, pk, place.actor(role), at(day), inputs, seen=seen)
    except (InputsRefused, StepRefused):
        return 0
    finally:
        connection.close()
    return 1

down = {"reason": "核对", "says": "已撤下"}
work = [("sign", one.pk, Role.LEADER, {"attribute": "proactive"}) for one in waiting]
work += [("withdraw", one.pk, Role.CLERK, down) for one in (old, new)]
work += [("publish", ready.pk, Role.CLERK, {}, ready.case.length)] * 3
with ThreadPoolExecutor(6) as pool:
    done = list(pool.map(lambda one: taken(*one), work))
numbers = sorted(Document.objects.filter(stage="signed").values_list("index_number", flat=True))
print(numbers == [f"青自然资/2026-{n:05}" for n in range(4, 8)], done[:6], sum(done[6:]))
print(Event.objects.filter(case=ready.pk, kind="published").count(), Placement.objects.filter(document=ready).count())
print([page.title for page in Publication.objects.all()])
every = Document.objects.select_related("agency")
print([str(one) for document in every for one in differences(document, working_days())])
"""


def test_four_are_signed_two_withdrawn_and_one_is_published_once_all_at_once(
    installation: Installation,
) -> None:
    told = ["True [1, 1, 1, 1, 1, 1] 1", "1 1", "['同时发布']", "[]"]
    assert installation.says(PROGRAM) == "\n".join(told)

"""The server dies in the middle of the submission of an annual report: it was submitted, or it was not; never half."""

from tests.installation import Installation

OFFICE = """
import os, signal
from gongkai.annual.models import AnnualReport
from gongkai.annual.rederiving import differences
from gongkai.annual.steps_of_own.submitting import digest_of
from gongkai.records.models import Event
from gongkai.workflow.models import Task
from tests.annual_desk import moment

def state():
    report = AnnualReport.objects.select_related("agency").get()
    whole = bool(report.data) and digest_of(report.data) == report.digest
    sent = Event.objects.filter(case=report.pk, kind="submitted").count()
    return report.stage, whole, sent, Task.objects.count(), list(map(str, differences(report)))

def die():
    os.kill(os.getpid(), signal.SIGKILL)
"""
DIES_BEFORE_THE_END = f"""{OFFICE}
from dataclasses import replace
from gongkai.agencies.role import Role
from gongkai.annual.taking import DESK
from tests.annual_desk import DAY, ready
from tests.county import county

here = county(DAY)
report = ready(here)

def stored_and_dead(report):
    DESK.store(report)
    die()

replace(DESK, store=stored_and_dead).take("submit", report.pk, here.actor(Role.OGI_HEAD), moment())
"""
PRESSED_BY_THREE_AND_DIES = f"""{OFFICE}
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from gongkai.agencies.actor import actor_of
from gongkai.agencies.models import Post
from gongkai.annual.taking import take
from gongkai.workflow.step import StepRefused
from gongkai.workflow.taking import InputsRefused

print(state(), flush=True)
posts = Post.objects.select_related("person", "agency").filter(agency__name="青溪县自然资源局")
actor, seen = actor_of(posts.get(role="ogi_head")), AnnualReport.objects.get().case.length

def pressed(_nth):
    try:
        take("submit", AnnualReport.objects.get().pk, actor, moment(), seen=seen)
    except (InputsRefused, StepRefused):
        return 0
    finally:
        connection.close()
    return 1

with ThreadPoolExecutor(3) as pool:
    print(sum(pool.map(pressed, range(3))), flush=True)
die()
"""


def test_killed_in_the_middle_it_is_submitted_or_not_and_pressed_by_three_it_is_once(
    installation: Installation,
) -> None:
    for program, told in (
        (DIES_BEFORE_THE_END, ""),
        (PRESSED_BY_THREE_AND_DIES, "('compiling', False, 0, 1, [])\n1\n"),
    ):
        dying = installation.start(program)
        assert dying.communicate(timeout=90) == (told, "")
        assert dying.returncode == -9
    assert installation.says(f"{OFFICE}\nprint(state())") == "('submitted', True, 1, 2, [])"

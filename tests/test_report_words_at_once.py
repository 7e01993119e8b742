"""Several people in one passage of an annual report at the same moment: every word is in it, or on the writer's screen."""

from tests.installation import Installation

PROGRAM = """
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from django.db import connection
from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.role import Role
from gongkai.annual.models import Passage
from gongkai.annual.narrative.history import history
from gongkai.annual.narrative.saving import Overtaken, save
from gongkai.annual.opening_year import begin
from gongkai.records.models import Case
from tests.county import county
from tests.desk_cases import at

day = date(2026, 1, 12)
place = county(day)
report = begin(place.agency, 2025, SYSTEM, at(day))
found = Passage.objects.get(report=report, section=1, position=5)
base = "\\n".join(f"第{n}段" for n in range(4))
save(found, base, 0, place.actor(Role.CLERK), at(day))

def write(paragraph, words):
    mine = base.replace(f"第{paragraph}段", words)
    try:
        save(found, mine, 1, place.actor(Role.OGI_HEAD), at(day), base=base)
    except Overtaken as overtaken:
        return words in overtaken.typed and words not in overtaken.passage.text
    finally:
        connection.close()
    return words

work = [(0, "甲"), (1, "乙"), (2, "丙"), (3, "丁"), (3, "戊")]
with ThreadPoolExecutor(5) as pool:
    done = list(pool.map(lambda one: write(*one), work))
found.refresh_from_db()
print(done[:3], found.text.splitlines()[:3], found.text.splitlines()[3] in done[3:], done[3:].count(True))
print(found.edits, len(history(found)), Case.objects.get(pk=report.pk).length)
"""


def test_five_write_at_once_and_every_word_is_kept_or_shown_to_its_writer(installation: Installation) -> None:
    told = ["['甲', '乙', '丙'] ['甲', '乙', '丙'] True 1", "5 5 6"]
    assert installation.says(PROGRAM) == "\n".join(told)

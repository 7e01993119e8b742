"""What the forms of the page do on which passages are covered: marks without script, searches, building."""

import re
from html import unescape

import pytest
from django.db import connection
from django.http import HttpRequest
from django.test.utils import CaptureQueriesContext
from tests.county import County
from tests.desk_cases import Office
from tests.redaction_desk import OwnProcess, address, begun, marked, text_of

from gongkai.agencies.rate_limit import RateLimit
from gongkai.casework import redaction_jobs
from gongkai.casework.models import Application, Mark, Redaction
from gongkai.law.redaction import RedactionGround
from gongkai.records.models import Event
from gongkai.workflow.jobs.models import Job


def test_without_script_marks_are_edited_removed_and_a_whole_page_is_covered(
    here: County, redaction: Redaction
) -> None:
    officer, mark = here.client("officer"), marked(redaction, 2)
    form = {"page": 2, "revision": 0}
    edited = {"do": "save", f"ground-{mark.pk}": "business_secret", f"note-{mark.pk}": "报价"}
    assert officer.post(address(redaction), {**form, **edited})["Location"] == address(redaction, "?page=2")
    mark.refresh_from_db()
    assert (mark.ground, mark.note) == ("business_secret", "报价")
    whole = {"do": "whole", "ground": "process_info", "page": 3, "revision": 1}
    officer.post(address(redaction), whole)
    assert Mark.objects.filter(page=3, left=0, top=0, right=1, bottom=1, ground="process_info").exists()
    officer.post(address(redaction), {"page": 2, "revision": 2, "remove": mark.pk})
    assert not Mark.objects.filter(page=2).exists()
    assert "已删去1处遮盖。" in text_of(officer, address(redaction))


@pytest.mark.parametrize(
    ("form", "says"),
    [
        ({"do": "whole", "ground": "x"}, "依据不在条例规定的范围内"),
        ({"do": "cover"}, "没有勾选"),
        ({"do": "cover", "boxes": "[{}]"}, "读不懂"),
        ({"do": "cover", "boxes": '[], "remove": [1]'}, "读不懂"),
        ({"do": "burn"}, "读不懂"),
        ({"do": "cover", "boxes": "no"}, "读不懂"),
        ({"remove": "x"}, "已经过期"),
        ({"do": "whole", "ground": "process_info", "revision": "7"}, "同事刚改过"),
    ],
)
def test_a_form_that_cannot_be_taken_says_why(
    here: County, redaction: Redaction, form: dict[str, str], says: str
) -> None:
    answer = here.client("officer").post(address(redaction), {"page": "1", "revision": "0", **form})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert not Mark.objects.exists()


def test_suggestions_are_grouped_and_ticks_cover_every_place(here: County, redaction: Redaction) -> None:
    officer = here.client("officer")
    answer = officer.post(address(redaction), {"do": "find", "names": "林小满、张三", "page": 1})
    page = answer.content.decode()
    values = [unescape(value) for value in re.findall(r'name="boxes" value="([^"]+)"', page)]
    legends = re.findall(r"<legend>(\S+?)<span class=\"tail\">(\d+)处", page)
    assert ("身份证号", "3") in legends
    assert ("姓名", "3") in legends
    assert ("手机号", "3") in legends
    assert "张三" not in "".join(re.findall(r"<fieldset.*?</fieldset>", page, re.DOTALL))
    officer.post(address(redaction), {"do": "cover", "boxes": values, "page": 1, "revision": 0})
    by_page = [Mark.objects.filter(page=number).count() for number in (1, 2, 3)]
    assert by_page[0] == by_page[1] == by_page[2] >= 4
    again = officer.post(address(redaction), {"do": "find", "names": "林小满", "page": 1}).content.decode()
    assert "没有找到还没有遮盖的" in again
    kept = "".join(str(event.data) for event in Event.objects.filter(case=redaction.application_id))
    kept += "".join(Mark.objects.values_list("note", flat=True))
    assert "林小满" not in kept


@pytest.mark.parametrize(
    ("names", "says"),
    [
        ("林", "“林”要有2至40个字"),
        ("长" * 41, "要有2至40个字"),
        ("、".join(f"某{n}" for n in range(51)), "一次最多找50个"),
    ],
)
def test_names_that_would_cover_everything_are_not_searched(
    here: County, redaction: Redaction, names: str, says: str
) -> None:
    answer = here.client("officer").post(address(redaction), {"do": "find", "names": names})
    assert answer.status_code == 422
    assert says in answer.content.decode()
    assert f">\n{names}</textarea>" in answer.content.decode()


def test_words_that_remain_elsewhere_are_found_under_the_marks_again(
    here: County, redaction: Redaction
) -> None:
    officer = here.client("officer")
    # The second line of the page: 86 points below the top edge, and the characters of 14 points.
    Mark.objects.create(
        redaction=redaction, page=1, left=0, top=0.12, right=1, bottom=0.155, ground="personal_privacy"
    )
    Redaction.objects.filter(pk=redaction.pk).update(proof={"remaining": [[2, 1]]}, built=0)
    page = officer.post(address(redaction), {"do": "find-remaining", "page": 1}).content.decode()
    found = "".join(re.findall(r"<fieldset.*?</fieldset>", page, re.DOTALL))
    assert "户主：林小满" in found
    assert "第2页，1处" in found
    assert "第3页" not in found


def test_building_is_asked_for_and_its_progress_told(here: County, redaction: Redaction) -> None:
    officer = here.client("officer")
    assert "还没有遮盖任何内容" in officer.post(address(redaction, "build/")).content.decode()
    marked(redaction)
    assert officer.post(address(redaction, "build/"), {"page": 2})["Location"] == address(
        redaction, "?page=2#h-proof"
    )
    Redaction.objects.filter(pk=redaction.pk).update(done=2)
    told = officer.get(address(redaction, "progress/")).json()
    assert told == {"build": "building", "done": 2, "pages": 3, "says": "正在生成和核验：已做2页，共3页。"}
    assert "正在生成和核验：已做2页，共3页。" in text_of(officer, address(redaction))
    assert here.client("auditor").post(address(redaction, "build/")).status_code == 409


@pytest.mark.parametrize(
    ("limit", "part", "method"),
    [
        ("redaction-drawing", "pages/1.jpg", "get"),
        ("redaction-drawing", "pages/1/", "get"),
        ("redaction-drawing", "released/1.jpg", "get"),
        ("redaction-marking", "marks/", "post"),
        ("redaction-searching", "", "post"),
    ],
)
def test_what_costs_work_is_limited(
    here: County, redaction: Redaction, monkeypatch: pytest.MonkeyPatch, limit: str, part: str, method: str
) -> None:
    def used_up(one: RateLimit, request: HttpRequest) -> int:
        return one.minutes if one.name == limit and request.method in one.methods else 0

    monkeypatch.setattr(RateLimit, "minutes_to_wait", used_up)
    assert getattr(here.client("officer"), method)(address(redaction, part)).status_code == 429


def test_pages_and_files_that_the_machine_gave_up_are_told_and_asked_for_by_a_button(
    here: County, office: Office, case: Application, workshop: OwnProcess
) -> None:
    found = begun(office, case)
    assert "再准备一次" not in text_of(here.client("officer"), address(found))
    Job.objects.update(status="FAILED")
    assert "没有做完" in text_of(here.client("officer"), address(found))
    assert "没有做完" in here.client("officer").get(address(found, "progress/")).json()["says"]
    assert "再准备一次" in text_of(here.client("officer"), address(found))
    assert "再准备一次" not in text_of(here.client("section_head"), address(found))
    assert here.client("section_head").post(address(found, "build/")).status_code == 409
    assert here.client("officer").post(address(found, "build/")).status_code == 302
    assert Job.objects.unfinished().count() == 1
    redaction_jobs.prepare.func(found.pk)
    found.refresh_from_db()
    marked(found)
    assert here.client("officer").post(address(found, "build/")).status_code == 302
    assert "data-build" not in here.client("officer").get(address(found)).content.decode()
    Job.objects.update(status="FAILED")
    assert "没有做完" in text_of(here.client("officer"), address(found))
    assert "data-build" in here.client("officer").get(address(found)).content.decode()
    assert here.client("officer").post(address(found, "build/")).status_code == 302
    assert Job.objects.unfinished().count() == 1


def test_a_page_with_very_many_marks_is_edited_without_script_too(here: County, redaction: Redaction) -> None:
    boxes = [
        Mark(
            redaction=redaction,
            page=1,
            left=at / 1000,
            top=0.1,
            right=at / 1000 + 0.1,
            bottom=0.2,
            ground=RedactionGround.PERSONAL_PRIVACY,
        )
        for at in range(600)
    ]
    Mark.objects.bulk_create(boxes)
    officer = here.client("officer")
    shown = officer.get(address(redaction)).content.decode()
    assert shown.count("<rect ") == 600
    assert "还有200处没有列出。" in shown
    fields = re.findall(r'name="((?:ground|note)-\d+)"', shown)
    form = {name: "business_secret" if name.startswith("ground") else "" for name in fields}
    assert (
        officer.post(address(redaction), {"page": 1, "revision": 0, "do": "save", **form}).status_code == 302
    )
    assert Mark.objects.filter(ground="business_secret").count() == 400
    with CaptureQueriesContext(connection) as queries:
        officer.post(address(redaction), {"page": 1, "revision": 1, "do": "save", **form})
    assert not [one for one in queries if one["sql"].startswith('UPDATE "casework_mark"')]

"""The page on which passages are covered: what it shows to whom, in which state, and what its forms do without script."""

import re
from html import unescape

import pytest
from django.db import connection, transaction
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.county import County
from tests.desk_cases import TODAY, Office, at
from tests.redaction_desk import OwnProcess, begun, in_handling, marked, register

from gongkai.agencies.actor import SYSTEM
from gongkai.agencies.rate_limit import RateLimit
from gongkai.casework import redaction_jobs
from gongkai.casework.models import Application, Build, Mark, Redaction
from gongkai.casework.redaction import workshop as in_use
from gongkai.law.redaction import RedactionGround
from gongkai.records.attachments import FileKind, attach_made, erase_files
from gongkai.records.models import Event, Purpose
from gongkai.workflow.jobs.models import Job


@pytest.fixture
def workshop(monkeypatch: pytest.MonkeyPatch) -> OwnProcess:
    made = OwnProcess()
    monkeypatch.setattr(in_use, "WORKSHOP", made)
    return made


@pytest.fixture
def case(office: Office) -> Application:
    return in_handling(office)


@pytest.fixture
def redaction(office: Office, case: Application, workshop: OwnProcess) -> Redaction:
    """Ready to be marked, three pages."""
    found = begun(office, case)
    redaction_jobs.prepare.func(found.pk)
    found.refresh_from_db()
    return found


def address(redaction: Redaction, part: str = "") -> str:
    return f"/desk/applications/{redaction.application_id}/redactions/{redaction.pk}/{part}"


def text_of(client: Client, where: str) -> str:
    page = client.get(where).content.decode()
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition("<main")[2])))


def test_the_page_shows_what_is_covered_with_its_ground(here: County, redaction: Redaction) -> None:
    marked(redaction, 2, note="收款账号")
    page = here.client("officer").get(address(redaction, "?page=2")).content.decode()
    assert '<rect x="59.53"' in page
    assert ">个人隐私</text>" in page
    assert 'value="收款账号"' in page
    assert f'src="{address(redaction)}pages/2.jpg"' in page
    text = text_of(here.client("officer"), address(redaction, "?page=2"))
    assert "区分处理： 补偿登记表.pdf" in text
    assert "3页" in text
    assert "还没有生成。" in text


@pytest.mark.parametrize(
    ("asked", "shown"), [("0", 1), ("-1", 1), ("99", 3), ("x", 1), ("1" * 30, 1), ("", 1), ("２", 1)]
)
def test_a_page_that_is_not_there_is_the_nearest_one(
    here: County, redaction: Redaction, asked: str, shown: int
) -> None:
    answer = here.client("officer").get(address(redaction), {"page": asked})
    assert answer.status_code == 200
    assert f"pages/{shown}.jpg" in answer.content.decode()


def test_a_file_in_preparation_says_so_and_one_that_is_refused_says_why(
    here: County, office: Office, case: Application, workshop: OwnProcess
) -> None:
    found = begun(office, case)
    assert "正在把文件变成可以遮盖的页面" in text_of(here.client("officer"), address(found))
    Redaction.objects.filter(pk=found.pk).update(
        build=Build.REFUSED, problem="文件有密码，打不开。去掉密码后再上传。"
    )
    text = text_of(here.client("officer"), address(found))
    assert "这份文件不能在这里遮盖。" in text
    assert "文件有密码，打不开。去掉密码后再上传。" in text
    assert "放弃区分处理" in text


def test_a_workshop_that_refuses_is_heard_and_the_marks_stay_in_sight(
    here: County, redaction: Redaction, workshop: OwnProcess
) -> None:
    marked(redaction)
    workshop.broken = "这一页太复杂，画不出来。"
    text = text_of(here.client("officer"), address(redaction))
    assert "这一页太复杂，画不出来。" in text
    assert "个人隐私" in text
    assert here.client("officer").get(address(redaction, "pages/1.jpg")).status_code == 503
    assert here.client("officer").get(address(redaction, "pages/1/")).json() == {
        "says": "这一页太复杂，画不出来。"
    }


def test_pictures_are_kept_by_no_cache(here: County, redaction: Redaction) -> None:
    answer = here.client("officer").get(address(redaction, "pages/1.jpg"))
    assert answer.content.startswith(b"\xff\xd8")
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["Cache-Control"] == "private, no-store"
    assert here.client("officer").get(address(redaction, "pages/4.jpg")).status_code == 404


@pytest.mark.parametrize(
    ("role", "pictures", "characters"),
    [
        ("officer", 200, True),
        ("clerk", 200, True),
        ("section_head", 200, False),
        ("leader", 200, False),
        ("auditor", 404, False),
        ("superior_reader", 404, False),
    ],
)
def test_the_text_of_the_original_goes_only_to_who_marks_and_its_pictures_to_who_handles(
    here: County, redaction: Redaction, role: str, pictures: int, characters: bool
) -> None:
    client = here.client(role)
    assert client.get(address(redaction)).status_code == 200
    assert client.get(address(redaction, "pages/1.jpg")).status_code == pictures
    data = client.get(address(redaction, "pages/1/"))
    assert data.status_code == pictures
    if pictures == 200:
        text = "".join(one[0] for one in data.json()["characters"])
        assert ("110101199003078494" in text) is characters


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


def test_the_proof_is_told_check_by_check(here: County, redaction: Redaction) -> None:
    marked(redaction)
    proof = {
        "passed": False,
        "checks": [
            ["text", "文字层", False, "第1页还能读到遮盖的文字"],
            ["metadata", "文件属性", True, ""],
            ["recognition", "图片上的文字", None, "这台机器没有装文字识别"],
        ],
        "remaining": [[3, 1]],
    }
    Redaction.objects.filter(pk=redaction.pk).update(build=Build.FAILED, built=0, proof=proof)
    text = text_of(here.client("officer"), address(redaction))
    assert "核验没有通过，不能放行" in text
    assert "没通过 文字层 第1页还能读到遮盖的文字" in text
    assert "通过1项，没通过1项，没有查1项 通过 文件属性" in text
    assert "没有查 图片上的文字 这台机器没有装文字识别" in text
    assert "到第3页 在第1页遮盖过" in text
    assert "找出来一并遮盖" in text


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


def test_the_schedule_lists_every_mark_with_its_article(here: County, redaction: Redaction) -> None:
    assert "没有遮盖。看了全部3页。" in text_of(here.client("auditor"), address(redaction, "schedule/"))
    marked(redaction, 1, note="身份证号")
    marked(redaction, 2)
    text = text_of(here.client("auditor"), address(redaction, "schedule/"))
    assert re.search(r"按依据 .* 个人隐私 条例第十五条 2处", text)
    assert re.search(r"第1处 1 个人隐私 条例第十五条 身份证号 第2处 2 个人隐私", text)


def test_a_page_with_many_marks_asks_the_database_no_more(here: County, redaction: Redaction) -> None:
    officer = here.client("officer")
    officer.get(address(redaction))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert officer.get(address(redaction)).status_code == 200
        return len(queries)

    few = asked()
    for number in range(20):
        marked(redaction, 1, 0.04 * number)
    assert asked() == few


def test_a_case_with_redactions_costs_twelve_questions_too(
    here: County, office: Office, case: Application, redaction: Redaction
) -> None:
    for name in ("二.pdf", "三.pdf"):
        begun(office, case, name, 1)
    for role in ("officer", "clerk", "leader"):
        client = here.client(role)
        client.get(f"/desk/applications/{case.pk}/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/desk/applications/{case.pk}/").status_code == 200
        assert len(queries) <= 12, "\n".join(query["sql"][:150] for query in queries)


def test_pages_that_were_erased_are_said_to_be_and_the_list_stays(here: County, redaction: Redaction) -> None:
    marked(redaction, note="身份证号")
    assert redaction.working is not None
    erase_files([redaction.working], at(TODAY))
    officer = here.client("officer")
    text = text_of(officer, address(redaction))
    assert "可以遮盖的页面已经清除" in text
    assert "身份证号" in text
    assert officer.get(address(redaction, "pages/1.jpg")).status_code == 404
    assert officer.get(address(redaction, "pages/1/")).status_code == 404


def test_what_is_not_built_yet_cannot_be_looked_at(here: County, redaction: Redaction) -> None:
    officer = here.client("officer")
    assert officer.get(address(redaction, "released/")).status_code == 404
    assert officer.get(address(redaction, "released/1.jpg")).status_code == 404


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


def test_the_case_tells_of_its_redactions(here: County, case: Application, redaction: Redaction) -> None:
    marked(redaction)
    text = text_of(here.client("leader"), f"/desk/applications/{case.pk}/")
    section = text.partition("区分处理")[2]
    assert "补偿登记表.pdf" in section
    assert re.search("3页，1处", section)
    assert "遮盖中" in section
    assert "林一帆" in section


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


@pytest.mark.parametrize(("role", "before", "after"), [("section_head", 200, 200), ("auditor", 404, 200)])
def test_what_was_built_is_shown_to_who_only_looks_on_when_it_was_released(
    here: County, redaction: Redaction, role: str, before: int, after: int
) -> None:
    case = redaction.application.case
    with transaction.atomic():
        made = (case, Purpose.RELEASED, "登记表（区分处理）.pdf", FileKind.PDF, register(), SYSTEM, at(TODAY))
        released = attach_made(*made)
    where = (
        address(redaction, "released/"),
        address(redaction, "released/1.jpg"),
        f"/desk/applications/{redaction.application_id}/files/{released.pk}/",
    )
    for stage, status in (("open", before), ("checked", before), ("released", after)):
        Redaction.objects.filter(pk=redaction.pk).update(released=released, stage=stage)
        assert [here.client(role).get(one).status_code for one in where] == [status] * 3


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

"""The page on which passages are covered: what it shows to whom, in which state."""

import re

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from tests.county import County
from tests.desk_cases import TODAY, Office, at
from tests.redaction_desk import OwnProcess, address, begun, marked, register, text_of

from gongkai.agencies.actor import SYSTEM
from gongkai.casework.models import Application, Build, Redaction
from gongkai.records.attachments import FileKind, attach_made, erase_files
from gongkai.records.models import Purpose


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


def test_the_case_tells_of_its_redactions(here: County, case: Application, redaction: Redaction) -> None:
    marked(redaction)
    text = text_of(here.client("leader"), f"/desk/applications/{case.pk}/")
    section = text.partition("区分处理")[2]
    assert "补偿登记表.pdf" in section
    assert re.search("3页，1处", section)
    assert "遮盖中" in section
    assert "林一帆" in section


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

"""Findings beside a document and the one-press repair; the dictionary and the roster, kept by the office alone."""

from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.county import County, county
from tests.desk_cases import TODAY, at

from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.role import Role
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.drafting import begin
from gongkai.publishing.editing import save
from gongkai.publishing.guard.checking import check
from gongkai.publishing.models import Document, Leader, Wording

pytestmark = pytest.mark.django_db

BODY = "<p>请<strong>布</strong>署工作，身份证号110101199003078494。</p><p>2026年3月40日</p>"


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(TODAY).at)
    made = county(TODAY)
    open_platform(made.agency, at(TODAY))
    return made


@pytest.fixture
def document(here: County) -> Document:
    return begin(here.actor(Role.OFFICER), at(TODAY), kind="notice", title="关于宅基地登记的公告", body=BODY)


def place(document: Document, rule: str) -> dict[str, object]:
    [one] = [one for one in check(document, TODAY) if one.rule == rule]
    where = one.place
    return {"rule": rule, "field": where.field, "start": where.start, "end": where.end, "quote": where.quote}


def test_findings_are_grouped_and_counted_beside_the_text(here: County, document: Document) -> None:
    client = here.client(Role.OFFICER)
    page = client.get(reverse("guard-findings", args=[document.pk])).content.decode()
    part = client.get(reverse("guard-findings", args=[document.pk]), {"part": 1}).content.decode()
    assert "<html" in page
    assert "<html" not in part
    assert "必须修改1处，核对后再送审2处，供参考0处。" in part
    assert "请<mark>布署</mark>工作，身份证号1101" in part
    assert "改为“部署”" in part
    assert "改为“110101********8494”" in part
    assert "没有“2026年3月40日”这一天。核对原件。" in part


def test_one_press_puts_it_right_and_leaves_the_rest(here: County, document: Document) -> None:
    client = here.client(Role.OFFICER)
    address = reverse("guard-repair", args=[document.pk])
    answer = client.post(address, place(document, "GD-20"), follow=True).content.decode()
    assert "已把“布署”改为“部署”。" in answer
    document.refresh_from_db()
    assert document.body == BODY.replace("<strong>布</strong>署", "<strong>部署</strong>")
    part = client.post(address, place(document, "GD-01"), headers={"hx-request": "true"}).content.decode()
    assert "必须修改0处，核对后再送审1处" in part
    document.refresh_from_db()
    assert "110101********8494" in document.body


def test_a_place_that_has_changed_is_not_touched(here: County, document: Document) -> None:
    before = place(document, "GD-20")
    save(document.pk, here.actor(Role.OFFICER), at(TODAY), {"body": f"<p>甲</p>{BODY}"})
    answer = here.client(Role.OFFICER).post(reverse("guard-repair", args=[document.pk]), before)
    assert answer.status_code == 409
    assert "原文已经改动，这一处没有替换。" in answer.content.decode()
    document.refresh_from_db()
    assert "部署" not in document.body


@pytest.mark.parametrize(
    "changed", [{"start": "x"}, {"rule": "GD-99"}, {"quote": "别的"}, {"field": "pk"}, {"end": 10**9}]
)
def test_what_nobody_has_found_is_not_repaired(
    here: County, document: Document, changed: dict[str, object]
) -> None:
    sent = {**place(document, "GD-20"), **changed}
    answer = here.client(Role.OFFICER).post(reverse("guard-repair", args=[document.pk]), sent)
    assert answer.status_code == 409
    document.refresh_from_db()
    assert "部署" not in document.body


def test_who_does_not_draft_is_offered_no_repair_and_outsiders_see_nothing(
    here: County, document: Document
) -> None:
    address = reverse("guard-findings", args=[document.pk])
    assert "改为" not in here.client(Role.LEADER).get(address).content.decode()
    assert here.client(Role.LEADER).post(f"{address}repair/", place(document, "GD-20")).status_code == 409
    assert here.client(Role.OFFICER, here.other).get(address).status_code == 404


def test_an_examination_asks_seven_questions_however_much_is_found(
    document: Document, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Leader.objects.create(agency=document.agency, name="李明远", title="局长")
    fresh = Document.objects.select_related("agency").get(pk=document.pk)
    fresh.body = BODY * 50 + '<p><a href="/info/7/">这里</a></p>'
    with django_assert_num_queries(7):
        assert len(check(fresh, TODAY)) > 150


def test_an_entry_is_added_changed_and_removed_by_the_office_and_logged(here: County) -> None:
    client = here.client(Role.CLERK)
    typed = {
        "wrong": "县直单位们",
        "right": "县直各单位",
        "severity": "blocks",
        "source": "县政府办",
        "except_in": "",
    }
    client.post(reverse("add-wording"), typed)
    row = Wording.objects.get()
    assert "县直各单位" in client.get(reverse("wordings")).content.decode()
    client.post(reverse("wording", args=[row.pk]), {**typed, "severity": "warns"})
    row.refresh_from_db()
    assert row.severity == "warns"
    client.post(reverse("remove-wording", args=[row.pk]))
    assert not Wording.objects.exists()
    events = AdministrationEvent.objects.order_by("pk").values_list("subject", "before", "after")
    assert [subject for subject, *_ in events] == ["词库：县直单位们"] * 3
    assert events[1][1:] == ({"处理": "blocks"}, {"处理": "warns"})
    assert here.client(Role.OFFICER).post(reverse("add-wording"), typed).status_code == 403
    assert here.client(Role.CLERK, here.other).get(reverse("wording", args=[row.pk])).status_code == 404


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"wrong": "们"}, "至少写两个字"),
        ({"wrong": "公开", "right": "公开发布"}, "改后的词里还有“公开”"),
        ({"wrong": "公开", "right": "公开"}, "与错误的表述相同"),
        ({"wrong": "公开", "except_in": "发布"}, "例外“发布”里没有“公开”"),
        ({"wrong": "已有的词"}, "本机关词库已有“已有的词”"),
    ],
)
def test_an_entry_that_would_find_itself_again_is_refused(
    here: County, typed: dict[str, str], says: str
) -> None:
    Wording.objects.create(agency=here.agency, wrong="已有的词", severity="warns")
    answer = here.client(Role.CLERK).post(reverse("add-wording"), {"severity": "warns", **typed})
    assert answer.status_code == 422
    assert says in answer.content.decode()


def test_a_shipped_entry_is_switched_off_and_on_again(here: County, document: Document) -> None:
    client = here.client(Role.OGI_HEAD)
    client.post(reverse("switch-wording"), {"wrong": "布署"})
    assert not [one for one in check(document, TODAY) if one.rule == "GD-20"]
    assert client.post(reverse("switch-wording"), {"wrong": "没有的"}).status_code == 404
    page = client.get(reverse("wordings"), {"q": "布署"}).content.decode()
    assert "本机关另有规定" in page
    client.post(reverse("remove-wording", args=[Wording.objects.get().pk]))
    assert [one for one in check(document, TODAY) if one.rule == "GD-20"]


def test_a_table_is_shown_first_then_taken_over_and_comes_back_as_it_was_exported(here: County) -> None:
    client = here.client(Role.CLERK)
    rows = "错误\t改为\t处理\t依据\t例外\n县直单位们\t县直各单位\t必须修改\t县政府办\t\n窗口们\t\t提醒\t\t"
    page = client.post(reverse("wordings-import"), {"rows": rows, "do": "read"}).content.decode()
    assert "读出2条，没有问题。" in page
    assert not Wording.objects.exists()
    client.post(reverse("wordings-import"), {"rows": rows, "do": "import"})
    kept = list(Wording.objects.order_by("pk").values_list("wrong", "right", "severity"))
    assert kept == [("县直单位们", "县直各单位", "blocks"), ("窗口们", "", "warns")]
    exported = client.get(reverse("wordings-export", args=["xlsx"])).content
    sheet = openpyxl.load_workbook(BytesIO(exported)).active
    assert [cell.value for cell in sheet[1]] == ["错误或者不规范的表述", "改为", "处理", "依据", "例外"]
    again = client.post(
        reverse("wordings-import"),
        {"file": SimpleUploadedFile("词库.xlsx", exported), "do": "import"},
        follow=True,
    ).content.decode()
    assert "已导入：新增0条，修改0条。" in again
    assert "县直单位们" in client.get(reverse("wordings-export", args=["csv"])).content.decode()


def test_a_table_with_a_wrong_row_is_refused_as_a_whole(here: County) -> None:
    rows = "错误\t改为\t处理\n县直单位们\t\t必须修改\n们\t\t提醒\n窗口们\t\t随便\n县直单位们\t\t提醒"
    page = here.client(Role.CLERK).post(reverse("wordings-import"), {"rows": rows, "do": "import"})
    said = page.content.decode()
    assert "3行有问题" in said
    assert "第3行“们”：至少写两个字" in said
    assert "处理写的是“随便”" in said
    assert "与上面一行重复" in said
    assert not Wording.objects.exists()


def test_any_text_can_be_tried_and_nothing_of_it_is_kept(here: County) -> None:
    page = here.client(Role.OFFICER).post(reverse("wordings-try"), {"text": "请<b>布署\n13812345678"})
    said = page.content.decode()
    assert "“布署”应写作“部署”。" in said
    assert "这是手机号。" in said


def test_a_leader_who_leaves_stays_as_history_and_is_told_of_in_texts(
    here: County, document: Document
) -> None:
    client = here.client(Role.CLERK)
    client.post(
        reverse("add-leader"), {"name": "李明远", "title": "局长", "position": 1, "since": "2021-05-01"}
    )
    row = Leader.objects.get()
    document.body = "<p>局长李明远主持。</p>"
    assert [one.rule for one in check(document, TODAY)] == []
    left = {"name": "李明远", "title": "局长", "position": 1, "since": "2021-05-01", "until": "2026-03-01"}
    client.post(reverse("leader", args=[row.pk]), left)
    assert [one.rule for one in check(document, TODAY)] == ["GD-31"]
    page = client.get(reverse("leaders")).content.decode()
    assert "离任" in page
    assert "2026-03-01" in page
    refused = client.post(reverse("leader", args=[row.pk]), {**left, "until": "2020-01-01"})
    assert "离任日期早于任职日期" in refused.content.decode()
    assert AdministrationEvent.objects.filter(subject="领导名录：李明远").count() == 2

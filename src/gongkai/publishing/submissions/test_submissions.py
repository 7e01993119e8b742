"""Sections send in, the office takes up or sends back, and a bulletin ranks them."""

import re
from datetime import date
from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from tests.brought_documents import morning
from tests.county import County, county

from gongkai.agencies.role import Role
from gongkai.paper.docx import write_docx
from gongkai.publishing.columns.opening import open_platform
from gongkai.publishing.ledger_refusal import LedgerRefused
from gongkai.publishing.models import Document, Submission, SubmissionState
from gongkai.publishing.scope import Scope
from gongkai.publishing.submissions.bulletin import bulletin
from gongkai.publishing.submissions.ranking import Sender, ranking, whole
from gongkai.publishing.submissions.submitting import News, send_back, submit, take_up
from gongkai.records.verification import verify

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 16)
WHEN = morning(TODAY)
NEWS = News(
    "不动产登记进乡镇", "不动产登记科到六合镇办证。\n\n共办理<12>件。", (("原稿.txt", "原稿".encode()),)
)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> County:
    monkeypatch.setattr("django.utils.timezone.now", lambda: WHEN.at)
    found = county(TODAY)
    open_platform(found.agency, WHEN)
    return found


def test_what_is_taken_up_becomes_a_draft_with_its_files_and_stays_on_record(here: County) -> None:
    sent = submit(here.agency, NEWS, here.actor(Role.OFFICER), WHEN)
    assert (sent.unit, sent.from_agency, sent.state) == (here.units["不动产登记科"], None, "submitted")
    document = take_up(sent, here.actor(Role.CLERK), WHEN)
    assert (document.kind, document.stage, document.title) == ("news", "draft", NEWS.title)
    assert "<p>共办理&lt;12&gt;件。</p>" in document.body
    assert [(file.use, file.attachment.name) for file in document.files.all()] == [("source", "原稿.txt")]
    sent.refresh_from_db()
    assert (sent.state, sent.document) == ("taken", document)
    assert [event.kind for event in sent.case.events.order_by("seq")] == [
        "submitted",
        "file_added",
        "taken_up",
    ]
    with pytest.raises(LedgerRefused, match="已采用"):
        send_back(sent, "晚了", here.actor(Role.CLERK), WHEN)
    assert not list(verify())


def test_only_the_office_that_received_it_answers(here: County) -> None:
    sent = submit(here.agency, NEWS, here.actor(Role.OFFICER), WHEN)
    with pytest.raises(LedgerRefused, match="公开工作机构办理"):
        take_up(sent, here.actor(Role.OFFICER), WHEN)
    with pytest.raises(LedgerRefused, match="公开工作机构办理"):
        send_back(sent, "不合适", here.actor(Role.CLERK, here.other), WHEN)
    assert not Document.objects.exists()


def test_an_agency_sends_to_the_government_above_and_to_nobody_beside_it(here: County) -> None:
    sent = submit(here.government, NEWS, here.actor(Role.CLERK), WHEN)
    assert (sent.agency, sent.from_agency, sent.unit) == (here.government, here.agency, None)
    with pytest.raises(LedgerRefused, match="只能报送给本机关或者上级机关"):
        submit(here.education, NEWS, here.actor(Role.CLERK), WHEN)


def _sent(here: County, unit: str, states: str) -> None:
    for state in states:
        submission = submit(here.agency, News(f"{unit}动态", "正文"), here.actor(Role.OFFICER), WHEN)
        values = {"t": SubmissionState.TAKEN, "r": SubmissionState.RETURNED, "s": SubmissionState.SUBMITTED}
        Submission.objects.filter(pk=submission.pk).update(state=values[state], unit=here.units[unit])


def test_sections_are_ranked_by_what_was_taken_and_equals_share_a_place(
    here: County, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    _sent(here, "规划科", "tts")
    _sent(here, "办公室", "trr")
    _sent(here, "不动产登记科", "trs")
    scope = Scope.of_year(here.agency, 2026)
    with django_assert_num_queries(1):
        senders = ranking(scope)
    assert senders[0] == Sender(1, f"unit-{here.units['规划科'].pk}", "规划科", 3, 2, 0)
    assert [(one.rank, one.submitted, one.taken) for one in senders] == [(1, 3, 2), (2, 3, 1), (2, 3, 1)]
    assert (senders[0].rate, senders[0].waiting) == ("66.7%", 1)
    assert (whole(senders).submitted, whole(senders).taken, whole(senders).rate) == (9, 4, "44.4%")
    assert ranking(Scope.of_year(here.agency, 2025)) == []


def test_the_bulletin_goes_on_paper_with_both_numbers_of_each_rate(here: County) -> None:
    _sent(here, "规划科", "tts")
    file = docx.Document(BytesIO(write_docx(bulletin(Scope.of_year(here.agency, 2026), TODAY))))
    text = "\n".join(paragraph.text for paragraph in file.paragraphs)
    assert "1个科室（单位）共报送信息3条，采用2条，退回0条，待处理1条，采用率66.7%" in text
    rows = [[cell.text for cell in row.cells] for row in file.tables[0].rows]
    assert rows[1] == ["1", "规划科", "3", "2", "0", "1", "66.7%"]
    assert rows[2] == ["", "合计", "3", "2", "0", "1", "66.7%"]


def test_on_the_desk_an_officer_sends_and_the_clerk_answers(here: County) -> None:
    officer, clerk = here.client(Role.OFFICER), here.client(Role.CLERK)
    files = [SimpleUploadedFile(f"照片{number}.txt", b"x") for number in (1, 2)]
    sent = {"to": here.agency.pk, "title": "不动产登记进乡镇", "text": "正文", "papers": files, "once": "a"}
    assert officer.post(reverse("submission-new"), sent).status_code == 302
    files = [SimpleUploadedFile("照片1.txt", b"x")]
    assert officer.post(reverse("submission-new"), {**sent, "papers": files}).status_code == 302
    submission = Submission.objects.get()
    address = reverse("submission", args=[submission.pk])
    page = clerk.get(address).content.decode()
    assert re.findall(r"照片\d\.txt", page) == ["照片1.txt", "照片2.txt"]
    assert "信息报送" in clerk.get(reverse("inbox")).content.decode().split("<main")[1]
    assert "采用，建草稿" not in officer.get(address).content.decode()
    assert clerk.post(address, {"do": "return", "reason": ""}).status_code == 422
    assert clerk.post(address, {"do": "return", "reason": "补照片说明"}).status_code == 302
    assert "信息报送" not in clerk.get(reverse("inbox")).content.decode().split("<main")[1]
    told = officer.get(reverse("inbox")).content.decode()
    assert f'<a href="{address}">您报送的“不动产登记进乡镇”已退回</a>' in told
    assert "补照片说明" in officer.get(reverse("submissions")).content.decode()
    late = clerk.post(address, {"do": "take"})
    assert (late.status_code, Document.objects.count()) == (422, 0)
    assert "已退回" in late.content.decode()
    shown = clerk.get(reverse("submissions-bulletin")).content.decode()
    assert "第1名" in shown
    assert "0/1" in shown
    assert clerk.get(reverse("submissions-bulletin-file")).content[:2] == b"PK"


def test_an_empty_or_unfit_submission_is_refused_beside_its_field(here: County) -> None:
    officer = here.client(Role.OFFICER)
    wrong = officer.post(reverse("submission-new"), {"to": here.government.pk, "title": "", "text": "正文"})
    assert wrong.status_code == 422
    page = wrong.content.decode()
    assert page.count('class="error"') == 2
    assert "正文</textarea>" in page
    assert not Submission.objects.exists()


def test_each_number_of_the_bulletin_opens_its_rows(here: County) -> None:
    _sent(here, "规划科", "tts")
    _sent(here, "办公室", "r")
    clerk = here.client(Role.CLERK)
    page = clerk.get(reverse("submissions-bulletin")).content.decode()
    opens = re.findall(r'class="n" href="([^"]+)" aria-label="([^"]+?)(\d+)"', page)
    assert [label for _address, label, _n in opens] == [
        "规划科，报送",
        "规划科，采用",
        "办公室，报送",
        "办公室，退回",
    ]
    for address, label, n in opens:
        rows = clerk.get(address.replace("&amp;", "&")).content.decode()
        assert f"<span>{n}条</span>" in rows, label

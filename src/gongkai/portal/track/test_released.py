"""What an applicant can download, and that the first download of a letter is its delivery."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from tests.desk_cases import Office
from tests.redacting import Redacting
from tests.tracked_case import CAME_IN, PDF, Tracked, at

from gongkai.agencies.actor import PUBLIC
from gongkai.agencies.role import Role
from gongkai.portal.track.test_case_page import page
from gongkai.records.attachments import attach, erase_files, open_attachment
from gongkai.records.models import Attachment, Event, Purpose

pytestmark = pytest.mark.django_db

Today = Callable[[date], None]


def test_the_first_download_of_a_letter_is_its_delivery(
    applicant: Client, tracked: Tracked, today: Today
) -> None:
    tracked.begin()
    tracked.answer(date(2026, 3, 2))
    reply = tracked.letter("reply_granted")
    today(date(2026, 3, 3))
    shown = page(applicant)
    assert "已答复：予以公开。" in shown
    assert "下载即为送达" in shown
    assert applicant.get(f"/track/letters/{reply}/")["Location"] == "/track/case/"
    assert tracked.application.letters.get(pk=reply).delivered_on is None
    for _ in range(2):
        response = applicant.post(f"/track/letters/{reply}/")
        assert response.content == PDF
        assert response["Content-Disposition"].startswith("attachment")
    assert tracked.application.letters.get(pk=reply).delivered_on == date(2026, 3, 3)
    events = [
        event for event in Event.objects.filter(kind="letter_delivered") if event.values["letter"] == reply
    ]
    assert [(event.values["manner"], event.actor_name) for event in events] == [("download", "申请人")]
    assert applicant.get(f"/track/letters/{reply}/").content == PDF
    assert "您收到予以公开告知书" in page(applicant)


def test_a_letter_sent_by_post_can_be_looked_at_without_becoming_delivered(
    applicant: Client, tracked: Tracked, today: Today
) -> None:
    tracked.begin()
    tracked.answer(date(2026, 3, 2), sent_by="post")
    reply = tracked.letter("reply_granted")
    today(date(2026, 3, 3))
    assert applicant.get(f"/track/letters/{reply}/").content == PDF
    assert tracked.application.letters.get(pk=reply).delivered_on is None


def test_letters_to_others_drafts_and_letters_of_other_cases_are_not_there(
    applicant: Client, tracked: Tracked, today: Today
) -> None:
    tracked.begin()
    given = {"name": "石桥村2户", "information": "补偿登记表"}
    tracked.step("consult_third_party", Role.OFFICER, date(2026, 2, 25), given)
    inquiry = tracked.letter("third_party_inquiry")
    pending = tracked.letter("third_party_pending_notice")
    tracked.send(inquiry, date(2026, 2, 25), Role.OGI_HEAD)
    for letter in (inquiry, pending, 999):
        assert applicant.get(f"/track/letters/{letter}/").status_code == 404
        assert applicant.post(f"/track/letters/{letter}/").status_code == 404


def test_the_information_is_released_with_an_answer_that_gives_it_and_not_before(
    applicant: Client, tracked: Tracked, today: Today
) -> None:
    tracked.begin()
    scan = {"purpose": "information"}
    tracked.step(
        "attach", Role.OFFICER, date(2026, 2, 9), scan, files={"file": SimpleUploadedFile("公告.pdf", PDF)}
    )
    file = Attachment.objects.get(purpose=Purpose.INFORMATION)
    assert applicant.get(f"/track/files/{file.pk}/").status_code == 404
    tracked.answer(date(2026, 3, 2))
    assert "下载公告.pdf" in page(applicant)
    assert applicant.get(f"/track/files/{file.pk}/")["Location"] == "/track/case/"
    reply = tracked.letter("reply_granted")
    assert tracked.application.letters.get(pk=reply).delivered_on is None
    today(date(2026, 3, 4))
    for _ in range(2):
        assert applicant.post(f"/track/files/{file.pk}/").content == PDF
    assert tracked.application.letters.get(pk=reply).delivered_on == date(2026, 3, 4)
    assert applicant.get(f"/track/files/{file.pk}/").content == PDF
    assert applicant.get("/track/files/999/").status_code == 404


def test_what_is_refused_is_not_released(applicant: Client, tracked: Tracked, today: Today) -> None:
    tracked.begin()
    scan = {"purpose": "information"}
    tracked.step(
        "attach", Role.OFFICER, date(2026, 2, 9), scan, files={"file": SimpleUploadedFile("稿.pdf", PDF)}
    )
    refused = {
        "item-1-outcome": "refused.process_info",
        "item-1-reason": "讨论记录",
        "item-1-harm": "影响讨论",
    }
    tracked.answer(date(2026, 3, 2), refused)
    file = Attachment.objects.get(purpose=Purpose.INFORMATION)
    assert applicant.get(f"/track/files/{file.pk}/").status_code == 404
    shown = page(applicant)
    assert "稿.pdf" not in shown
    assert "已答复：不予公开：属于四类过程性信息。" in shown


def test_files_of_the_case_are_the_desks_alone(applicant: Client, tracked: Tracked) -> None:
    with transaction.atomic():
        mine = attach(tracked.application.case, Purpose.IDENTITY, "证件.pdf", PDF, PUBLIC, at(CAME_IN))
    assert applicant.get(f"/track/files/{mine.pk}/").status_code == 404
    assert "证件.pdf" not in page(applicant)


def test_the_applicant_downloads_the_released_file_and_never_the_original_or_what_was_made_of_it(
    applicant: Client, tracked: Tracked, today: Today
) -> None:
    tracked.begin()
    at_work = Redacting(Office(tracked.place), tracked.application, day=date(2026, 2, 9))
    source = at_work.attached()
    redaction = at_work.released(source=str(source.pk))
    assert redaction.released is not None
    tracked.step("consult_third_party", Role.OFFICER, date(2026, 2, 10), {"name": "甲", "information": "表"})
    inquiry = tracked.letter("third_party_inquiry")
    tracked.send(inquiry, date(2026, 2, 10), Role.OGI_HEAD, sent_by="post")
    tracked.step("deliver_letter", Role.CLERK, date(2026, 2, 11), {"on": "2026-02-11"}, about=inquiry)
    objects = {"on": "2026-02-12", "answer": "objects"}
    tracked.step("consultation_answered", Role.CLERK, date(2026, 2, 12), objects, about=inquiry)
    files = {file.pk: file for file in Attachment.objects.all()}
    shown = f"/track/files/{redaction.released.pk}/"
    assert [pk for pk in files if applicant.post(f"/track/files/{pk}/").status_code == 200] == []
    partly = {
        "item-1-outcome": "partial",
        "item-1-withheld": ["refused.third_party"],
        "item-1-given": "遮盖后的登记表2页",
        "item-1-reason": "登记表载有他人姓名",
        "item-1-harm": "公开会损害他人的生活安宁",
    }
    tracked.answer(date(2026, 3, 2), partly)
    today(date(2026, 3, 3))
    assert "登记表（区分处理）.pdf" in page(applicant)
    assert applicant.get(shown)["Location"] == "/track/case/"
    assert applicant.post(shown).content == open_attachment(redaction.released)
    assert [pk for pk in files if applicant.get(f"/track/files/{pk}/").status_code == 200] == [
        redaction.released.pk
    ]
    reply = tracked.application.letters.get(code="reply_partial")
    assert reply.delivered_on == date(2026, 3, 3)
    with transaction.atomic():
        erase_files([redaction.released], at(date(2026, 3, 4)))
    assert applicant.get(shown).status_code == 404

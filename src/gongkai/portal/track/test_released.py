"""What an applicant can download, and that the first download of a letter is its delivery."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from tests.tracked_case import CAME_IN, PDF, Tracked, at

from gongkai.agencies.actor import PUBLIC
from gongkai.agencies.role import Role
from gongkai.portal.track.test_case_page import page
from gongkai.records.attachments import attach
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
    assert "公告.pdf" in page(applicant)
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

"""Documents in the inbox, the notices and the digest of whoever has something to do with them."""

from datetime import date

import pytest
from tests.county import County
from tests.desk_cases import TODAY, at

from gongkai.agencies.role import Role
from gongkai.casework.digest import send_digests
from gongkai.publishing.desk.conftest import Desk, shown, words
from gongkai.workflow.models import Notice

pytestmark = pytest.mark.django_db


def test_what_waits_is_one_line_of_the_inbox(office: Desk, here: County) -> None:
    head = here.client(Role.SECTION_HEAD)
    assert "主动公开：" not in words(shown(head, "inbox"))
    office.submitted(office.begun("甲办法"))
    office.submitted(office.begun("乙办法"))
    # Two working days from Thursday, 12 March: Monday the 16th.
    assert "主动公开：2件待办，最近的3月16日到期" in words(shown(head, "inbox"))
    assert "主动公开：" not in words(shown(here.client(Role.LEADER), "inbox"))


def test_a_kept_document_does_not_wait_before_its_assessment(office: Desk, here: County) -> None:
    reason = {"attribute_reason": "讨论中"}
    office.signed(office.begun(attribute="on_application", **reason), "on_application", **reason)
    assert "主动公开：" not in words(shown(here.client(Role.CLERK), "inbox"))


def test_a_notice_about_a_document_leads_to_it(office: Desk, here: County) -> None:
    document = office.begun()
    Notice.objects.create(
        person=here.person(Role.OFFICER), case=document.case, says="退回修改了。", made_at=at(TODAY).at
    )
    officer = here.client(Role.OFFICER)
    for name in ("inbox", "notices"):
        assert f'<a href="/desk/documents/{document.pk}/">退回修改了。</a>' in shown(officer, name)


def test_the_digest_counts_documents(office: Desk, here: County) -> None:
    office.submitted()
    # Two working days from Thursday, 12 March.
    send_digests(at(date(2026, 3, 16)))
    told = Notice.objects.get(person=here.person(Role.SECTION_HEAD))
    assert told.says == "今日待办：今天到期1件。"

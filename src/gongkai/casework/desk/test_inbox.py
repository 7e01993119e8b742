"""The inbox: what is urgent first, one row a case, narrowed down, kept under a name, printed."""

import re
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.county import County
from tests.desk_cases import TODAY, Office, at
from tests.dispute_cases import Court

from gongkai.agencies.role import Role
from gongkai.casework.intake import Party
from gongkai.casework.models import SavedView
from gongkai.law.dispute import DisputeKind
from gongkai.workflow.models import Notice


def rows(client: Client, query: str = "") -> list[str]:
    """Group headings and rows of the table as text."""
    page = client.get(f"/desk/inbox/{query}").content.decode()
    table = page.partition('<tbody role="rowgroup">')[2].partition("</tbody>")[0]
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)).strip() for row in table.split("</tr>")[:-1]]


def text(client: Client) -> str:
    """All that stands on the page."""
    page = client.get("/desk/inbox/").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.partition("<main")[2]))


def heading(client: Client) -> str:
    page = client.get("/desk/inbox/").content.decode()
    return re.sub(r"<[^>]+>", "", page.partition('class="page-head')[2].partition("acts-row")[0])


def test_the_clerk_sees_what_is_due_in_its_groups(here: County, office: Office) -> None:
    office.of_the_inbox()
    client = here.client("clerk")
    found = rows(client)
    assert [row[:6] for row in found] == [
        "> 今天必须",
        "今天到期 柳",
        "今天到期 全",
        "其余待办（1",
        "还剩16个",
    ] or found
    assert "今天必须办（2）" in found[0]
    assert "柳渡镇采砂许可证及年检材料" in found[1]
    assert found[1].endswith("当日与申请人联系确认收到申请。 3月12日 确认收到")
    assert "其余待办（1）" in found[3]
    assert found[4].startswith("还剩16个工作日 青溪镇老车站地块容积率调整批复")
    assert found[4].endswith("新登记，待分办 4月3日 分办")
    assert "今天先办2件" in heading(client)
    assert "待办3件，等别人0件，本机关在办5件" in heading(client)


def test_the_officer_sees_the_late_one_first_and_the_draft(here: County, office: Office) -> None:
    office.of_the_inbox()
    found = rows(here.client("officer"))
    assert "今天必须办（1）" in found[0]
    # Received on 29 January 2026, 20 working days later, Spring Festival in between: 4 March.
    assert found[1].startswith("已逾期6个工作日 北坪社区不动产测绘成果图")
    assert "其余待办（1）" in found[2]
    assert "部分公开告知书已起草，待送审 3月24日 送审" in found[3]


def test_what_others_have_to_do_in_ones_own_case_stands_under_waiting(here: County, office: Office) -> None:
    case = office.of_the_mock_up()
    reply = case.letters.get(code="reply_partial").pk
    office.signed(case, reply, TODAY)
    found = rows(here.client("officer"))
    assert "等别人（1）" in found[0]
    assert "科室负责人：部分公开告知书待审批" in found[1]
    assert "审批" in rows(here.client("section_head"))[-1]


def test_a_consultation_pauses_the_row(here: County, office: Office) -> None:
    case = office.assigned(office.register("出让合同", on=date(2026, 3, 2)), date(2026, 3, 2))
    asked = {"name": "东山采石场", "information": "出让合同"}
    office.take(case, "consult_third_party", date(2026, 3, 4), asked, role=Role.OFFICER)
    inquiry = case.letters.get(code="third_party_inquiry").pk
    case = office.signed(case, inquiry, date(2026, 3, 4), Role.OGI_HEAD)
    case = office.dispatched(case, inquiry, date(2026, 3, 4))
    office.take(case, "deliver_letter", date(2026, 3, 5), {"on": "2026-03-05"}, about=inquiry)
    [row] = [row for row in rows(here.client("clerk"), "?tab=open") if "出让合同" in row]
    assert row.startswith("计时暂停")
    assert "恢复后另算" in row
    [row] = [row for row in rows(here.client("clerk")) if "出让合同" in row]
    assert row.startswith("计时暂停")
    assert "恢复后另算" in row
    assert "等第三方答复，3月26日前" in row


NARROWED = (
    ("?channel=plain_mail", {"柳渡镇采砂许可证及年检材料"}),
    ("?column=org_enterprise", {"柳渡镇采砂许可证及年检材料"}),
    ("?theme=planning", {"青溪镇老车站地块容积率调整批复"}),
    ("?stage=handling", {"全县所有规划文件"}),
    ("?due=today", {"全县所有规划文件"}),
    ("?q=规划", {"全县所有规划文件"}),
    ("?q=〔2026〕4号", {"青溪镇老车站地块容积率调整批复"}),
    ("?q=没有", set()),
    (
        "?stage=nonsense&officer=x",
        {"柳渡镇采砂许可证及年检材料", "全县所有规划文件", "青溪镇老车站地块容积率调整批复"},
    ),
)
"""Query of the inbox, and the titles that are left of the clerk's."""


def test_the_inbox_is_narrowed_down(here: County, office: Office) -> None:
    office.of_the_inbox()
    client = here.client("clerk")
    titles = {"柳渡镇采砂许可证及年检材料", "全县所有规划文件", "青溪镇老车站地块容积率调整批复"}
    for query, shown in NARROWED:
        found = "\n".join(rows(client, query))
        assert {title for title in titles if title in found} == shown, query


def test_filters_are_kept_under_a_name_by_each_person_for_themselves(here: County, office: Office) -> None:
    office.of_the_inbox()
    clerk, officer = here.client("clerk"), here.client("officer")
    answer = clerk.post("/desk/inbox/views/", {"name": "来信", "query": "tab=open&channel=plain_mail&x=1"})
    assert answer["Location"] == "/desk/inbox/?tab=open&channel=plain_mail"
    view = SavedView.objects.get()
    assert (
        'href="/desk/inbox/?tab=open&amp;channel=plain_mail">来信</a>'
        in clerk.get("/desk/inbox/").content.decode()
    )
    assert "来信</a>" not in officer.get("/desk/inbox/").content.decode()
    assert officer.post(f"/desk/inbox/views/{view.pk}/remove/").status_code == 404
    assert clerk.post(f"/desk/inbox/views/{view.pk}/remove/").status_code == 302
    assert not SavedView.objects.exists()


def test_a_view_without_a_name_is_not_kept(here: County) -> None:
    client = here.client("clerk")
    client.post("/desk/inbox/views/", {"name": " ", "query": "channel=fax"})
    assert "还没有写名称" in client.get("/desk/inbox/").content.decode()
    assert not SavedView.objects.exists()


def test_unread_notices_are_shown_until_they_are_read(here: County, office: Office) -> None:
    person = here.person("clerk")
    Notice.objects.create(person=person, says="沈明远（副局长）催办：一号公告。", made_at=at(TODAY).at)
    client = here.client("clerk")
    assert "新消息：沈明远（副局长）催办：一号公告。" in client.get("/desk/inbox/").content.decode()
    here.client("officer").post("/desk/inbox/notices/")
    assert Notice.objects.unread(person.pk).exists()
    client.post("/desk/inbox/notices/")
    assert "新消息" not in client.get("/desk/inbox/").content.decode()


def test_the_list_of_the_day_holds_what_is_near(here: County, office: Office) -> None:
    office.of_the_inbox()
    page = here.client("clerk").get("/desk/inbox/print/").content.decode()
    assert "柳渡镇采砂许可证及年检材料" in page
    assert "青溪镇老车站地块容积率调整批复" not in page
    assert "此外还有1件" in page


def test_pages_hold_fifty_rows_and_count_all(here: County, office: Office) -> None:
    for number in range(53):
        office.register(f"{number}号公告", on=TODAY, by=Party(f"甲{number}"))
    client = here.client("clerk")
    first, second = rows(client), rows(client, "?page=2")
    assert "其余待办（53）" in first[0]
    assert (len(first), len(second)) == (51, 4)


def test_the_inbox_asks_twelve_questions_at_most_however_many_rows(here: County, office: Office) -> None:
    office.of_the_inbox()
    office.closed(office.of_the_mock_up())
    client = here.client("clerk")
    client.get("/desk/inbox/")
    asked = []
    for _ in range(2):
        for tab in ("mine", "open", "closed"):
            with CaptureQueriesContext(connection) as queries:
                client.get(f"/desk/inbox/?tab={tab}")
            asked.append(len(queries))
        for number in range(5):
            office.register(f"{number}号公告", on=TODAY)
    assert asked[:3] == asked[3:]
    assert max(asked) <= 12


def test_nobody_sees_cases_of_another_agency(here: County, office: Office) -> None:
    office.of_the_inbox()
    for role in Role:
        client = here.client(role, here.other)
        for tab in ("mine", "open", "closed"):
            answer = client.get(f"/desk/inbox/?tab={tab}")
            assert answer.status_code == (403 if role is Role.ADMINISTRATOR else 200), (role, tab)
            assert "青自然资申" not in answer.content.decode(), (role, tab)


def test_the_superior_reads_the_cases_below(here: County, office: Office) -> None:
    office.of_the_inbox()
    found = rows(here.client("superior_reader", here.government))
    assert len([row for row in found if "青自然资申" in row]) == 5


def test_what_waits_in_reviews_and_suits_is_one_line_above_the_list(here: County, office: Office) -> None:
    clerk = here.client("clerk")
    assert "件待办，" not in clerk.get("/desk/inbox/").content.decode()
    court = Court(here)
    suit = court.register(date(2026, 3, 5), DisputeKind.SUIT_DIRECT)
    court.register(date(2026, 3, 9))
    shown = text(clerk)
    # Answer and evidence of each: the review within 10 working days, the suit within 15 days.
    assert "复议诉讼：4件待办，最近的3月20日到期" in shown
    court.take(suit, "file_answer", TODAY, {"with_evidence": True})
    assert "复议诉讼：2件待办，最近的3月23日到期" in text(clerk)
    court.register(date(2026, 2, 9), DisputeKind.SUIT_DIRECT, today=TODAY)
    assert "最早的2月24日已过期" in text(clerk)
    assert "复议诉讼：" not in text(here.client("superior_reader", here.government))

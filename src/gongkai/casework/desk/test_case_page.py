"""The case page says what the mock-up says, asks little of the database, and shows nobody more than they may see."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.county import County
from tests.desk_cases import TODAY, Office
from tests.dispute_cases import Court

from gongkai.agencies.role import Role
from gongkai.casework.models import Application


def text_of(client: Client, case: Application, query: str = "") -> str:
    page = client.get(f"/desk/applications/{case.pk}/{query}").content.decode()
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page.partition("<main")[2]))


def test_the_case_of_the_mock_up(here: County, office: Office) -> None:
    page = text_of(here.client("officer"), office.of_the_mock_up())
    assert "石桥村2024年征收土地补偿登记表等3项" in page
    assert "青自然资申〔2026〕1号" in page
    assert "答复期限还剩 8 个工作日" in page
    assert "已计12日，共20日。" in page
    assert "第7步" not in page
    assert "办结时全件计入年报表三“部分公开”，自然人列，1件。" in page
    assert "送审部分公开告知书" in page
    assert "林*" in page
    assert "林小满" not in page
    assert "138****0000" in page


def test_the_log_is_in_sentences_newest_first(here: County, office: Office) -> None:
    case = office.of_the_mock_up()
    short = text_of(here.client("clerk"), case).partition("办理经过")[2]
    assert "全部" in short
    assert "登记，互联网渠道" not in short
    log = text_of(here.client("clerk"), case, "?log=all").partition("办理经过")[2]
    told = [
        "起草部分公开告知书",
        "拟好3项处理结果",
        "收到第三方意见：不同意公开",
        "发出第三方意见征询书",
        "签发第三方意见征询书",
        "签收",
        "分办至不动产登记科",
        "电话与申请人双方确认收到",
        "登记，互联网渠道",
    ]
    places = [log.index(sentence) for sentence in told]
    assert places == sorted(places)


def test_each_role_is_offered_what_the_table_gives_it(here: County, office: Office) -> None:
    case = office.of_the_mock_up()

    def steps(role: str) -> str:
        return text_of(here.client(role), case).partition("下一步")[2].partition("处理结果")[0]

    assert "送审部分公开告知书 延长答复期限" in steps("officer")
    assert "送审" not in steps("leader")
    assert "催办" in steps("leader")
    assert "现在没有需要您办理的步骤。" in steps("auditor")


def test_a_step_that_cannot_be_taken_stays_in_sight_with_the_reason(here: County, office: Office) -> None:
    page = text_of(here.client("officer"), office.of_the_mock_up())
    assert "告知补正不能再用：收到后7个工作日（2026年2月13日）已过（条例第三十条）。" in page


def test_another_agency_is_told_that_there_is_no_such_case(here: County, office: Office) -> None:
    case = office.of_the_mock_up()
    for role in Role:
        answer = here.client(role, here.other).get(f"/desk/applications/{case.pk}/")
        assert answer.status_code == 404, role


def test_within_the_agency_a_role_sees_what_it_reaches(here: County, office: Office) -> None:
    case = office.of_the_mock_up()
    reaching = ("clerk", "officer", "section_head", "ogi_head", "leader", "superior_reader", "auditor")
    for role in Role:
        answer = here.client(role).get(f"/desk/applications/{case.pk}/")
        assert answer.status_code == (200 if role in reaching else 404), role


@pytest.mark.parametrize("role", ["clerk", "officer"])
def test_a_case_costs_twelve_questions_at_most(here: County, office: Office, role: str) -> None:
    client = here.client(role)
    new = office.register("一号公告", on=TODAY)
    office.register("二号公告", on=TODAY)
    office.take(new, "draft_receipt", TODAY)
    for case in (new, office.of_the_mock_up(), office.closed(office.of_the_mock_up())):
        client.get(f"/desk/applications/{case.pk}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/desk/applications/{case.pk}/")
        assert len(asked) <= 12, "\n".join(query["sql"][:150] for query in asked)


def test_a_superiors_reader_costs_no_more(here: County, office: Office) -> None:
    case = office.of_the_mock_up()
    client = here.client("superior_reader", here.government)
    client.get(f"/desk/applications/{case.pk}/")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/desk/applications/{case.pk}/").status_code == 200
    assert len(asked) <= 12


def test_a_second_case_of_the_same_applicant_is_pointed_out(here: County, office: Office) -> None:
    office.register("一号公告", on=date(2026, 3, 2))
    case = office.register("二号公告", on=date(2026, 3, 3))
    assert "同一申请人另有1件。" in text_of(here.client("clerk"), case)


def test_a_closed_case_lists_its_reviews_and_suits_and_offers_to_register_one(
    here: County, office: Office
) -> None:
    case = office.of_the_mock_up()
    clerk, officer = here.client("clerk"), here.client("officer")
    assert "登记复议诉讼" not in text_of(clerk, case)
    case = office.closed(case)
    page = clerk.get(f"/desk/applications/{case.pk}/").content.decode()
    assert f'href="/desk/disputes/register/?application={case.pk}"' in page
    assert "h-disputes" not in page
    assert "登记复议诉讼" not in text_of(officer, case)
    review = Court(here).register(TODAY, application=case)
    page = text_of(clerk, case)
    assert "青自然资复〔2026〕1号行政复议青溪县人民政府2026-03-12待答复答辩" in page
    # The officer's unit has not been given it.
    assert "青自然资复" not in text_of(officer, case)
    Court(here).decided(review, TODAY)
    assert "结果维持 2026-03-12审结" in text_of(clerk, case)


def test_a_late_case_may_be_disputed(here: County, office: Office) -> None:
    late = office.of_the_inbox()["late"]
    assert "登记复议诉讼" in text_of(here.client("clerk"), late)


def test_a_disputed_case_costs_one_question_more(here: County, office: Office) -> None:
    case = office.closed(office.of_the_mock_up())
    for _ in range(3):
        Court(here).register(TODAY, application=case)
    client = here.client("clerk")
    client.get(f"/desk/applications/{case.pk}/")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/desk/applications/{case.pk}/")
    assert len(asked) <= 13

"""What is shown to the one who decides, and the list: who sees what of which case."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.county import County
from tests.desk_cases import TODAY, Office
from tests.precedent_cases import NOTES, SUN, lost, marked, office_of, refused

from gongkai.agencies.role import Role
from gongkai.casework.intake import Party
from gongkai.casework.models import Application, ModelAnswer, TypicalCase
from gongkai.casework.precedents import model_answer
from gongkai.records.models import Event
from gongkai.records.moment import now
from gongkai.workflow.taking import InputsRefused

PROCESS = "refused.process_info"
ANSWER = {
    "ground": PROCESS,
    "about": "会议讨论记录",
    "text": "该信息属于讨论记录，依照条例第十六条第二款不予公开。",
    "harm": "影响坦率讨论。",
}


@pytest.fixture
def case(office: Office) -> Application:
    """In the hands of the 不动产登记科."""
    return office.assigned(office.register(f"石桥村{NOTES}", on=date(2026, 3, 2)), date(2026, 3, 2))


def write_answer(here: County, **words: str) -> ModelAnswer:
    return model_answer.write(here.agency, {**ANSWER, **words}, here.actor(Role.CLERK), now())


def decide_page(here: County, case: Application, role: str = Role.OFFICER) -> str:
    answer = here.client(role).get(f"/desk/applications/{case.pk}/steps/decide/")
    assert answer.status_code == 200
    return answer.content.decode()


def beside(client: Client, case: Application, outcome: str = PROCESS, **more: str) -> str:
    """The panel of the first item for a result."""
    query = {"item": "1", "outcome": outcome, **more}
    return client.get(f"/desk/applications/{case.pk}/precedents/", query).content.decode()


def lines(panel: str) -> list[str]:
    """The finds of a panel as text, one line each."""
    parts = panel.partition('<ul class="cases">')[2].partition("</ul>")[0].split("<li>")[1:]
    return [" ".join(re.sub(r"<[^>]+>", " ", part.partition("</li>")[0]).split()) for part in parts]


def test_by_ground_and_by_like_text_a_lost_one_first_each_with_its_reason(
    here: County, office: Office, case: Application
) -> None:
    lost(here, refused(office, "采砂许可会议讨论情况"))
    marked(office, refused(office, f"柳渡村{NOTES}"))
    refused(office, f"北坪村{NOTES}")
    refused(office, "老车站地块批复")
    write_answer(here)
    first, answer, typical, plain = lines(beside(here.client(Role.CLERK), case))
    assert "被纠正" in first
    assert "行政复议结果纠正" in first
    assert "讨论已经结束的，不能再以过程性信息不予公开。" in first
    assert "同一依据：属于四类过程性信息" in first
    assert "内容相似" not in first
    assert "会议讨论记录" in answer
    assert "填入事实和理由" in answer
    # 石桥村补偿方案讨论记录 and 柳渡村…: 8 of 10 pairs.
    assert "先看是否已经定案。" in typical
    assert typical.endswith("同一依据：属于四类过程性信息 内容相似80%")
    assert f"北坪村{NOTES}" in plain


def test_before_a_result_is_chosen_the_page_shows_what_is_alike_and_warns(
    here: County, office: Office, case: Application
) -> None:
    lost(here, refused(office, f"北坪村{NOTES}"))
    page = decide_page(here, case, Role.CLERK)
    assert "参考：2条，有被纠正的" in page
    warning, plain = lines(page)
    assert "被纠正" in warning
    assert "内容相似80%" in warning
    assert f"北坪村{NOTES}" in plain


def test_the_decision_that_was_set_aside_warns_and_not_the_one_that_took_its_place(
    here: County, office: Office, case: Application
) -> None:
    again = refused(office, "采砂许可会议讨论情况")
    lost(here, again)
    again = office.take(again, "reopen", TODAY, {"on": TODAY, "document": "青府复决〔2026〕3号"})
    given = {"item-1-outcome": "granted", "item-1-given": "复印件3页"}
    office.take(again, "decide", TODAY, given, role=Role.OFFICER)
    [warning] = lines(beside(here.client(Role.CLERK), case))
    assert "同一依据：属于四类过程性信息" in warning
    assert lines(beside(here.client(Role.CLERK), case, "granted")) == []


def test_an_officer_reads_lessons_and_opens_only_the_cases_of_the_unit(
    here: County, office: Office, case: Application
) -> None:
    elsewhere = refused(office, f"柳渡村{NOTES}")
    marked(office, elsewhere)
    lost(here, elsewhere)
    hidden = refused(office, f"北坪村{NOTES}")
    for other in (elsewhere, hidden):
        other.assignments.update(unit=here.units["规划科"], person=None)
    found = beside(here.client(Role.OFFICER), case)
    assert "讨论已经结束的" in found
    assert "先看是否已经定案。" in found
    assert "行政复议结果纠正" in found
    for secret in ("柳渡村", "北坪村", elsewhere.number, "/desk/applications/", "/desk/disputes/"):
        assert secret not in found
    assert elsewhere.number in beside(here.client(Role.CLERK), case)


SHARED = {
    "shared": True,
    "asked": "某村征地补偿方案的讨论记录",
    "reason": "讨论尚未结束，公开影响坦率讨论。",
}


def test_of_the_case_of_an_agency_above_only_the_released_words_are_seen(
    here: County, case: Application
) -> None:
    above = office_of(here, here.government)
    shared = marked(above, refused(above, f"柳渡村{NOTES}", SUN), **SHARED)
    lost(replace(here, agency=here.government), shared, "经验只给本机关")
    marked(above, refused(above, f"北坪村{NOTES}", SUN))
    refused(above, f"南沟村{NOTES}", SUN)
    client = here.client(Role.OFFICER)
    for text in (beside(client, case), client.get("/desk/precedents/").content.decode()):
        assert "某村征地补偿方案的讨论记录" in text
        assert "讨论尚未结束，公开影响坦率讨论。" in text
        assert "青溪县人民政府" in text
        assert "行政复议结果纠正" in text
        for secret in (
            *("孙采薇", "孙*", "510811199303030033", "5108", "136", "清和县柳渡镇"),
            *("柳渡村", "北坪村", "南沟村", shared.number, "先看是否", "经验只给", "尚未定案"),
            f"/desk/applications/{shared.pk}/",
        ):
            assert secret not in text


@pytest.mark.parametrize("agency", ["other", "education"])
def test_agencies_that_do_not_stand_above_lend_nothing(here: County, case: Application, agency: str) -> None:
    """Beside it, below it or in another county: what they release is for those below them."""
    theirs = office_of(here, here.other)
    released = marked(theirs, refused(theirs, f"柳渡村{NOTES}", SUN), **SHARED)
    Application.objects.filter(pk=released.pk).update(agency=getattr(here, agency))
    words = {"ground": PROCESS, "about": "他机关的", "text": "他机关的写法", "harm": ""}
    model_answer.write(getattr(here, agency), words, here.actor(Role.CLERK), now())
    assert lines(beside(here.client(Role.CLERK), case)) == []
    assert "他机关" not in here.client(Role.CLERK).get("/desk/precedents/").content.decode()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ({"lesson": "林小满多次申请。"}, "姓名、名称"),
        ({**SHARED, "asked": "证件为510811199001010011的人"}, "证件号码"),
        ({**SHARED, "asked": "林小满申请的记录"}, "姓名、名称"),
        ({**SHARED, "reason": "申请人电话13800000000。"}, "手机号码"),
        ({**SHARED, "reason": "证件510811199001010010。"}, "身份证号码"),
        ({"shared": True}, "还没有写"),
    ],
)
def test_words_for_others_say_who_nobody_is(office: Office, words: dict[str, object], says: str) -> None:
    case = refused(office, f"柳渡村{NOTES}")
    with pytest.raises(InputsRefused) as caught:
        marked(office, case, **words)
    assert says in str(caught.value.form.errors)
    assert not TypicalCase.objects.exists()


def test_a_mark_can_be_put_better_and_released_later(office: Office) -> None:
    case = marked(office, refused(office, f"柳渡村{NOTES}"))
    assert not TypicalCase.objects.get(pk=case.pk).shared
    marked(office, case, **SHARED)
    assert TypicalCase.objects.get(pk=case.pk).shared
    told = [event.values for event in Event.objects.filter(case=case.pk, kind="marked_typical").in_order()]
    assert [values["shared"] for values in told] == [False, True]
    assert not any("某村" in str(values) for values in told)


def test_a_model_answer_goes_into_the_reason_without_script_and_nothing_typed_is_lost(
    here: County, case: Application
) -> None:
    answer, client = write_answer(here), here.client(Role.OFFICER)
    typed = {"item-1-outcome": PROCESS, "item-1-reason": "经查，", "item-1-channel": "写过的"}
    url = f"/desk/applications/{case.pk}/steps/decide/"
    page = client.post(url, {**typed, "consult": "1"}).content.decode()
    assert f'name="use" value="1-{answer.pk}"' in page
    assert "经查，</textarea>" in page
    assert "写过的" in page
    assert "还没有写" not in page
    page = client.post(url, {**typed, "use": f"1-{answer.pk}"}).content.decode()
    assert f"经查，\n{ANSWER['text']}</textarea>" in page
    assert f'value="{ANSWER["harm"]}"' in page
    assert "写过的" in page
    assert not Event.objects.filter(case=case.pk, kind="decided").exists()


@pytest.mark.parametrize("use", ["1-999999", "9-1", "1-", "-", "x", "1-²", f"1-{'9' * 30}"])
def test_a_button_that_is_not_there_fills_in_nothing(here: County, case: Application, use: str) -> None:
    write_answer(here)
    url = f"/desk/applications/{case.pk}/steps/decide/"
    answer = here.client(Role.OFFICER).post(url, {"item-1-reason": "经查", "use": use})
    assert answer.status_code == 200
    assert "经查</textarea>" in answer.content.decode()


@pytest.mark.parametrize("query", [{"item": "7"}, {"item": "x"}, {"item": "²"}, {"item": ""}])
def test_an_item_that_is_not_there_has_no_panel(
    here: County, case: Application, query: dict[str, str]
) -> None:
    client = here.client(Role.OFFICER)
    assert client.get(f"/desk/applications/{case.pk}/precedents/", query).status_code == 404


def test_a_result_that_is_none_counts_as_not_chosen(here: County, case: Application) -> None:
    write_answer(here)
    assert lines(beside(here.client(Role.OFFICER), case, "none.such", withheld="nonsense")) == []


def test_only_those_who_decide_have_the_panel(here: County, case: Application) -> None:
    where = f"/desk/applications/{case.pk}/precedents/?item=1"
    assert here.client(Role.OFFICER).get(where).status_code == 200
    for client in (here.client(Role.LEADER), here.client(Role.SUPERIOR_READER, here.government)):
        assert client.get(where).status_code == 404


def test_the_list_is_searched_by_ground_kind_and_words(here: County, office: Office) -> None:
    lost(here, refused(office, "采砂许可会议讨论情况"))
    marked(office, refused(office, f"柳渡村{NOTES}"))
    write_answer(here)
    write_answer(here, ground="unable.not_held", about="经检索不存在", text="经检索，没有找到。")
    client = here.client(Role.CLERK)

    def listed(query: str) -> list[str]:
        return [line.split()[0] for line in lines(client.get(f"/desk/precedents/?{query}").content.decode())]

    assert listed("") == ["被纠正", "参考答复", "参考答复", "典型案例"]
    assert listed(f"ground={PROCESS}") == ["被纠正", "参考答复", "典型案例"]
    assert listed("kind=model_answer&q=检索") == ["参考答复"]
    assert listed("q=定案") == ["典型案例"]
    assert listed("q=没有的词") == []
    assert listed("ground=nonsense&kind=nonsense&page=99") == listed("")


def test_the_list_has_pages(here: County) -> None:
    for number in range(21):
        write_answer(here, about=f"情形{number}")
    client = here.client(Role.CLERK)
    first = client.get("/desk/precedents/").content.decode()
    assert "第1—20条，共21条" in first
    assert "page=2" in first
    assert "第21—21条" in client.get("/desk/precedents/?page=2").content.decode()


def test_the_questions_do_not_grow_with_items_nor_with_what_is_found(here: County, office: Office) -> None:
    asked = []
    for number, items in enumerate((1, 6)):
        for _again in range(1 + 2 * number):
            lost(here, refused(office, f"北坪村{NOTES}", Party("甲")))
            marked(office, refused(office, f"柳渡村{NOTES}"))
            write_answer(here, about=f"情形{number}")
            above = office_of(here, here.government)
            marked(above, refused(above, f"南沟村{NOTES}", SUN), **SHARED)
        wanted = [f"石桥村{NOTES}{n}" for n in range(items)]
        case = office.assigned(office.register(*wanted, on=date(2026, 3, 2)), date(2026, 3, 2))
        client, url = here.client(Role.OFFICER), f"/desk/applications/{case.pk}/steps/decide/"
        client.get(url)
        for where in (url, "/desk/precedents/"):
            with CaptureQueriesContext(connection) as queries:
                client.get(where)
            asked.append(len(queries))
    assert asked[:2] == asked[2:]

"""Settings of an agency: validated, previewed, logged, in force for what comes after; nobody else's."""

from datetime import UTC, date, datetime

import pytest
from tests.county import County, county

from gongkai.agencies.administration_event import AdministrationEvent
from gongkai.agencies.role import Role
from gongkai.casework.approval import DECISION, levels
from gongkai.casework.letters.default_templates import default_template
from gongkai.casework.models import LetterTemplate, RedactionRule
from gongkai.casework.office_settings import template_of
from gongkai.law.letter import LetterCode
from gongkai.workflow.models import ApprovalChain, NumberPattern
from gongkai.workflow.numbering import next_number

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 2, tzinfo=UTC)
LETTER = LetterCode.CORRECTION_NOTICE


@pytest.fixture
def qingxi() -> County:
    return county(TODAY)


def at(found: County, page: str = "") -> str:
    return f"/desk/agencies/{found.agency.pk}/settings/{page}"


def logged() -> list[tuple[str, str, str]]:
    events = AdministrationEvent.objects.order_by("pk")
    return [(e.subject, e.before.get("内容", ""), e.after.get("内容", "")) for e in events]


def test_a_chain_is_set_in_its_natural_order_and_logged(qingxi: County) -> None:
    client = qingxi.client(Role.OGI_HEAD)
    client.post(at(qingxi, "chains/decision/"), {"levels": ["leader", "legal_reviewer", "section_head"]})
    unit = qingxi.units["不动产登记科"].pk
    chosen = levels(qingxi.agency, LetterCode.REPLY_GRANTED, unit=unit, today=TODAY)
    assert chosen == (Role.SECTION_HEAD, Role.LEGAL_REVIEWER, Role.LEADER)
    assert logged() == [
        (
            "审批链：处理决定",
            "科室负责人→公开工作机构负责人→分管领导",
            "科室负责人→合法性审核人→分管领导",
        )
    ]
    assert "科室负责人→<wbr>合法性审核人→<wbr>分管领导" in client.get(at(qingxi)).content.decode()


@pytest.mark.parametrize(
    ("chosen", "says"),
    [([], "必填"), (["section_head"], "至少选一个"), (["leader", "clerk"], "clerk")],
)
def test_a_chain_without_somebody_who_signs_is_refused(qingxi: County, chosen: list[str], says: str) -> None:
    response = qingxi.client(Role.OGI_HEAD).post(at(qingxi, "chains/decision/"), {"levels": chosen})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not ApprovalChain.objects.exists()


def test_a_chain_with_a_role_that_nobody_holds_is_refused(qingxi: County) -> None:
    qingxi.post(Role.LEADER).delete()
    response = qingxi.client(Role.OGI_HEAD).post(at(qingxi, "chains/decision/"), {"levels": ["leader"]})
    assert "没有在岗的分管领导" in response.content.decode()
    assert "无人在岗" in qingxi.client(Role.OGI_HEAD).get(at(qingxi)).content.decode()


def test_a_pattern_is_shown_before_it_is_saved_and_numbers_what_comes_after(qingxi: County) -> None:
    client = qingxi.client(Role.ADMINISTRATOR)
    written = {"pattern": "{word}公开〔{year}〕第{n}号"}
    page = client.post(at(qingxi, "numbers/application/"), {**written, "do": "preview"}).content.decode()
    assert "青自然资公开〔" in page
    assert not NumberPattern.objects.exists()
    client.post(at(qingxi, "numbers/application/"), {**written, "do": "save"})
    assert next_number(qingxi.agency, "application", 2026, usual="x{year}{n}") == "青自然资公开〔2026〕第1号"
    assert logged() == [
        ("编号样式：政府信息公开申请", "{word}申〔{year}〕{n}号", "{word}公开〔{year}〕第{n}号")
    ]


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("{word}申{n}号", "必须含 {year}"),
        ("{word}申〔{year}〕号", "必须含 {year}"),
        ("{x}〔{year}〕{n}", "只能用 {word}"),
        ("{word}公开〔{year}〕{n}号", "与“处理决定文号”的编号相同"),
    ],
)
def test_a_pattern_that_would_give_two_things_one_number_is_refused(
    qingxi: County, pattern: str, says: str
) -> None:
    client = qingxi.client(Role.ADMINISTRATOR)
    response = client.post(at(qingxi, "numbers/application/"), {"pattern": pattern, "do": "save"})
    assert response.status_code == 422
    assert says in response.content.decode()
    assert not NumberPattern.objects.exists()


def test_a_wording_is_previewed_with_an_invented_case_and_saved(qingxi: County) -> None:
    client = qingxi.client(Role.OGI_HEAD)
    text = default_template(LETTER).replace("现", "现在", 1) + "特此告知。\n"
    page = client.post(at(qingxi, f"letters/{LETTER}/"), {"text": text, "do": "preview"}).content.decode()
    assert "<p>特此告知。</p>" in page
    assert not LetterTemplate.objects.exists()
    client.post(at(qingxi, f"letters/{LETTER}/"), {"text": text, "do": "save"})
    assert template_of(qingxi.agency, LETTER).endswith("特此告知。\n")
    assert "本机关已修改" in client.get(at(qingxi)).content.decode()
    [(subject, before, after)] = logged()
    assert (subject, before) == ("文书模板：补正告知书", default_template(LETTER))
    assert after.endswith("特此告知。\n")
    back = client.post(at(qingxi, f"letters/{LETTER}/"), {"text": text, "do": "default"}).content.decode()
    assert "换回通用模板" not in back
    client.post(at(qingxi, f"letters/{LETTER}/"), {"text": default_template(LETTER), "do": "save"})
    assert not LetterTemplate.objects.exists()


def test_a_wording_that_lacks_what_the_law_asks_is_refused_and_stays_in_the_form(qingxi: County) -> None:
    client = qingxi.client(Role.OGI_HEAD)
    response = client.post(at(qingxi, f"letters/{LETTER}/"), {"text": "请补正{{没有的}}。", "do": "save"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "缺少“合理的补正期限”" in page
    assert "没有“{{没有的}}”这个字段" in page
    assert "请补正{{没有的}}。</textarea>" in page
    assert not LetterTemplate.objects.exists()


def test_settings_are_those_of_the_own_agency_and_for_administrators_of_those_below(qingxi: County) -> None:
    allowed = [
        qingxi.client(Role.OGI_HEAD),
        qingxi.client(Role.ADMINISTRATOR),
        qingxi.client(Role.ADMINISTRATOR, qingxi.government),
    ]
    assert [client.get(at(qingxi)).status_code for client in allowed] == [200, 200, 200]
    refused = {
        qingxi.client(Role.CLERK): 403,
        qingxi.client(Role.OGI_HEAD, qingxi.government): 404,
        qingxi.client(Role.OGI_HEAD, qingxi.other): 404,
        qingxi.client(Role.ADMINISTRATOR, qingxi.other): 404,
    }
    for client, status in refused.items():
        assert client.get(at(qingxi)).status_code == status
        posted = client.post(at(qingxi, "chains/decision/"), {"levels": ["leader"]})
        assert posted.status_code == status
    assert not ApprovalChain.objects.filter(letters=DECISION).exists()
    for page in ("chains/none/", "numbers/none/", "letters/none/"):
        assert qingxi.client(Role.OGI_HEAD).get(at(qingxi, page)).status_code == 404


def test_a_second_person_is_demanded_and_no_longer_each_on_the_log(qingxi: County) -> None:
    client = qingxi.client(Role.OGI_HEAD)
    assert "核验通过即可放行" in client.get(at(qingxi)).content.decode()
    assert "checked" in client.get(at(qingxi, "redaction/")).content.decode()
    client.post(at(qingxi, "redaction/"), {"second_person": "yes"})
    assert RedactionRule.objects.want_second_person(qingxi.agency.pk)
    assert "由第二人复核后放行" in client.get(at(qingxi)).content.decode()
    client.post(at(qingxi, "redaction/"), {"second_person": "no"})
    assert not RedactionRule.objects.want_second_person(qingxi.agency.pk)
    assert not RedactionRule.objects.want_second_person(qingxi.other.pk)
    name = "区分处理：放行前由第二人复核"
    assert logged() == [(name, "不需要", "需要"), (name, "需要", "不需要")]
    refused = client.post(at(qingxi, "redaction/"), {"second_person": "perhaps"})
    assert refused.status_code == 422

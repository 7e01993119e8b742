"""The skeleton of an answer, read back from both files: every fact is that of the record."""

import re
from datetime import date
from io import BytesIO

import docx
import pdfplumber
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.desk_cases import TODAY, Office, at
from tests.disputed_cases import RECEIVED, attached, disputed, pages

from gongkai.agencies.role import Role
from gongkai.casework.answer_draft.drafting import AnswerDraft, answer_draft
from gongkai.casework.evidence_bundle.bundling import evidence_of
from gongkai.casework.models import Application, Dispute
from gongkai.casework.register_import.row import RegisterRow
from gongkai.casework.steps.importing import take_over
from gongkai.law.applicant import ApplicantKind
from gongkai.law.dispute import Cause, DisputeKind
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel

WHEN = at(RECEIVED)


def in_docx(draft: AnswerDraft) -> str:
    document = docx.Document(BytesIO(draft.docx))
    return "".join("".join(paragraph.text.split()) for paragraph in document.paragraphs)


def in_pdf(draft: AnswerDraft) -> str:
    with pdfplumber.open(BytesIO(draft.pdf)) as pdf:
        pages = ["".join(page.extract_text().split()) for page in pdf.pages]
    return "".join(re.sub(r"—\d+—$", "", page) for page in pages)


FACTS = [
    "行政复议答复书",
    "答复人（被申请人）：青溪县自然资源局，住所地：青溪县青溪镇人民路1号。",
    "法定代表人：【　　】",
    "申请人：林小满。",
    "不服被申请人作出的《部分公开告知书》（青自然资公开〔2026〕1号），向青溪县人民政府申请行政复议（案号：青府行复〔2026〕7号）",
    "被申请人于2026年4月1日收到行政复议申请书副本",
    "《中华人民共和国行政复议法》第四十八条",
    "请求青溪县人民政府依照《中华人民共和国行政复议法》第六十八条，维持被申请人作出的《部分公开告知书》",
    "2026年2月3日，申请人向被申请人提出政府信息公开申请（渠道：互联网渠道；登记编号：青自然资申〔2026〕1号）",
    "石桥村2024年征收土地公告；补偿登记表；补偿方案讨论记录（证据1）",
    "收到申请之日为2026年2月4日",
    "2026年2月25日，被申请人发出《第三方意见征询书》（青自然资公开函〔2026〕1号）（证据4），该文书于2026年2月26日送达。",
    "2026年3月10日，第三方表示不同意公开（证据3）。",
    "收到申请之日为2026年2月4日，答复期限为20个工作日；征求意见期间的10个工作日不计算在内；"
    "答复期限届满之日为2026年3月24日（证据11）；被申请人于2026年3月12日作出答复，没有超过法定期限。",
    "2026年3月12日，被申请人作出《部分公开告知书》（青自然资公开〔2026〕1号）（证据9）。",
    "（二）关于“补偿登记表”。依照《中华人民共和国政府信息公开条例》第三十七条、第三十六条第（二）项，部分公开："
    "随本告知书提供遮盖后的登记表12页。其中一部分属于涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息，"
    "依照《中华人民共和国政府信息公开条例》第三十六条第（三）项、第十五条、第三十二条，不予公开。"
    "事实和理由：登记表载有他人姓名、账号41处。公开会造成的损害：公开会损害他人的财产安全和生活安宁。"
    "征求意见情况：经书面征求意见，第三方不同意公开。",
    "第三十六条第（三）项、第十六条第二款，不予公开",
    "被申请人于2026年3月12日以“邮寄”方式发出《部分公开告知书》，2026年3月12日送达（证据10）。",
    "《中华人民共和国政府信息公开条例》第十五条、第十六条第二款、第三十一条、第三十二条、第三十三条第二款、"
    "第三十三条第三款、第三十六条第（一）项、第三十六条第（二）项、第三十六条第（三）项、第三十七条。",
    "上述事实有证据1至证据13证明",
    "青溪县自然资源局（印章）2026年4月1日",
]


def test_both_files_hold_every_fact(review: Dispute) -> None:
    draft = answer_draft(review, WHEN)
    for read in (in_docx(draft), in_pdf(draft), "".join(draft.text.split())):
        for fact in FACTS:
            assert "".join(fact.split()) in read


def test_papers_are_cited_by_their_numbers_in_the_bundle(case: Application, review: Dispute) -> None:
    draft = answer_draft(review, WHEN)
    _, evidence = evidence_of(case, review, WHEN)
    names = {number: x.name for number, x in enumerate(evidence.exhibits, 1)}
    cited = {
        "第三方意见征询书": r"《第三方意见征询书》（[^）]*）（证据(\d+)）",
        "征求意见情况": r"第三方表示不同意公开（证据(\d+)）",
        "依申请公开办理期限逐日计算表": r"届满之日为[^（]*（证据(\d+)）",
        "部分公开告知书（": r"作出《部分公开告知书》（[^）]*）（证据(\d+)）",
        "部分公开告知书送达凭证": r"日送达（证据(\d+)）。\n六",
    }
    for name, pattern in cited.items():
        found = re.search(pattern, draft.text)
        assert found, pattern
        assert names[int(found[1])].startswith(name)


def test_a_file_in_order_gives_nothing_to_warn_of(review: Dispute) -> None:
    assert answer_draft(review, WHEN).warnings == ()


def late(office: Office) -> Application:
    """Due on 24 March, answered on the 27th, the third working day after; without stamp and proof of delivery."""
    return office.closed(office.of_the_mock_up(), date(2026, 3, 27))


def test_what_is_weak_is_told_to_the_drafter_and_never_written(office: Office) -> None:
    draft = answer_draft(disputed(office, late(office)), WHEN)
    told = "\n".join(draft.warnings)
    for words in (
        "答复晚了3个工作日：期限为2026年3月24日，答复为2026年3月27日。",
        "没有答复书的送达凭证。",
        "答复书没有盖章件",
        "答复在复议受理或者立案之后才作出。",
    ):
        assert words in told
    assert "没有超过法定期限" not in draft.text
    assert not any(word in draft.text for word in ("晚了", "逾期", "没有盖章"))
    assert "被申请人于2026年3月27日作出答复。" in draft.text


@pytest.mark.parametrize(
    ("today", "passed"),
    # Ten working days from 1 April 2026; 清明: 4 to 6 April off (国办发明电〔2025〕7号).
    [(date(2026, 4, 16), False), (date(2026, 4, 17), True)],
)
def test_the_answers_own_period_is_watched(review: Dispute, today: date, passed: bool) -> None:
    told = (
        "提出答复或者答辩的期限（2026年4月16日，行政复议法第四十八条）已过。"
        in answer_draft(review, at(today)).warnings
    )
    assert told is passed


def test_an_answer_not_held_without_a_search_on_record_is_warned_of(office: Office) -> None:
    case = office.assigned(office.register("采砂许可证", on=date(2026, 3, 2)), date(2026, 3, 2))
    decided = {
        "item-1-outcome": "unable.not_held",
        "item-1-sub": "not_exist",
        "item-1-search": "查了档案室2010年以来的采砂许可档案，没有记载。",
        "item-1-reason": "经检索没有该信息。",
    }
    case = office.take(case, "decide", TODAY, decided, role=Role.OFFICER)
    case = office.take(case, "draft_reply", TODAY, role=Role.OFFICER)
    reply = case.letters.get(code="reply_not_exist").pk
    case = office.signed(case, reply, TODAY, Role.SECTION_HEAD, Role.OGI_HEAD, Role.LEADER)
    case = office.dispatched(case, reply, TODAY)
    review = disputed(office, case)
    draft = answer_draft(review, WHEN)
    assert "检索情况：查了档案室2010年以来的采砂许可档案，没有记载（证据2）。" in draft.text
    assert "没有登记答复书的送达日期。" in draft.warnings
    assert "送达日期：【　　】" in draft.text
    case.items.update(particulars={"sub": "not_exist"})
    assert "第1项答复不存在，没有检索记录。" in answer_draft(review, WHEN).warnings


def test_silence_without_an_answer_is_told_with_the_days_it_has_lasted(office: Office) -> None:
    case = office.assigned(office.register("北坪社区成果图", on=date(2026, 1, 29)), date(2026, 1, 30))
    draft = answer_draft(disputed(office, case, cause=Cause.SILENCE), WHEN)
    # Off 15 to 23 February, at work on Saturdays 14 and 28: the twentieth is Wednesday 4 March. From there to
    # 1 April are 2, three weeks of 5, and 3 working days.
    assert "还没有答复，已超过答复期限20个工作日。" in "\n".join(draft.warnings)
    assert "依照《中华人民共和国行政复议法》第六十九条，决定驳回申请人的行政复议请求。" in draft.text
    assert "被申请人的处理情况：【　　】。" in draft.text


@pytest.mark.parametrize("kind", [DisputeKind.SUIT_DIRECT, DisputeKind.SUIT_AFTER_REVIEW])
def test_in_court_it_is_another_paper(office: Office, case: Application, kind: DisputeKind) -> None:
    text = answer_draft(disputed(office, case, kind), WHEN).text
    for words in (
        "行政诉讼答辩状",
        "答辩人（被告）：青溪县自然资源局",
        "原告：林小满。",
        "收到起诉状副本。被告现依照《中华人民共和国行政诉讼法》第六十七条，答辩如下。",
        "请求青溪县人民法院依照《中华人民共和国行政诉讼法》第六十九条，判决驳回原告的诉讼请求。",
    ):
        assert words in text
    assert "申请人林小满" not in text


def test_an_old_case_without_an_application_is_a_form_to_fill_in(office: Office) -> None:
    draft = answer_draft(disputed(office, None), WHEN)
    assert draft.warnings == ("没有关联申请，事实、期限、决定和送达都留空。能关联的，先关联。",)
    assert "申请人：林小满。" in draft.text
    assert draft.text.count("【　　】") > 15


def test_decisions_taken_anew_since_are_not_told_as_those_in_dispute(
    office: Office, case: Application, review: Dispute
) -> None:
    anew = {"document": "青府行复〔2026〕7号", "on": RECEIVED, "within": 15}
    office.take(case, "reopen", RECEIVED, anew)
    draft = answer_draft(Dispute.objects.get(pk=review.pk), WHEN)
    assert "各项处理决定及事实、理由：【　　】。" in draft.text
    assert "答复期限届满之日为2026年3月24日" in draft.text
    assert "这份答复之后又重新办理过，各项决定和理由留空，对照原答复书填写。" in draft.warnings


def test_how_many_questions_are_asked_does_not_grow_with_the_file(
    office: Office, case: Application, review: Dispute
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as questions:
            answer_draft(Dispute.objects.get(pk=review.pk), WHEN)
        return len(questions)

    before = asked()
    for number in range(5):
        attached(office, case, "other", f"材料{number}.pdf", pages("MORE"), TODAY)
    assert asked() == before
    assert before <= 60


def test_an_application_taken_over_from_a_register_tells_what_the_register_knows(office: Office) -> None:
    row = RegisterRow(
        line=2,
        received=date(2025, 6, 3),
        applicant="林小满",
        applicant_kind=ApplicantKind.INDIVIDUAL,
        channel=Channel.SIGNED_MAIL,
        description="石桥村征收土地公告",
        replied=date(2025, 6, 20),
        outcome=Outcome.NOT_HELD,
        case_number="2025-17",
    )
    take_over(office.county.agency, [row], "申请登记簿", office.county.actor(Role.CLERK), at(TODAY), 1)
    draft = answer_draft(disputed(office, Application.objects.get()), WHEN)
    for words in (
        "2025年6月3日，申请人向被申请人提出政府信息公开申请（渠道：邮寄（挂号信、EMS等需签收）；登记编号：2025-17）",
        "被申请人于2025年6月20日作出答复，没有超过法定期限。",
        "维持被申请人作出的《【　　】》（【　　】）。",
    ):
        assert words in draft.text
    assert "这件申请由原登记簿导入，系统里没有办理过程，对照原案卷补写。" in draft.warnings
    assert not any("还没有答复" in warning for warning in draft.warnings)

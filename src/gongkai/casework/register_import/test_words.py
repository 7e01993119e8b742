"""Words of registers: outcomes, applicants, channels, dates and headings."""

from datetime import date

import pytest

from gongkai.casework.register_import.applicant_words import applicant_kinds
from gongkai.casework.register_import.channel_words import channels
from gongkai.casework.register_import.dates import read_date
from gongkai.casework.register_import.field import HEADINGS, Field
from gongkai.casework.register_import.outcome_words import read_outcome
from gongkai.law.applicant import ApplicantKind
from gongkai.law.matter import USUAL_OUTCOMES, Matter
from gongkai.law.outcome import Outcome
from gongkai.law.readings import DEFAULT, Readings
from gongkai.law.receipt import Channel
from gongkai.report.forms import OTHER_GROUP, TABLE_3, Form


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("予以公开", Outcome.GRANTED),
        ("同意公开", Outcome.GRANTED),
        ("属于主动公开范围，告知获取途径", Outcome.GRANTED),
        ("部分公开", Outcome.PARTIAL),
        ("部分公开（涉及第三方）", Outcome.PARTIAL),
        ("不予公开（第三方）", Outcome.THIRD_PARTY),
        ("第三方不同意，不予公开", Outcome.THIRD_PARTY),
        ("（三）不予公开 4.保护第三方合法权益", Outcome.THIRD_PARTY),
        ("不予公开-过程性信息", Outcome.PROCESS_INFO),
        ("信息不存在", Outcome.NOT_HELD),
        ("无法提供（政府信息不存在）", Outcome.NOT_HELD),
        ("非本机关", Outcome.NOT_HELD),
        ("重複申請", Outcome.DUPLICATE),
        ("重复申请", Outcome.DUPLICATE),
        ("不予处理：重复申请", Outcome.DUPLICATE),
        ("逾期未补正", Outcome.NO_CORRECTION),
        ("撤回", Outcome.MISC),
        ("申请人撤回申请", Outcome.MISC),
        ("3.其他", Outcome.MISC),
    ],
)
def test_a_clear_outcome_is_read(text: str, outcome: Outcome) -> None:
    assert read_outcome(text, DEFAULT).outcome is outcome


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_is_read_by_its_label(outcome: Outcome) -> None:
    assert read_outcome(outcome.law.label, DEFAULT).outcome is outcome


@pytest.mark.parametrize("form", Form)
def test_every_row_of_both_forms_is_read_but_the_undivided_one(form: Form) -> None:
    for row in TABLE_3[form]:
        code = row.code.removeprefix("t3.outcome.")
        if code in Outcome.__members__.values():
            assert read_outcome(row.label, DEFAULT).outcome == code
    undivided = read_outcome(OTHER_GROUP, DEFAULT)
    assert undivided.candidates == (Outcome.NO_CORRECTION, Outcome.UNPAID_FEE, Outcome.MISC)
    assert undivided.outcome is None


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("不予公开", [o for o in Outcome if o.group == "refused"]),
        ("依法不予公开", [o for o in Outcome if o.group == "refused"]),
        ("无法提供", [o for o in Outcome if o.group == "unable"]),
        ("不予处理", [o for o in Outcome if o.group == "declined"]),
        ("申请内容不明确", [Outcome.UNCLEAR_AFTER_CORRECTION, Outcome.NO_CORRECTION]),
        ("征求第三方意见后予以公开", [Outcome.GRANTED, Outcome.THIRD_PARTY]),
        ("不予公开（信息不存在）", [Outcome.NOT_HELD]),  # the row is no 不予公开
        ("不涉密", [Outcome.STATE_SECRET]),
        ("未公开", [Outcome.GRANTED]),
        ("政府信息公开", []),
        ("已处理", []),
    ],
)
def test_an_unclear_outcome_is_left_open_with_what_it_may_mean(text: str, candidates: list[Outcome]) -> None:
    read = read_outcome(text, DEFAULT)
    assert (read.outcome, list(read.candidates), read.is_open) == (None, candidates, False)


WORDS = [
    "予以公开",
    "部分公开",
    "国家秘密",
    "第三方",
    "过程性信息",
    "信息不存在",
    "重复申请",
    "出版物",
    "逾期未补正",
    "撤回",
    "信访",
    "其他",
]


@pytest.mark.parametrize("before", ["不", "非", "未", "并非", "无"])
@pytest.mark.parametrize("word", WORDS)
def test_a_denied_word_is_never_read_as_the_word(word: str, before: str) -> None:
    assert read_outcome(word, DEFAULT).outcome is not None
    assert read_outcome(before + word, DEFAULT).outcome is None


@pytest.mark.parametrize("text", ["办理中", "在办", "尚未办结", "结转下年度继续办理"])
def test_a_case_still_open_has_no_outcome(text: str) -> None:
    assert read_outcome(text, DEFAULT).is_open


def test_what_the_form_has_no_row_for_falls_where_the_installation_puts_it() -> None:
    matters = {**USUAL_OUTCOMES, Matter.ENQUIRY: Outcome.PETITION_COMPLAINT}
    assert read_outcome("咨询", DEFAULT).outcome is Outcome.MISC
    assert read_outcome("咨询", Readings(matter_outcomes=matters)).outcome is Outcome.PETITION_COMPLAINT


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("网上申请", [Channel.ONLINE]),
        ("当面", [Channel.IN_PERSON]),
        ("邮寄（EMS）", [Channel.SIGNED_MAIL]),
        ("平信", [Channel.PLAIN_MAIL]),
        ("信函", [Channel.SIGNED_MAIL, Channel.PLAIN_MAIL]),
        ("书面", [Channel.IN_PERSON, Channel.SIGNED_MAIL, Channel.PLAIN_MAIL]),
        ("邮寄（挂号信、EMS等需签收）", [Channel.SIGNED_MAIL]),
        ("微信", []),
    ],
)
def test_a_channel_is_read_or_left_open(text: str, meant: list[Channel]) -> None:
    assert list(channels(text)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("自然人", ApplicantKind.INDIVIDUAL),
        ("商业企业", ApplicantKind.COMPANY),
        ("科研机构", ApplicantKind.RESEARCH_INSTITUTE),
        ("法律服务机构", ApplicantKind.LAW_FIRM),
        ("其他", ApplicantKind.OTHER_ORGANISATION),
        ("村（居）民委员会", ApplicantKind.VILLAGE_OR_RESIDENTS),
        ("村委会", ApplicantKind.VILLAGE_OR_RESIDENTS),
    ],
)
def test_an_applicant_is_read(text: str, meant: ApplicantKind) -> None:
    assert applicant_kinds(text) == (meant,)


def test_every_kind_is_read_by_its_label_and_a_lawyer_is_asked_about() -> None:
    assert all(applicant_kinds(kind.label) == (kind,) for kind in ApplicantKind)
    assert applicant_kinds("律师") == (ApplicantKind.LAWYER_IN_OWN_NAME, ApplicantKind.LAW_FIRM)
    assert len(applicant_kinds("法人或其他组织")) == 5
    assert applicant_kinds("张三") == ()


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-12",
        "2025/3/12",
        "2025.3.12",
        "20250312",
        "2025年3月12日",
        "二〇二五年三月十二日",
        "2025-03-12 10:30",
        "2025-3-12 00:00:00",
        "2025年3月12日（周三）",
        "２０２５．３．１２",
    ],
)
def test_a_day_is_read_in_every_writing(text: str) -> None:
    assert read_date(text).day == date(2025, 3, 12)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("3月12日", "“3月12日”没有年份"),
        ("25.3.12", "“25.3.12”的年份只有两位"),
        ("45728", "是数字45728，像是没有设成日期格式的2025-03-12"),
        ("2025-02-30", "“2025-02-30”不是一个存在的日期"),
        ("2025.03", "“2025.03”不是一个存在的日期"),
    ],
)
def test_a_day_that_cannot_be_told_says_why_and_how_to_mend_it(text: str, problem: str) -> None:
    read = read_date(text)
    assert (read.day, read.problem) == (None, problem)
    assert read.remedy


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("收到申请日期", Field.RECEIVED),
        ("申请 时间", Field.RECEIVED),
        ("申请人（姓名或名称）", Field.APPLICANT),
        ("申请人类别", Field.APPLICANT_KIND),
        ("申请渠道", Field.CHANNEL),
        ("申请公开的政府信息内容", Field.DESCRIPTION),
        ("答复日期（年月日）", Field.REPLIED),
        ("办理结果", Field.OUTCOME),
        ("答复书文号", Field.DOCUMENT_NUMBER),
        ("承办科室", Field.UNIT),
        ("是否延期", Field.EXTENDED),
        ("应答复日期", None),
        ("答复期限届满日期", None),
        ("答复送达时间", None),
        ("序号", None),
        ("经办人", None),
    ],
)
def test_a_heading_names_its_field(heading: str, field: Field | None) -> None:
    found = HEADINGS.field_of(heading)
    assert (found[0] if found else None) == field

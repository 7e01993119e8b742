"""Words of registers of disputes, as offices write them: read where they are clear, left open where they are not."""

import pytest

from gongkai.casework.disputes.register_import.cause_words import cause
from gongkai.casework.disputes.register_import.claimant_words import is_organisation
from gongkai.casework.disputes.register_import.field import HEADINGS, Field
from gongkai.casework.disputes.register_import.kind_words import kinds, kinds_by_organ, suit_by_answer
from gongkai.casework.disputes.register_import.result_words import ENDS, read_result
from gongkai.law.dispute import DisputeKind
from gongkai.law.dispute_result import USUAL_RESULTS, Disposition, Result
from gongkai.law.readings import DEFAULT, Readings

UPHELD, CORRECTED, OTHER = ENDS
REVIEW, DIRECT, AFTER = DisputeKind
SUIT = (DIRECT, AFTER)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("维持", UPHELD),
        ("结果维持", UPHELD),
        ("维持原行政行为", UPHELD),
        ("决定维持被申请人作出的告知书", UPHELD),
        ("驳回复议请求", UPHELD),
        ("驳回申请人的行政复议请求", UPHELD),
        ("判决驳回原告诉讼请求", UPHELD),
        ("驳回原告的全部诉讼请求。", UPHELD),
        ("结果纠正", CORRECTED),
        ("撤销", CORRECTED),
        ("部分撤销", CORRECTED),
        ("撤销并责令重新作出答复", CORRECTED),
        ("判决撤销、限期重新答复", CORRECTED),
        ("变更", CORRECTED),
        ("确认违法", CORRECTED),
        ("确认答复违法", CORRECTED),
        ("确认无效", CORRECTED),
        ("责令限期履行", CORRECTED),
        ("其他", OTHER),
        ("其他结果", OTHER),
        ("驳回复议申请", OTHER),
        ("裁定驳回起诉", OTHER),
        ("不予受理", OTHER),
        ("裁定不予立案", OTHER),
        ("申请人撤回，终止复议", OTHER),
        ("原告自愿撤诉", OTHER),
        ("裁定准许原告撤回起诉", OTHER),
        ("终止", OTHER),
        ("调解结案", OTHER),
    ],
)
def test_an_end_is_read_into_its_column(text: str, result: Result) -> None:
    assert read_result(text, DEFAULT).result is result


@pytest.mark.parametrize(
    "text", ["未审结", "尚未审结", "审理中", "在办", "已受理", "中止审理", "正在审理", "一审 审理中"]
)
def test_an_open_case_is_known_as_open(text: str) -> None:
    assert read_result(text, DEFAULT).is_open


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        # Of the claim, which counts as upheld, or of the suit, which counts as another result.
        ("驳回", (UPHELD, OTHER)),
        ("部分维持，部分撤销", (UPHELD, CORRECTED)),
        ("驳回上诉，维持原判", ENDS),
        ("败诉", ENDS),
        ("原告败诉", ENDS),
    ],
)
def test_what_may_mean_several_columns_is_left_open(text: str, candidates: tuple[Result, ...]) -> None:
    read = read_result(text, DEFAULT)
    assert read.result is None
    assert not read.is_open
    assert read.candidates == candidates


@pytest.mark.parametrize(
    "text", ["", "部分维持", "未维持", "不撤销", "确认合法", "不履行", "撤回上诉", "已结案", "见判决书"]
)
def test_what_is_not_wholly_read_means_nothing(text: str) -> None:
    read = read_result(text, DEFAULT)
    assert (read.result, read.is_open) == (None, False)


@pytest.mark.parametrize("disposition", Disposition)
@pytest.mark.parametrize("in_court", [False, True])
def test_every_disposition_is_read_by_the_words_of_the_law(disposition: Disposition, in_court: bool) -> None:
    words = disposition.words(in_court=in_court)
    if words:
        assert read_result(words.label, DEFAULT).result is USUAL_RESULTS[disposition]


def test_another_reading_puts_a_disposition_into_its_own_column() -> None:
    chosen = Readings(dispute_results={**USUAL_RESULTS, Disposition.APPLICATION_REJECTED: UPHELD})
    assert read_result("驳回起诉", chosen).result is UPHELD
    assert read_result("其他结果", chosen).result is OTHER


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("行政复议", (REVIEW,)),
        ("复议案件", (REVIEW,)),
        ("未经复议直接起诉", (DIRECT,)),
        ("行政诉讼（未经复议直接起诉）", (DIRECT,)),
        ("行政诉讼-直接起诉", (DIRECT,)),
        ("复议后起诉", (AFTER,)),
        ("诉讼（复议后）", (AFTER,)),
        ("行政诉讼（复议后起诉）", (AFTER,)),
        ("行政诉讼", SUIT),
        ("行政应诉", SUIT),
        ("行政诉讼（一审）", SUIT),
        ("信访", ()),
        ("", ()),
    ],
)
def test_a_kind_is_read_as_far_as_it_says(text: str, meant: tuple[DisputeKind, ...]) -> None:
    assert kinds(text) == meant


@pytest.mark.parametrize(
    ("organ", "meant"),
    [
        ("青溪县人民法院", SUIT),
        ("青江铁路运输法院", SUIT),
        ("青溪县人民政府", (REVIEW,)),
        ("青溪县司法局", (REVIEW,)),
        ("", ()),
    ],
)
def test_who_decides_tells_review_from_suit(organ: str, meant: tuple[DisputeKind, ...]) -> None:
    assert kinds_by_organ(organ) == meant


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        ("是", AFTER),
        ("已复议", AFTER),
        ("√", AFTER),
        ("否", DIRECT),
        ("未经复议", DIRECT),
        ("", None),
        ("？", None),
    ],
)
def test_whether_there_was_a_review_tells_the_kind_of_suit(answer: str, kind: DisputeKind | None) -> None:
    assert suit_by_answer(answer) is kind


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("不服部分公开的答复", "decision"),
        ("对政府信息公开告知书不服", "decision"),
        ("告知信息不存在", "decision"),
        ("逾期未答复", "silence"),
        ("未在法定期限内作出答复", "silence"),
        ("不履行政府信息公开法定职责", "silence"),
        ("不服收费通知", "fee"),
        ("信息公开", "other"),
        ("", "other"),
    ],
)
def test_a_cause_is_read_by_its_words(text: str, found: str) -> None:
    assert cause(text) == found


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("青溪县柳渡农机有限公司", True),
        ("石桥村民委员会", True),
        ("江岸衡平律师事务所", True),
        ("赵一禾", False),
        ("赵一禾等12人", False),
        ("赵一禾、钱二川", False),
        # In doubt a person's, which lists mask.
        ("陈百厂", False),
        ("欧阳青溪", False),
        ("李公司机", False),
    ],
)
def test_only_a_sure_organisation_is_one(name: str, is_one: bool) -> None:
    assert is_organisation(name) is is_one


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("申请人（原告）", Field.CLAIMANT),
        ("申请人/原告", Field.CLAIMANT),
        ("原告姓名", Field.CLAIMANT),
        ("案 号", Field.DOCKET),
        ("一审案号", Field.DOCKET),
        ("受理/立案日期", Field.FILED),
        ("法院立案时间", Field.FILED),
        ("收到应诉通知日期", Field.RECEIVED),
        ("复议决定日期", Field.CLOSED),
        ("判决书日期", Field.CLOSED),
        ("复议结果", Field.RESULT),
        ("是否经过行政复议", Field.REVIEWED),
        ("审理法院", Field.ORGAN),
        ("申请编号", Field.APPLICATION),
        ("申请人类型", None),
        ("申请人代理人", None),
        ("答复期限届满日期", None),
        ("举证期限", None),
        ("开庭时间", None),
        ("判决书送达日期", None),
        ("序号", None),
    ],
)
def test_a_heading_names_its_field_or_nothing(heading: str, field: Field | None) -> None:
    found = HEADINGS.field_of(heading)
    assert (found[0] if found else None) is field

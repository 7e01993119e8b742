"""Every kind of event has its sentence, and says what its record says."""

from typing import Any

import pytest

from gongkai.casework.event_kind import EventKind
from gongkai.casework.log_sentence import _SAYS, Said, said

TOLD: list[tuple[EventKind, dict[str, Any], str, str]] = [
    (
        EventKind.REGISTERED,
        {"channel": "plain_mail", "number": "青申〔2026〕1号", "missing": ["contact"], "astray": True},
        "登记，平常信函",
        "青申〔2026〕1号；原来寄到别处，以公开工作机构实际收到为准；缺少1项法定内容",
    ),
    (EventKind.RECEIPT_CONFIRMED, {"how": "telephone"}, "电话与申请人双方确认收到", "起算日"),
    (EventKind.RECEIPT_CONFIRMED, {"how": "split"}, "收到日期与拆分前相同", "起算日"),
    (EventKind.ASSIGNED, {"lead": True, "unit_name": "规划科"}, "分办至规划科", ""),
    (EventKind.ASSIGNED, {"lead": True, "unit_name": ""}, "留本岗位自办", ""),
    (
        EventKind.ASSIGNED,
        {"lead": False, "unit_name": "法规科", "due": "2026-03-20"},
        "请法规科协办",
        "2026年3月20日前反馈",
    ),
    (EventKind.HANDED_BACK, {"unit_name": "规划科", "reason": "不归我科"}, "规划科退回分办", "不归我科"),
    (
        EventKind.LETTER_SUBMITTED,
        {"code": "reply_partial", "levels": ["section_head", "ogi_head"]},
        "送审部分公开告知书",
        "依次由科室负责人、公开工作机构负责人审批",
    ),
    (
        EventKind.LETTER_APPROVED,
        {"code": "reply_partial", "last": False, "comment": "请核对账号"},
        "同意部分公开告知书",
        "请核对账号",
    ),
    (EventKind.LETTER_APPROVED, {"code": "reply_partial", "last": True}, "签发部分公开告知书", ""),
    (
        EventKind.LETTER_RETURNED,
        {"code": "reply_partial", "comment": "缺依据"},
        "退回部分公开告知书",
        "缺依据",
    ),
    (
        EventKind.LETTER_DISPATCHED,
        {"code": "reply_partial", "number": "青公开〔2026〕3号", "sent_by": "post", "given": [7, 9]},
        "发出部分公开告知书",
        "青公开〔2026〕3号；邮寄；提供文件2份；办结",
    ),
    (
        EventKind.LETTER_DISPATCHED,
        {"code": "extension_notice", "number": "青函〔2026〕4号", "sent_by": "email", "by": 10},
        "发出延长答复期限告知书",
        "青函〔2026〕4号；电子邮件；延长10个工作日",
    ),
    (
        EventKind.LETTER_DISPATCHED,
        {"code": "correction_notice", "sent_by": "post", "answer_by": "2026-03-30"},
        "发出补正告知书",
        "邮寄；限2026年3月30日前答复",
    ),
    (
        EventKind.CONSULTATION_ANSWERED,
        {"code": "third_party_inquiry", "answer": "objects"},
        "收到第三方意见：不同意公开",
        "计时恢复",
    ),
    (
        EventKind.CONSULTATION_ANSWERED,
        {"code": "co_maker_inquiry", "answer": "none"},
        "其他机关逾期没有答复",
        "",
    ),
    (EventKind.CORRECTION_RECEIVED, {"items": 0}, "收到补正材料", "答复期限自次日起重新计算"),
    (EventKind.FEE_PAID, {"yuan": 100, "in_full": False}, "缴纳信息处理费100元", "未缴清"),
    (EventKind.DECIDED, {"items": [{}, {}], "leaf": "granted"}, "拟好2项处理结果", "全件：予以公开"),
    (EventKind.DECIDED, {"items": []}, "撤销此前拟定的结果", ""),
    (
        EventKind.REOPENED,
        {"document": "青府复决〔2026〕1号", "within": 15},
        "重新办理",
        "青府复决〔2026〕1号；限15个工作日内答复",
    ),
    (
        EventKind.PERSONAL_DATA_SEEN,
        {"reason": "联系补正", "seen": [["applicant", "name"], ["agent", "name"], ["agent", "telephone"]]},
        "查看个人信息：姓名或者名称、电话",
        "联系补正",
    ),
    (EventKind.REDACTION_STARTED, {"redaction": 1, "item": 2}, "开始区分处理一份文件", "对应第2项"),
    (EventKind.REDACTION_STARTED, {"redaction": 1, "item": None}, "开始区分处理一份文件", ""),
    (EventKind.REDACTION_CHECKED, {"redaction": 1, "pages": 12}, "复核区分处理后的文件", "看过全部12页"),
    (EventKind.REDACTION_RETURNED, {"redaction": 1, "reason": "漏了第3页"}, "退回区分处理", "漏了第3页"),
    (
        EventKind.REDACTION_RELEASED,
        {"pages": 12, "grounds": {"business_secret": 1, "personal_privacy": 40}, "accepted": [3, 9]},
        "放行区分处理后的文件，12页，遮盖41处",
        "商业秘密1处、个人隐私40处；核验通过；另有2页的相同文字说明理由后保留",
    ),
    (EventKind.REDACTION_ABANDONED, {"redaction": 1, "reason": "不提供"}, "放弃区分处理", "不提供"),
    (
        EventKind.DESCRIBED,
        {"before": {"title": "甲", "theme": ""}, "after": {"title": "甲", "theme": "land"}},
        "修改摘要和主题",
        "主题改为“土地征收”",
    ),
]


@pytest.mark.parametrize(("kind", "values", "sentence", "note"), TOLD)
def test_an_event_is_told_in_a_sentence_and_a_note(
    kind: EventKind, values: dict[str, Any], sentence: str, note: str
) -> None:
    assert said(kind, values) == Said(sentence, note)


def test_every_kind_of_event_has_a_sentence() -> None:
    assert set(_SAYS) == set(EventKind)

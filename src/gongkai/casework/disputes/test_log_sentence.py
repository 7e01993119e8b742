"""Every kind of event of a dispute has its sentence."""

from typing import Any

import pytest

from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.disputes.log_sentence import _SAYS, said

TOLD: list[tuple[EventKind, dict[str, Any], bool, str, str]] = [
    (
        EventKind.REGISTERED,
        {"kind": "review", "procedure": "simple", "number": "青复〔2026〕1号"},
        False,
        "登记行政复议，简易程序",
        "青复〔2026〕1号",
    ),
    (
        EventKind.IMPORTED,
        {"number": "2024-7", "closed_on": "2025-02-03", "result": "corrected"},
        False,
        "由原登记簿导入",
        "2024-7；2025年2月3日审结，结果纠正",
    ),
    (EventKind.ASSIGNED, {"unit_name": "法规科", "to": "丁衡"}, False, "交法规科丁衡承办", ""),
    (EventKind.ASSIGNED, {"unit_name": "", "to": ""}, False, "由本人承办", ""),
    (
        EventKind.HEARING_ENDED,
        {"held": True, "head_attended": True},
        True,
        "已听证、开庭",
        "本机关负责人参加",
    ),
    (EventKind.PERIOD_EXTENDED, {"by": 30}, False, "复议机关延长审理期限30日", ""),
    (
        EventKind.DECIDED,
        {
            "document": "青府复决〔2026〕3号",
            "disposition": "revoked",
            "ordered": True,
            "perform_by": "2026-06-10",
        },
        False,
        "复议决定：撤销或者部分撤销",
        "青府复决〔2026〕3号；责令于2026年6月10日前履行",
    ),
    (
        EventKind.DECIDED,
        {"document": "（2026）川9001行初1号", "disposition": "claim_rejected"},
        True,
        "一审：判决驳回诉讼请求",
        "（2026）川9001行初1号",
    ),
    (
        EventKind.SECOND_DECIDED,
        {"document": "（2026）川90行终1号", "outcome": "changed", "disposition": "unlawful"},
        True,
        "二审：依法改判、撤销或者变更；判决确认违法",
        "（2026）川90行终1号",
    ),
    (
        EventKind.RESULT_CORRECTED,
        {"disposition": "revoked", "reason": "登记有误"},
        True,
        "更正登记的结果为：判决撤销或者部分撤销",
        "登记有误",
    ),
    (
        EventKind.RESULT_CORRECTED,
        {"result": "other", "reason": "原登记簿有误"},
        False,
        "更正登记的结果为：其他结果",
        "原登记簿有误",
    ),
    (EventKind.APPEALED, {"ours": False}, True, "对方上诉", "转入二审"),
]


@pytest.mark.parametrize(("kind", "values", "in_court", "sentence", "note"), TOLD)
def test_an_event_is_told_in_a_sentence(
    kind: EventKind, values: dict[str, Any], in_court: bool, sentence: str, note: str
) -> None:
    told = said(kind, values, in_court=in_court)
    assert (told.sentence, told.note) == (sentence, note)


def test_every_kind_is_told() -> None:
    told_by_court = {EventKind.DECIDED, EventKind.SECOND_DECIDED, EventKind.RESULT_CORRECTED}
    assert {*_SAYS, *told_by_court} == {*EventKind}

"""The record of a report in sentences."""

from typing import Any

import pytest

from gongkai.annual.event_kind import EventKind
from gongkai.annual.log_sentence import said
from gongkai.casework.log_sentence import Said

CELL = "t3.carried_out@total"


@pytest.mark.parametrize(
    ("kind", "values", "sentence", "note"),
    [
        (
            EventKind.BEGUN,
            {"year": 2025, "whole": True, "due": "2026-03-31"},
            "按2025年的记录生成报告",
            "2026年3月31日前报送；汇总本级政府各单位",
        ),
        (
            EventKind.BEGUN,
            {
                "year": 2025,
                "whole": False,
                "due": "2026-03-01",
                "corrects": 3,
                "version": 2,
                "reason": "漏计。",
            },
            "开始更正，编制第2版",
            "2026年3月1日前报送；漏计。",
        ),
        (EventKind.SCOPE_CHOSEN, {"whole": False}, "报告范围改为：只报本机关", ""),
        (
            EventKind.DUE_MOVED,
            {"due": "2026-01-20", "agency": "青溪县人民政府"},
            "报送期限改为2026年1月20日",
            "",
        ),
        (
            EventKind.SUBMITTED,
            {"answers": [{}, {}], "reason": "请审核。", "digest": ""},
            "报送，内容定稿",
            "请审核。；附2条核对说明",
        ),
        (EventKind.RECALLED, {"reason": "漏登。"}, "撤回报送", "漏登。"),
        (EventKind.RETURNED, {"reason": "按意见改。", "comments": 1}, "退回修改", "按意见改。；附1条意见"),
        (EventKind.CLEARED, {"reason": ""}, "核准", ""),
        (EventKind.PUBLISHED, {"before_clearance": False, "reason": ""}, "发布", ""),
        (
            EventKind.PUBLISHED,
            {"before_clearance": True, "reason": "期限将到。"},
            "在上级核准以前发布",
            "期限将到。",
        ),
        (EventKind.CORRECTION_BEGUN, {"version": 2, "reason": "漏计。"}, "开始更正，另立第2版", "漏计。"),
        (EventKind.SUPERSEDED, {"version": 2, "by": 9}, "第2版已经发布，本版不再有效", ""),
        (
            EventKind.CORRECTION_DROPPED,
            {"version": 2, "by": 9, "reason": "误办。"},
            "放弃更正，第2版不再编制，本版仍然有效",
            "误办。",
        ),
        (
            EventKind.COMMENTED,
            {"code": CELL, "section": None, "text": "核对。"},
            "对“四、结转下年度继续办理”总计格提出意见",
            "核对。",
        ),
        (
            EventKind.COMMENTED,
            {"code": "", "section": 5, "text": "写具体。"},
            "对第五部分提出意见",
            "写具体。",
        ),
        (EventKind.COMMENTED, {"code": "", "section": None, "text": "好。"}, "对整份报告提出意见", "好。"),
        (EventKind.COMMENTS_SETTLED, {"comments": [1, 2], "reason": "已改。"}, "处理2条意见", "已改。"),
        (
            EventKind.FINDING_ANSWERED,
            {"rule": "T2-02", "answered": "dismissed", "reason": "联合发文。"},
            "T2-02：不是问题",
            "联合发文。",
        ),
        (EventKind.ANSWER_WITHDRAWN, {"rule": "T2-02"}, "撤回对T2-02的说明", ""),
        (EventKind.NOTED, {"note": "已电话沟通。"}, "备注", "已电话沟通。"),
    ],
)
def test_what_an_event_says(kind: EventKind, values: dict[str, Any], sentence: str, note: str) -> None:
    assert said(kind, values) == Said(sentence, note)

"""Every kind of event of a document has its sentence."""

from typing import Any

import pytest

from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.log_sentence import said

LEVELS = [{"name": "初审"}, {"name": "终审"}]
NIGHT = "2026-03-17T16:30:00+00:00"
"""Half past midnight on 18 March in Beijing."""
SENTENCES: list[tuple[EventKind, dict[str, Any], tuple[str, str]]] = [
    (EventKind.DRAFTED, {"kind": "news", "title": "简讯"}, ("起草工作动态", "简讯")),
    (
        EventKind.IMPORTED,
        {"published_at": NIGHT},
        ("由原网站导入", "2026年3月18日发布，没有经过本系统的审核"),
    ),
    (
        EventKind.SUBMITTED,
        {"revision": 2, "levels": LEVELS, "attribute": "proactive"},
        ("送审第2稿", "主动公开；依次经过初审、终审"),
    ),
    (EventKind.RECALLED, {"reason": "补附件"}, ("撤回送审", "补附件")),
    (
        EventKind.PASSED,
        {"level": "复审", "checked": ["一", "二"], "comment": ""},
        ("复审通过", "核对清单2项已逐项勾选"),
    ),
    (
        EventKind.RETURNED,
        {"level": "复审", "reason": "日期不符", "comments": [3]},
        ("复审退回修改", "日期不符；另有正文上的意见1条"),
    ),
    (
        EventKind.SIGNED,
        {"revision": 2, "attribute": "withheld", "reason": "过程稿", "comment": ""},
        ("签发第2稿，不予公开", "过程稿"),
    ),
    (
        EventKind.NUMBERED,
        {
            "index_number": "青/2026-00001",
            "document_number": "青规〔2026〕1号",
            "date_of_document": "2026-03-17",
        },
        ("编号", "索引号青/2026-00001；青规〔2026〕1号；成文日期2026年3月17日"),
    ),
    (EventKind.HANDED_OVER, {"unit_name": "规划科", "to": "林一帆"}, ("转交规划科林一帆", "")),
    (EventKind.NOTED, {"note": "已电话核对"}, ("备注", "已电话核对")),
    (EventKind.DISCARDED, {"reason": "重复"}, ("作废", "重复")),
    (EventKind.SCHEDULED, {"publish_at": NIGHT}, ("定于2026年3月18日00:30发布", "")),
    (EventKind.UNSCHEDULED, {}, ("取消定时", "")),
    (EventKind.PUBLISHED, {"revision": 2}, ("发布第2稿", "")),
    (EventKind.KEPT, {"reassess_due": "2027-03-17"}, ("存档，不主动公开", "2027年3月17日前评估")),
    (EventKind.WITHDRAWN, {"reason": "差错", "says": "已撤下。"}, ("撤下", "差错；对公众说明：已撤下。")),
    (EventKind.RESTORED, {"reason": "核对无误"}, ("恢复发布", "核对无误")),
    (EventKind.ENDED, {"says": "已到期下线。"}, ("到期下线", "已到期下线。")),
    (
        EventKind.DECISION_UNDONE,
        {"how": "void", "by": "（2026）某01行终7号"},
        ("处罚决定被依法确认无效", "（2026）某01行终7号"),
    ),
    (EventKind.REVISION_BEGUN, {"reason": ""}, ("开始修订", "")),
    (EventKind.REVISION_DROPPED, {"reason": "不改了"}, ("放弃修订", "不改了")),
    (
        EventKind.MOVED,
        {"column_name": "公示公告", "topics": [1], "expires_on": "2026-04-01"},
        ("放入“公示公告”", "列入专题1个；2026年4月1日下线"),
    ),
    (
        EventKind.VALIDITY_CHANGED,
        {"validity": "repealed", "by_name": "新办法", "articles": "", "reason": ""},
        ("有效性改为“废止”", "新办法"),
    ),
    (
        EventKind.REASSESSED,
        {"result": "keep", "reason": "仍在讨论", "reassess_due": "2028-03-17"},
        ("评估：仍不主动公开", "仍在讨论；2028年3月17日前再评估"),
    ),
    (EventKind.PLACED, {"channel": "wechat", "address": ""}, ("登记在政务微信发布", "")),
    (EventKind.LINKED, {"kind": "interprets", "to": 7, "title": ""}, ("关联文件：解读", "第7号信息")),
]


@pytest.mark.parametrize(("kind", "values", "expected"), SENTENCES, ids=[str(one[0]) for one in SENTENCES])
def test_the_record_says_what_happened(
    kind: EventKind, values: dict[str, Any], expected: tuple[str, str]
) -> None:
    told = said(kind, values)
    assert (told.sentence, told.note) == expected


def test_every_kind_is_told() -> None:
    assert {kind for kind, _values, _expected in SENTENCES} == set(EventKind)

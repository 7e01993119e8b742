"""Counts of 行政许可, 行政处罚, 行政强制 decisions and items, of powers, and of money."""

import re

from gongkai.report.narrative.phrase import FILL, WHO, Context, Recognised, run
from gongkai.report.narrative.topic import DECISIONS, Topic

NOT_DECISIONS = "说的可能是事项数或受理数，不是决定数"
PUBLISHED = "说的是公开数或报送数，不是决定数"
NOT_ALL_POWERS = "没有说明是保留的全部行政权力"
NOT_ALL_FEES = "没有说明是全年收取的总额"

_WHAT = run("审批 处理 案件 案 事项 决定书 决定 的 类 件(?!数) 业务 信息")
_KINDS = tuple(
    (decisions, items, re.compile(rf"(?P<lead>.*?)(?:{words})(?P<what>{_WHAT}){FILL}$"))
    for decisions, items, words in (
        (Topic.LICENSING, Topic.LICENSING_ITEMS, "行政许可"),
        (Topic.PENALTY, Topic.PENALTY_ITEMS, "行政处罚|处罚(?=决定)"),
        (Topic.COERCION, Topic.COERCION_ITEMS, "行政强制(?:措施|执行)?"),
    )
)
_COUNTED_AS_ITEMS = ("项", "个")
_DISCLOSED = re.compile(r"公开|发布|公布|公示|双公示|报送|录入|归集|案例")
_DECIDE = re.compile(r"作出|做出|实施|下达|完成|办结")
_DONE = re.compile(rf"^(?:共|已|均)?办结{FILL}$")
_PLAIN_LEAD = re.compile(
    run(f"{WHO} 共 累计 依法 作出 做出 实施 下达 完成 办结 办理 各类 [省市县区]级 了 、 和 及 审批 的 ，")
)
_TAKEN_OR_GIVEN_UP = re.compile("下放|取消|承接|划转|删除")
_POWERS = re.compile(r"^(?:行政)?权力(?:事项)?")
_POWERS_HEAD = re.compile(rf"行政权力(?:事项)?{FILL}$")
_ALL_POWERS = re.compile(r"保留|现有|共有|拥有")
_POWERS_CHANGED = re.compile(r"取消|下放|承接|新增|调整|减少|增加|删除|修订|合并|划转")
_ADMIN_FEES = re.compile(r"(?P<lead>.*?)行政事业性收费(?:收入|总额|总金额|金额)?" + FILL + "$")
_FEES_SPARED = re.compile(r"减|免|降|取消|退|缓|停征")
_PLAIN_FEES = re.compile(run(f"{WHO} 共 共计 累计 收取 征收 收缴 实际 依法 ， 了 的 其中"))
_PROCESSING_FEE = re.compile(r"信息处理费|信息公开(?:处理)?(?:费|收费)|处理费")


def decision(phrase: str, unit: str, context: Context) -> Recognised | None:
    """Decisions taken (件) or items (项, 个); what is only published or accepted leaves a doubt."""
    for decisions, items, pattern in _KINDS:
        match = pattern.search(phrase)
        if not match:
            continue
        lead, what = match["lead"], match["what"]
        if "信息" in what or unit == "条" or _TAKEN_OR_GIVEN_UP.search(lead):
            return None
        decided = _DECIDE.search(lead or context.verb)
        if unit in _COUNTED_AS_ITEMS:
            return Recognised(decisions if decided else items, (NOT_DECISIONS,))
        published = _DISCLOSED.search(lead or context.verb)
        plain = _PLAIN_LEAD.fullmatch(lead) and unit != "次"
        sure = ("决定" in what or decided) and plain
        if published:
            return Recognised(decisions, (PUBLISHED,))
        return Recognised(decisions, () if sure else (NOT_DECISIONS,))
    if context.sentence in DECISIONS and _DONE.search(phrase):
        return Recognised(context.sentence)
    return None


def powers(phrase: str, tail: str) -> Recognised | None:
    """行政权力事项 in all: 22项行政权力."""
    if not (_POWERS.match(tail) or _POWERS_HEAD.search(phrase)) or _POWERS_CHANGED.search(phrase):
        return None
    return Recognised(Topic.POWER_ITEMS, () if _ALL_POWERS.search(phrase) else (NOT_ALL_POWERS,))


def money(phrase: str) -> Recognised | None:
    """行政事业性收费 and 信息处理费, in 元."""
    if match := _ADMIN_FEES.search(phrase):
        if _FEES_SPARED.search(match["lead"]):
            return None
        sure = _PLAIN_FEES.fullmatch(match["lead"])
        return Recognised(Topic.ADMIN_FEES, () if sure else (NOT_ALL_FEES,))
    if _PROCESSING_FEE.search(phrase):
        return Recognised(Topic.PROCESSING_FEE)
    return None

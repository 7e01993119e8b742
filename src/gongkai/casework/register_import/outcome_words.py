"""How an application ended, in the words of registers: the rows of Table 3 in both forms, and what offices write.

A text is read only where every word of it is known and all of them point at one row: 「不涉密」 is not 「涉密」, and
what remains unread might be the 「不」. Anything else is left open, with the rows it may mean.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.law.matter import Matter
from gongkai.law.outcome import Outcome
from gongkai.law.readings import Readings
from gongkai.report.forms import OUTCOME_GROUPS, TABLE_3, Form
from gongkai.text.folding import folded, simplified

_LEAVES = {
    Outcome.GRANTED: "予以公开 同意公开 全部公开 完全公开 主动公开 已主动公开 公开 提供 予以提供 同意提供 "
    "告知获取途径 告知查询途径 告知获取方式 告知获取方式和途径 告知网址",
    Outcome.PARTIAL: "部分公开 部分予以公开 部分同意公开 部分提供 区分处理 部分不予公开 部分公开部分不予公开 "
    "部分公开区分处理的只计这一情形不计其他情形",
    Outcome.STATE_SECRET: "国家秘密 涉及国家秘密 涉密",
    Outcome.LAW_PROHIBITED: "其他法律行政法规禁止公开 法律行政法规禁止公开 法律法规禁止公开",
    Outcome.SECURITY_STABILITY: "三安全一稳定 危及三安全一稳定 危及国家安全公共安全经济安全社会稳定",
    Outcome.THIRD_PARTY: "保护第三方合法权益 第三方合法权益 损害第三方合法权益 侵害第三方合法权益 第三方 涉及第三方 "
    "第三方不同意公开 第三方不同意 商业秘密 涉及商业秘密 个人隐私 涉及个人隐私",
    Outcome.INTERNAL_AFFAIRS: "三类内部事务信息 内部事务信息 内部事务 内部管理信息 人事管理 后勤管理 内部工作流程",
    Outcome.PROCESS_INFO: "四类过程性信息 过程性信息 过程性 过程信息 讨论记录 过程稿 磋商信函 请示报告",
    Outcome.ENFORCEMENT_FILE: "行政执法案卷 行政执法案卷信息 执法案卷 执法案卷信息",
    Outcome.ADMIN_QUERY: "行政查询事项 行政查询 不动产登记资料查询 工商登记资料查询",
    Outcome.NOT_HELD: "本机关不掌握相关政府信息 不掌握相关政府信息 不掌握 信息不存在 政府信息不存在 不存在 非本机关 "
    "非本机关负责公开 非本机关公开 非本机关信息 非本机关职责 非本单位 非本部门 不属于本机关 不属于本机关公开 "
    "不属于本机关负责公开 不属于本单位 不属于本部门 未制作 未获取 未制作或获取 未制作未获取",
    Outcome.NEEDS_CREATION: "没有现成信息需要另行制作 没有现成信息 需要另行制作 需另行制作 另行制作 需要加工分析 需加工分析 "
    "加工分析 汇总加工 需汇总加工",
    Outcome.UNCLEAR_AFTER_CORRECTION: "补正后申请内容仍不明确 补正后仍不明确 补正后内容仍不明确 补正后仍不清楚",
    Outcome.PETITION_COMPLAINT: "信访举报投诉类申请 信访举报投诉类 信访举报投诉 信访投诉举报 信访 信访类 信访事项 举报 投诉 "
    "投诉举报",
    Outcome.DUPLICATE: "重复申请 重复",
    Outcome.PUBLICATION: "要求提供公开出版物 公开出版物 出版物",
    Outcome.ABUSIVE_VOLUME: "无正当理由大量反复申请 大量反复申请 大量反复",
    Outcome.RECONFIRM: "要求行政机关确认或重新出具已获取信息 要求确认或重新出具已获取信息 确认或重新出具已获取信息 "
    "重新出具已获取信息 重新出具",
    Outcome.NO_CORRECTION: "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请 申请人无正当理由逾期不补正行政机关不再处理 "
    "无正当理由逾期不补正 逾期不补正 逾期未补正 未按期补正 未补正 不补正",
    Outcome.UNPAID_FEE: "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请 "
    "申请人逾期未按收费通知要求缴纳费用行政机关不再处理 逾期未按收费通知要求缴纳费用 逾期未缴费 逾期不缴费 逾期未缴纳费用 "
    "未缴费",
    Outcome.MISC: "其他",
}
_MATTERS = {
    Matter.WITHDRAWN: "撤回 撤回申请 主动撤回 申请人撤回 申请人主动撤回 撤销申请 自愿撤回",
    Matter.ENQUIRY: "咨询 咨询类 咨询事项",
    Matter.NOT_GOVERNMENT_INFORMATION: "不属于政府信息 非政府信息 不是政府信息",
    Matter.TRANSFERRED: "转送 转办 移送 转送其他机关 转送后终止办理",
}
_GROUPS = {
    ("refused",): "不予公开 不公开 不同意公开",
    ("unable",): "无法提供 不能提供",
    ("refused", "unable"): "不予提供 不提供",
    ("declined",): "不予处理 不予受理",
    ("other",): "其他处理 不再处理",
}
_STILL_OPEN = "办理中 在办 正在办理 正在办理中 未答复 尚未答复 未办结 尚未办结 待答复 待办 待办理 结转 结转下年度 结转下年度继续办理"
_UNCLEAR = {
    (
        Outcome.UNCLEAR_AFTER_CORRECTION,
        Outcome.NO_CORRECTION,
    ): "申请内容不明确 内容不明确 不明确 放弃申请 视为放弃申请",
}
# Words that tell no row from another. None of them may carry a 「不」.
_FILLERS = (
    "属于 属 系 依法 依申请 依申请公开 信息 政府信息 政府信息公开 信息公开 政府信息公开申请 信息公开申请 该信息 所申请 申请 申请人 "
    "告知 告知书 答复 答复书 决定 作出 因 涉及 类 类申请 范围 事项 公开范围 已 已办结 办结 本机关"
)
_NUMBERING = re.compile(r"\([一二三四五六七八]\)|(?<!\d)\d\s*[.．、]|^[一二三四]、")
_SIGNS = re.compile(r"[^\w]|_")


@dataclass(frozen=True, slots=True)
class OutcomeReading:
    """What a text says: the rows it may mean, in the order of the form, or that the case is still open.

    It is clear where `is_open`, or where there is one candidate and not `unread`.
    """

    candidates: tuple[Outcome, ...] = ()
    is_open: bool = False
    unread: bool = False

    @property
    def outcome(self) -> Outcome | None:
        """The one row, none where it is not clear."""
        return self.candidates[0] if len(self.candidates) == 1 and not self.unread else None


def _spaced(texts: dict[Outcome, str] | dict[Matter, str]) -> dict[str, Outcome | Matter]:
    return {word: key for key, words in texts.items() for word in words.split()}


def _of_forms() -> dict[str, Outcome | Matter]:
    """The rows as printed, with and without their group."""
    found: dict[str, Outcome | Matter] = {}
    for row in TABLE_3[Form.F2021]:
        code = row.code.removeprefix("t3.outcome.")
        if code in Outcome.__members__.values():
            found[_bare(row.label)] = Outcome(code)
    return found


def _bare(text: str) -> str:
    return _SIGNS.sub("", _NUMBERING.sub("", simplified(folded(text))))


_WORDS: dict[str, Outcome | Matter] = _spaced(_LEAVES) | _spaced(_MATTERS) | _of_forms()
_GROUP_WORDS = {word: groups for groups, words in _GROUPS.items() for word in words.split()} | {
    _bare(label): (code.rpartition(".")[2],) for code, label in OUTCOME_GROUPS.items()
}
_UNCLEAR_WORDS = {word: outcomes for outcomes, words in _UNCLEAR.items() for word in words.split()}
_OPEN_WORDS = frozenset(_STILL_OPEN.split())
_TOKEN = re.compile(
    "|".join(
        sorted(
            (*_WORDS, *_GROUP_WORDS, *_UNCLEAR_WORDS, *_OPEN_WORDS, *_FILLERS.split()), key=len, reverse=True
        )
    )
)


def read_outcome(text: str, readings: Readings) -> OutcomeReading:
    """What a text says of the end of a case; what the form has no row for falls where the readings put it."""
    bare = _bare(text)
    tokens = _TOKEN.findall(bare)
    unread = sum(map(len, tokens)) != len(bare) or not bare
    if any(token in _OPEN_WORDS for token in tokens):
        return OutcomeReading(is_open=not unread, unread=unread)
    leaves: list[Outcome] = []
    for token in tokens:
        meant = _WORDS.get(token)
        if meant:
            leaves.append(readings.matter_outcomes[meant] if isinstance(meant, Matter) else meant)
        leaves += _UNCLEAR_WORDS.get(token, ())
    groups = [_GROUP_WORDS[token] for token in tokens if token in _GROUP_WORDS]
    candidates, agrees = _agreed(list(dict.fromkeys(leaves)), groups)
    ordered = tuple(sorted(candidates, key=list(Outcome).index))
    return OutcomeReading(ordered, unread=unread or not agrees)


def _agreed(leaves: list[Outcome], groups: Sequence[tuple[str, ...]]) -> tuple[Sequence[Outcome], bool]:
    """The rows that leaves and group heads come to, and whether they go together."""
    if leaves and leaves[0] is Outcome.PARTIAL:
        # 区分处理的，只计这一情形，不计其他情形: the form itself says so.
        return [Outcome.PARTIAL], True
    if not leaves:
        return [outcome for outcome in Outcome if any(outcome.group in group for group in groups)], True
    return leaves, all(leaf.group in group for group in groups for leaf in leaves)

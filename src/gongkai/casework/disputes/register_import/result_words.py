"""How a review or suit ended, in the words of registers: the columns of Table 4, and what decisions do with the claim.

A text is read only where every word of it is known and all of them count in one column: 「部分维持」 is not 「维持」, and
what remains unread might be the 「部分」. Anything else is left open, with the columns that it may mean.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gongkai.law.dispute_result import Disposition, Result
from gongkai.law.readings import Readings
from gongkai.text.folding import folded, simplified

ENDS = (Result.UPHELD, Result.CORRECTED, Result.OTHER)
"""What a case that has ended may count as."""
_COLUMNS = {
    Result.UPHELD: "结果维持 维持结果",
    Result.CORRECTED: "结果纠正 纠正 予以纠正 被纠正",
    Result.OTHER: "其他结果 其他 其它",
}
_DISPOSITIONS = {
    Disposition.MAINTAINED: "维持 决定维持 予以维持",
    Disposition.CLAIM_REJECTED: "驳回复议请求 驳回行政复议请求 驳回诉讼请求 驳回请求 驳回全部诉讼请求",
    Disposition.REVOKED: "撤销 部分撤销 撤销重作 撤销并责令重作",
    Disposition.CHANGED: "变更",
    Disposition.UNLAWFUL: "确认违法 违法",
    Disposition.VOID: "确认无效 无效",
    Disposition.ORDERED: "责令 责令履行 限期履行 履行 限期答复 责令答复 责令重新答复 责令公开 给付",
    Disposition.APPLICATION_REJECTED: "驳回复议申请 驳回行政复议申请 驳回起诉 裁定驳回",
    Disposition.NOT_ACCEPTED: "不予受理 不予立案 不受理 不立案",
    Disposition.WITHDRAWN: "撤回 撤诉 撤回申请 撤回复议申请 撤回起诉 主动撤回",
    Disposition.TERMINATED: "终止 终止复议 终止审理 终结 终结诉讼 和解",
    Disposition.MEDIATED: "调解 调解结案",
}
_UNCLEAR = {
    (Result.UPHELD, Result.OTHER): "驳回 驳回申请",
    # Who won or lost is not said, nor what the judgment did that was appealed.
    ENDS: "胜诉 败诉 驳回上诉 维持原判 维持原裁定 驳回上诉维持原判 驳回上诉维持原裁定 发回重审 改判",
}
_STILL_OPEN = (
    "未审结 尚未审结 在审 审理中 正在审理 办理中 未结 未结案 未办结 尚未办结 在办 待审 待判决 待决定 未判决 尚未判决 未决定 "
    "尚未决定 已受理 已立案 受理 立案 中止 中止审理 中止复议 中止诉讼 一审中 二审中 进行中"
)
# Words that tell no column from another. None of them may carry a 「不」, a 「未」 or a 「部分」.
_FILLERS = (
    "判决 裁定 决定 复议决定 行政复议 复议 行政诉讼 诉讼 请求 原行政行为 行政行为 原决定 该 书 答复 "
    "告知书 答复书 政府信息公开 信息公开 政府信息 作出 重新作出 重新 重作 依法 准许 准予 确认 并 了 予以 限期 法院 复议机关 一审 "
    "已 审结 已审结 结案 已结案 自愿"
)
# 「驳回原告的诉讼请求」 is 「驳回诉讼请求」.
_PARTIES = re.compile(r"[^\w]|_|被?申请人|原告|被告|的|其(?!他|它)")


@dataclass(frozen=True, slots=True)
class ResultReading:
    """What a text says: the columns it may mean, in the order of the form, or that the case is still open.

    It is clear where `is_open`, or where there is one candidate and not `unread`.
    """

    candidates: tuple[Result, ...] = ()
    is_open: bool = False
    unread: bool = False

    @property
    def result(self) -> Result | None:
        """The one column, none where it is not clear."""
        return self.candidates[0] if len(self.candidates) == 1 and not self.unread else None


def _bare(text: str) -> str:
    return _PARTIES.sub("", simplified(folded(text)))


_RESULTS = {word: result for result, words in _COLUMNS.items() for word in words.split()}
_RESULTS |= {_bare(result.label): result for result in ENDS}
_ACTS = {word: act for act, words in _DISPOSITIONS.items() for word in words.split()}
_ACTS |= {
    _bare(words.label): act
    for act in Disposition
    for in_court in (False, True)
    if (words := act.words(in_court=in_court))
}
_UNCLEAR_WORDS = {word: results for results, words in _UNCLEAR.items() for word in words.split()}
_OPEN_WORDS = frozenset(_STILL_OPEN.split())
_TOKEN = re.compile(
    "|".join(
        sorted((*_RESULTS, *_ACTS, *_UNCLEAR_WORDS, *_OPEN_WORDS, *_FILLERS.split()), key=len, reverse=True)
    )
)


def read_result(text: str, readings: Readings) -> ResultReading:
    """What a text says of the end of a case; what decisions do counts where the readings put it."""
    bare = _bare(text)
    tokens = _TOKEN.findall(bare)
    unread = sum(map(len, tokens)) != len(bare) or not bare
    found = {result for token in tokens for result in _meant(token, readings)}
    if any(token in _OPEN_WORDS for token in tokens) and not found:
        return ResultReading(is_open=not unread, unread=unread)
    return ResultReading(tuple(result for result in ENDS if result in found), unread=unread)


def _meant(token: str, readings: Readings) -> Iterator[Result]:
    if token in _RESULTS:
        yield _RESULTS[token]
    elif token in _ACTS:
        yield readings.dispute_results[_ACTS[token]]
    else:
        yield from _UNCLEAR_WORDS.get(token, ())

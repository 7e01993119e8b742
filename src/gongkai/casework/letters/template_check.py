"""Whether an agency's own wording may be used: fields known, passages closed, nothing left out that the law asks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from gongkai.casework.letters.fields import (
    COMPOSED,
    DEFECT_FIELDS,
    INSIDE,
    ITEM_FIELDS,
    ITEM_REPLY,
    LETTER_FIELDS,
    LISTS,
    PART_FIELDS,
    REMEDY,
    TO_OTHERS,
)
from gongkai.casework.letters.syntax import Literal, Merge, Passage, Problem, Word, parse, walk
from gongkai.law.letter import LETTERS, LetterCode, LetterKind


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a letter must contain, and the fields or words of which one is enough."""

    content: str
    fields: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


_HEAD = (
    Requirement("收到申请之日", ("收到申请之日",)),
    Requirement("申请渠道", ("申请渠道",)),
    Requirement("申请内容", ("申请内容",)),
)
"""Number, recipient, date, room for the seal and contact are set by the layout and cannot be left out."""

_CONTENTS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "登记编号": (("登记编号",), ()),
    "收到申请之日": (("收到申请之日",), ()),
    "答复期限": (("答复期限",), ()),
    "查询码": (("查询码",), ()),
    "需要补正的每一事项": (("补正内容",), ()),
    "补正的指导和释明": (("补正指导",), ()),
    "合理的补正期限": (("补正期限",), ()),
    "逾期不补正的后果": ((), ("放弃申请",)),
    "认为超过合理范围的数量、频次和期间": (("申请数量频次",), ()),
    "说明理由的期限": (("说明理由期限",), ()),
    "延长的理由": (("延长理由",), ()),
    "新的答复期限": (("新的答复期限",), ()),
    "政府信息公开工作机构负责人同意的记录": (("同意日期",), ()),
    "延迟答复的合理期限": (("延迟答复日期",), ()),
    "涉及的政府信息": (("涉及的政府信息",), ()),
    "收到之日起15个工作日内提出意见": ((), ("15个工作日", "十五个工作日")),
    "15个工作日内提出意见": ((), ("15个工作日", "十五个工作日")),
    "逾期未提出意见的后果": ((), ("逾期未提出意见",)),
    "逾期未提出意见视为同意公开": ((), ("视为同意",)),
    "征求意见所需时间不计入答复期限": ((), ("不计算在", "不计入")),
    "决定公开的政府信息内容": (("决定公开的内容",), ()),
    "涉及公共利益的理由": (("公共利益理由",), ()),
    "需要协助的问题": (("协助问题",), ()),
    "回复期限": (("回复期限",), ()),
    "收费依据": ((), ("国办函〔2020〕109号",)),
    "计收方式和件数或者页数": (("计收数量",), ()),
    "收费数额": (("收费数额",), ()),
    "缴纳方式和账户": (("收款账户",), ()),
    "缴费期限": (("缴费时限",), ()),
    "逾期未缴费的后果": ((), ("放弃申请",)),
    "提供的政府信息，或者获取的方式、途径和时间": (("提供内容",), ()),
    "获取该政府信息的准确网址或者其他方式、途径": (("获取途径",), ()),
    "予以公开的内容": (("提供内容",), ()),
    "不予公开的每一部分及其依据、理由": (("部分内容",), ()),
    "适用的不予公开情形": (("不予公开情形",), ()),
    "公开会造成的损害": (("损害",), ()),
    "征求第三方意见的，征求意见的结果": (("征求意见结果",), ()),
    "另有规定的法律、行政法规": (("专门规定",), ()),
    "查询的机关和途径": (("办理渠道",), ()),
    "检索的范围和方法": (("检索情况",), ()),
    "经检索该政府信息不存在": ((), ("不存在",)),
    "不属于本机关负责公开的理由": (("理由",), ()),
    "能够确定的，负责公开的机关名称和联系方式": (("负责机关联系方式",), ()),
    "没有现成信息、需要加工分析的理由": (("理由",), ()),
    "补正后仍不明确之处": (("理由",), ()),
    "可以通过何种渠道提出": (("办理渠道",), ()),
    "此前答复的文号和日期": (("此前答复",), ()),
    "获取公开出版物的途径": (("办理渠道",), ()),
    "申请的数量、频次": (("申请数量频次",), ()),
    "理由不合理之处": (("理由",), ()),
    "此前提供的文号和日期": (("此前答复",), ()),
    "补正告知书的日期": (("补正告知书日期",), ()),
    "补正期限届满之日": (("补正期限",), ()),
    "收费通知书的日期": (("收费通知书日期",), ()),
    "缴费期限届满之日": (("缴费期限",), ()),
    "撤回申请的日期或者终止办理的原因": (("撤回日期", "终止原因"), ()),
    "查明的情况": (("查明的情况",), ()),
    "作出的处理": (("处理情况",), ()),
    "对证据的审核意见": (("查明的情况",), ()),
    "更正的内容": (("处理情况",), ()),
    "转送的机关，或者应当向哪一机关提出": (("处理情况",), ()),
}
"""Each content of `law.letter`: the fields or the words of which one is enough."""
_BY_LAYOUT = frozenset({"意见回复表"})


def requirements(code: LetterCode) -> Iterator[Requirement]:
    """What the wording of a letter must contain, from `law.letter`; what the layout sets is not asked of it."""
    letter = LETTERS[code]
    yield from _HEAD
    for content in letter.contains:
        if content not in _BY_LAYOUT:
            yield Requirement(content, *_CONTENTS[content])
    for basis in letter.basis:
        own = ("法律依据",) if letter.kind is LetterKind.DECISION else ()
        yield Requirement(f"法律依据：{basis}", own, (_words_of(basis),))
    if letter.kind is LetterKind.DECISION:
        yield Requirement("每一事项依据不同时各自的答复", (ITEM_REPLY,))
    if letter.kind is not LetterKind.PROCEDURAL:
        yield Requirement("救济途径", (REMEDY,))


def check_template(code: LetterCode, text: str) -> tuple[Problem, ...]:
    """Everything that keeps a wording from being used, in Chinese with what to do; empty if it may be."""
    nodes, problems = parse(text)
    found = [*problems]
    placed = walk(nodes)
    for node, lists in placed:
        if not isinstance(node, Literal):
            found += _misplaced(code, node, lists)
    used = {node.name for node, _ in placed if isinstance(node, Merge)}
    words = "".join(node.text for node, _ in placed if isinstance(node, Literal))
    found += [
        Problem(0, f"缺少“{needed.content}”。请加入{_how(needed)}。")
        for needed in requirements(code)
        if not used.intersection(needed.fields) and not any(word in words for word in needed.words)
    ]
    if LETTERS[code].kind is LetterKind.PROCEDURAL and REMEDY in used:
        found.append(Problem(0, "程序性文书不写救济途径。请删去“{{救济途径}}”。"))
    return tuple(found)


def _misplaced(code: LetterCode, node: Merge | Passage, lists: tuple[str, ...]) -> Iterator[Problem]:
    name = node.name
    if isinstance(node, Passage) and node.word is Word.EACH:
        if name not in LISTS:
            yield Problem(node.line, f"不能逐项写“{name}”。可以逐项写的有：{'、'.join(LISTS)}。")
        elif name in INSIDE and INSIDE[name] not in lists:
            yield Problem(node.line, f"“{{{{逐项 {name}}}}}”须写在“{{{{逐项 {INSIDE[name]}}}}}”之内。")
        return
    if name == REMEDY or name in LETTER_FIELDS:
        if name in LETTER_FIELDS and LETTER_FIELDS[name].of_applicant and code in TO_OTHERS:
            yield Problem(node.line, f"发给他人的文书不得写申请人的信息。请删去“{{{{{name}}}}}”。")
        return
    homes = [home for home, (_, names) in LISTS.items() if name in names]
    if not homes:
        yield Problem(node.line, f"没有“{{{{{name}}}}}”这个字段。请从字段表中选用。")
    elif not set(homes).intersection(lists):
        yield Problem(node.line, f"“{{{{{name}}}}}”须写在“{{{{逐项 {homes[0]}}}}}”和“{{{{结束}}}}”之间。")


def _words_of(basis: str) -> str:
    """The part of a basis that the text quotes: 第三十三条第二款; of another instrument its number."""
    if basis.startswith("条例"):
        return basis.removeprefix("条例")
    return basis.partition("号")[0] + "号"


def _how(needed: Requirement) -> str:
    choices = [f"字段“{{{{{name}}}}}”" for name in needed.fields] + [f"“{word}”" for word in needed.words]
    return "或者".join(choices)


def field_labels(code: LetterCode) -> dict[str, str]:
    """Every field that the wording of a letter may use, with what fills it, for the editor's table."""
    labels = {
        name: field.label
        for name, field in LETTER_FIELDS.items()
        if not (field.of_applicant and code in TO_OTHERS)
    }
    for fields in (ITEM_FIELDS, PART_FIELDS, DEFECT_FIELDS):
        labels |= {name: field.label for name, field in fields.items() if name not in labels}
    return labels | COMPOSED

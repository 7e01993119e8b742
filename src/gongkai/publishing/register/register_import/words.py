"""Which validity and which kind offices mean by what they write in a register of documents."""

import re

from gongkai.law.validity import Validity
from gongkai.publishing.kind import DocumentKind
from gongkai.text.folding import folded

_SIGNS = re.compile(r"[\s、，,。；;（）()“”\"]+")
_VALIDITY = {
    Validity.IN_FORCE: "有效 现行有效 继续有效 保留 继续执行 继续施行 现行 拟保留 是 延续",
    Validity.AMENDED: "已修改 修改 修订 已修订 拟修改 已被修改 修改后有效 修改后继续有效",
    Validity.PARTLY_REPEALED: "部分废止 部分失效 部分有效 部分条款废止 部分条款失效",
    Validity.REPEALED: "废止 已废止 拟废止 予以废止 宣布废止 已被废止",
    Validity.EXPIRED: "失效 已失效 宣布失效 自动失效 自然失效 有效期届满 已过有效期 期满失效",
    Validity.SUSPENDED: "停止执行 暂停执行 停止施行 暂停施行 中止执行",
}
_BY_WORD = {word: validity for validity, words in _VALIDITY.items() for word in words.split()}
_KINDS = (
    (DocumentKind.NORMATIVE, re.compile("规范性文件")),
    (DocumentKind.RULE, re.compile("规章|政府令|部门令")),
)


def validities(text: str) -> tuple[Validity, ...]:
    """What the wording means; none where it is unknown, as 废止或者失效 is."""
    found = _BY_WORD.get(_SIGNS.sub("", folded(text)))
    return (found,) if found else ()


def kinds(text: str) -> tuple[DocumentKind, ...]:
    """The kind of the register that the wording names."""
    plain = folded(text)
    return tuple(kind for kind, words in _KINDS if words.search(plain))[:1]

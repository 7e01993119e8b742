"""Counts of 规章 and 规范性文件: issued, repealed, in force, or only made public."""

import re

from gongkai.report.narrative.phrase import FILL, FROM_CONTEXT, NOT_EXACTLY, WHO, Context, Recognised, run
from gongkai.report.narrative.topic import Topic

ISSUER = "只说了某一级或某一类文件"
ONLY_DISCLOSED = "说的是公开数，不是制发数"

_VERBS = "制定|制发|出台|印发|发布|公开|废止|失效|现行有效|有效|修订|修改|清理|审查|备案"
_FAMILIES = tuple(
    (family, re.compile(rf"(?P<lead>.*?)(?:{noun})(?:的)?(?P<verb>{_VERBS})?(?:件(?!数))?{FILL}$"))
    for family, noun in (("normative_docs", "(?:行政)?规范性文件"), ("rules", "(?:政府|部门)?规章"))
)
_IN_FORCE = re.compile(r"现行有效|继续有效|保留")
_REPEALED = re.compile(r"废止|失效")
_ISSUED = re.compile(r"制定|制发|出台|印发|新制|制作|制订")
_DISCLOSED = re.compile(r"公开|发布|公布|公示")
_NOT_ISSUED = re.compile(
    r"审核|审查|备案|报备|起草|移交|清理|修订|修改|学习|解读|评估|报送|送交|转发|上传|收录|归集"
)
_VERB = re.compile("|".join(p.pattern for p in (_IN_FORCE, _REPEALED, _ISSUED, _DISCLOSED, _NOT_ISSUED)))
_PLAIN_LEAD = re.compile(
    run(
        f"{WHO} 共 新 累计 制作 制订 制定 制发 出台 印发 发布 公布 并 和 及 、 主动 公开 废止 宣布 失效 现行 有效 的 以来 已 了 继续 保留 清理 其中 对"
        " 截至 年底 目前 各类 行政 区域内 ，"
    )
)
_BARE_MEASURE = re.compile(
    rf"(?P<verb>新制定|制定|制发|修改|修订|清理废止|废止|宣布失效|现行有效|保留)(?:的)?(?:文件)?{FILL}$"
)
_MEASURE_TAIL = re.compile(r"^(?:予以|宣布)?(?P<verb>废止|失效|保留|继续有效)")
_OWN_NAME = re.compile(r"^[\u4e00-\u9fff]{2,30}?(?:政府|[局委厅])")


def document(phrase: str, tail: str, context: Context) -> Recognised | None:
    """The measure of Table 2 that a count of documents speaks of."""
    for family, pattern in _FAMILIES:
        if match := pattern.search(phrase):
            return _measure(family, match["lead"], match["verb"] or "", context)
    family = context.sentence.value.partition(".")[0] if context.sentence else ""
    if family in ("normative_docs", "rules"):
        bare = _BARE_MEASURE.search(phrase) or (_MEASURE_TAIL.search(tail) if len(phrase) < 3 else None)
        if bare and (found := _measure(family, "", bare["verb"], context)):
            same_documents = context.sure and "文件" not in phrase + tail
            return found if same_documents else Recognised(found.topic, (FROM_CONTEXT, *found.doubts))
    return None


def _measure(family: str, lead: str, verb: str, context: Context) -> Recognised | None:
    said = verb or lead
    doubts: tuple[str, ...] = ()
    if not _PLAIN_LEAD.fullmatch(_without_agency(lead, context.agency)):
        doubts = (ISSUER,)
    if not _VERB.search(said):
        said = context.verb
        doubts = (*doubts, FROM_CONTEXT)
    if _IN_FORCE.search(said):
        return Recognised(Topic(f"{family}.in_force"), doubts)
    if _REPEALED.search(said):
        # Whether what has run out counts as 废止, the form does not say.
        unclear = (NOT_EXACTLY,) if "失效" in said else ()
        return Recognised(Topic(f"{family}.repealed"), (*doubts, *unclear))
    if _NOT_ISSUED.search(said):
        return None
    if _ISSUED.search(said):
        return Recognised(Topic(f"{family}.issued"), doubts)
    if _DISCLOSED.search(said):
        return Recognised(Topic(f"{family}.disclosed"), (*doubts, ONLY_DISCLOSED))
    return None


def _without_agency(lead: str, agency: str) -> str:
    """The words without the reporting agency's own name (and its office) at their start."""
    name = _OWN_NAME.match(lead)
    if not name or not agency or not agency.endswith(name[0]):
        return lead
    return lead[name.end() :].removeprefix("办公室").removeprefix("办公厅")

"""Wrong words and fixed wordings, looked for all at once; words in which the order is fixed."""

import re
from collections.abc import Iterator

from gongkai.publishing.guard.dictionary import Entry
from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.reading import Passage, Reading
from gongkai.publishing.guard.rule import Rule

WORDS = Rule(
    "GD-20",
    "错别字和不规范表述",
    Severity.WARNS,
    "词库条目各自的依据",
    "通用词库和本机关词库的条目，一次全部查出。机关更名的条目，成文日期在更名以前的、书名号里的、写着“原”的不算。",
)
ORDER = Rule(
    "GD-21",
    "固定提法的次序",
    Severity.WARNS,
    "党和国家重要文献中的规范表述",
    "“四个意识”“四个自信”“五位一体”总体布局、新发展理念、五公开，各项齐全而次序不同的。",
)
RULES = (WORDS, ORDER)

_SEQUENCES = tuple(
    (name, tuple(words.split("、")))
    for name, words in (
        ("“四个意识”", "政治意识、大局意识、核心意识、看齐意识"),
        ("“四个自信”", "道路自信、理论自信、制度自信、文化自信"),
        ("“五位一体”总体布局", "经济建设、政治建设、文化建设、社会建设、生态文明建设"),
        ("新发展理念", "创新、协调、绿色、开放、共享"),
        ("五公开", "决策公开、执行公开、管理公开、服务公开、结果公开"),
    )
)
_RUNS = tuple(
    (
        name,
        words,
        re.compile(
            rf"(?:{'|'.join(words)})(?:、(?:{'|'.join(words)})){{{len(words) - 1}}}(?!、(?:{'|'.join(words)}))"
        ),
    )
    for name, words in _SEQUENCES
)
_CITED = re.compile(r"《[^《》\n]{1,200}》")


def look(reading: Reading, known: Known) -> Iterator[Finding]:
    """Every entry of the dictionary that is met, in every passage."""
    on = reading.content.date_of_document or known.today
    for passage in reading.written:
        folded = passage.folded
        cited: tuple[tuple[int, int], ...] | None = None
        for entry, start, end in known.dictionary.finds(folded.text, on):
            if entry.since is not None:
                if cited is None:
                    cited = tuple(match.span() for match in _CITED.finditer(folded.text))
                # What was called so then is called so in the title of what was issued then.
                if folded.text[start - 1 : start] == "原" or any(s <= start < e for s, e in cited):
                    continue
            yield _told(passage, entry, *folded.span(start, end))
        yield from _out_of_order(passage)


def _told(passage: Passage, entry: Entry, start: int, end: int) -> Finding:
    found = passage.text[start:end]
    if entry.since is not None:
        says = (
            f"“{found}”的职责，{entry.since.year}年机构改革后由“{entry.right}”这类机构承担。"
            "说的是改革以前的，不用改；否则改为现在的名称。"
        )
    elif entry.right:
        says = f"“{found}”应写作“{entry.right}”。"
    else:
        says = f"不宜写“{found}”。"
    told = WORDS.at(passage, start, end, says, entry.right or None, entry.severity)
    return Finding(told.rule, told.severity, told.place, told.says, told.repair, entry.source or "本机关词库")


def _out_of_order(passage: Passage) -> Iterator[Finding]:
    for name, words, run in _RUNS:
        if words[0] not in passage.text:
            continue
        for match in run.finditer(passage.text):
            said = match[0].split("、")
            if len(set(said)) == len(words) and tuple(said) != words:
                right = "、".join(words)
                yield ORDER.at(passage, *match.span(), f"{name}的次序是“{right}”。", right)

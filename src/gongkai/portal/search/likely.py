"""What an applicant describes may be public already: looked for by the numbers, titles and words of the description."""

import re
from collections.abc import Iterator
from itertools import chain, islice

from gongkai.search.models import Entry
from gongkai.search.searching import search
from gongkai.text.search_text import HAN, MOST_TERMS, folded_alike
from gongkai.text.written_alike import written

MOST, MOST_SEARCHES = 5, 8
LONGEST = 500
"""Characters of a description that are looked at."""
_TITLE = re.compile(r"《([^《》]{2,60})》")
_SAYS_NOTHING = re.compile(
    r"[你贵](?:机关|单位|[局县市区乡镇])|我想要|我想|我要|想要|我们|本人|希望|请求|申请|要求|请问|请|公开|获取|提供|了解|知道|查询|查阅|有关|关于|相关|涉及|以及|"
    r"政府信息|信息|情况|材料|资料|内容|文件|全部|所有|具体|详细|明细|的|和|与|及|或者|或|我"
)
_AFTER_A_PLACE = re.compile("(?<=[省市县区乡镇村])|(?<=街道)")
_BEFORE_A_KIND_OF_PAPER = re.compile(
    "(?=办法|通知|公告|公示|方案|意见|规定|决定|报告|规划|计划|名单|花名册|标准|结果|协议|合同|批复|流程|指南|纪要)"
)
_RUN = re.compile(f"[{HAN}A-Za-z0-9]{{2,}}")


def likely(description: str) -> list[Entry]:
    """At most five public pages, the likeliest first; a few searches, each narrower one before the wider.

    A line is a piece of information; the last one is what is being written, and is looked for first.
    """
    found: dict[int, Entry] = {}
    lines = [line for line in description.splitlines()[::-1] if line.strip()]
    for words in islice(chain.from_iterable(_wordings(line[:LONGEST]) for line in lines), MOST_SEARCHES):
        for entry in search(words, most=MOST, widened=True).entries:
            found.setdefault(entry.number, entry)
        if len(found) >= MOST:
            break
    return list(found.values())[:MOST]


def _wordings(description: str) -> Iterator[str]:
    """What to look for: document numbers, titles, then all telling words together, then the two longest."""
    folded = folded_alike(description)
    for one in written(folded):
        if not one.is_date:
            yield folded[one.start : one.end]
    yield from _TITLE.findall(description)
    words = list(dict.fromkeys(_telling(description)))[:MOST_TERMS]
    if words:
        yield " ".join(words)
    if len(words) > 2:
        yield " ".join(sorted(words, key=len, reverse=True)[:2])


def _telling(description: str) -> Iterator[str]:
    """Words that were not said only for the sentence. Places and the kind of paper seldom stand beside the rest."""
    telling = _SAYS_NOTHING.sub(" ", description)
    for apart in (_AFTER_A_PLACE, _BEFORE_A_KIND_OF_PAPER):
        telling = apart.sub(" ", telling)
    for run in _RUN.findall(telling):
        yield run[:20]

"""Two numbers that a text gives for what reads like the same thing (审计信息栏目公开信息20条 … 审计信息专栏…16条)."""

import re
from collections.abc import Sequence

from gongkai.report.narrative.count import Count, Manner, Span

_FRAME = re.compile(
    r"20[0-9]{2}年度?|我[局办委厅镇乡街处市县区省]|本[局办委厅镇乡街处]?(?:机关|单位|年度|年)|全年|通过|依托|政府(?=信息)|各类|累计|共计|共|年度|其中"
)
_COLUMN = re.compile(r"栏目|专栏")
_GENERIC = re.compile(r"主动|公开|发布|信息|政务|政府|网站|门户|的|了|在|条")
_KEY = 8
_SPECIFIC = 2


def restatements(counts: Sequence[Count]) -> tuple[tuple[int, int], ...]:
    """Pairs of places whose counts differ though one phrase ends in the whole of the other.

    Only published items with a name of their own are taken: counts of applications and documents are compared with
    the tables, and 公开信息 alone names nothing in particular.
    """
    seen: dict[tuple[str, str], tuple[int, str]] = {}
    found: list[tuple[int, int]] = []
    for place, count in enumerate(counts):
        if count.topic or count.manner is not Manner.STATED or count.span is not Span.REPORT_YEAR:
            continue
        phrase = _COLUMN.sub("栏", _FRAME.sub("", count.phrase))
        if len(phrase) < _KEY or len(_GENERIC.sub("", phrase)) < _SPECIFIC:
            continue
        first, said = seen.setdefault((phrase[-_KEY:], count.unit), (place, phrase))
        same = phrase.endswith(said) or said.endswith(phrase)
        other = counts[first]
        if (
            not same
            or other.value == count.value
            or place in (other.part_of, first)
            or count.part_of == first
        ):
            continue
        if (other.paragraph, other.section, other.sentence) != (
            count.paragraph,
            count.section,
            count.sentence,
        ):
            found.append((first, place))
    return tuple(found)

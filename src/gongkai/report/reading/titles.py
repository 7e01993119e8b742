"""Who reports on which year: from the title, or from what the text says of itself."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.text import dates
from gongkai.text.folding import folded, simplified, visible

LONGEST_TITLE = 90
_YEAR = r"(?P<year>(?:19|20)\d{2}|[二一][〇零○0九][〇零○一二三四五六七八九]{2})\s*年度?"
_SUBJECT = r"(?:法治)?(?:政府)?(?:信息|政务)\s*公开"
_TITLE = re.compile(
    rf"^(?P<before>.{{0,50}}?){_YEAR}(?P<between>.{{0,40}}?){_SUBJECT}(?:工作)?(?:情况)?(?:的)?(?:年度)?(?:工作)?(?:情况)?(?:的)?\s*"
    r"(?:年度?报告?|工作报告|年度工作报告|报告|年报|工作总结)(?:\s*[(（].{0,12}[)）])?$"
)
_MENTION = re.compile(
    rf"(?P<before>[\u3400-\u9fff()（）·]{{2,40}}?){_YEAR}{_SUBJECT}(?:工作)?(?:年度)?(?:情况)?(?:工作)?(?:年度)?报告"
)
# 将乐县 is a name of a place.
_LEAD = re.compile(
    r"^(?:.*(?:Page|P\.)\s*\d+\s*[-–—]?|.*(?:特发布|现发布|发布|公布|公开|编制了|编制|形成了|形成|制定|现将|关于|将(?!乐)|向社会)|[#*《“\"•·>\s\-]+)+"
)
_BRACKETS = str.maketrans("()", "（）")
# 人力资源和社会, 保障局 stand on two lines.
_AGENCY_END = re.compile(
    r"(?:人民政府|政府|委员会|办公室|办公厅|办事处|管理局|局|厅|委|办|院|署|行|(?<!社)会|站|中心|镇|乡|街道|区|县|市|省|部|处|队|集团|公司|学校|党组|科|组|所|社)$"
)


_PAGE = re.compile(r"^(?:Page|P\.)\s*\d+\s*[-–—]?\s*", re.IGNORECASE)
_YEAR_OF_WORK = re.compile(r"(?<!\d)(20\d{2})\s*年度?(?:的)?(?:政府信息|政务)公开")
_HAN = re.compile(r"[\u3400-\u9fff]{4,}")
_DIVISION = re.compile(r"[省市州盟县区旗](?!$)")
_FRAME_END = re.compile(r"[开网站页栏录报告置文航]$")


@dataclass(frozen=True, slots=True)
class Title:
    """A title line (or two): its words, the agency and the year in them, and the paragraphs that it takes."""

    text: str
    agency: str
    year: int | None
    paragraphs: tuple[int, ...] = ()


def find_title(paragraphs: Sequence[str]) -> Title | None:
    """The title among the paragraphs before section one, on one line or torn over two or three."""
    for index in range(len(paragraphs)):
        joined = ""
        for end in range(index, min(index + 3, len(paragraphs))):
            part = paragraphs[end].strip().lstrip("#").strip()
            if not part or len(part) > LONGEST_TITLE or re.search(r"[。；;]", part):
                break
            joined += part
            if title := read_title(joined):
                # 伊州区人民政府 / 政府信息公开 above a title are the site's frame, not a part of it.
                if (
                    end > index
                    and not begins_a_name(paragraphs[index])
                    and (shorter := find_title(paragraphs[index + 1 : end + 1]))
                    and shorter.agency
                ):
                    shift = tuple(number + index + 1 for number in shorter.paragraphs)
                    return Title(shorter.text, shorter.agency, shorter.year, shift)
                return Title(title.text, title.agency, title.year, tuple(range(index, end + 1)))
    return None


def read_title(text: str) -> Title | None:
    """A text that is a title as a whole, or None."""
    text = " ".join(visible(text).split())
    printed = folded(text).replace(" ", "")
    if len(printed) > LONGEST_TITLE or "," in printed or "。" in printed:
        return None
    match = _TITLE.match(simplified(printed))
    if not match:
        return None
    # Characters keep their places, so that a Traditional name comes as it is printed.
    agency = agency_name(printed[slice(*match.span("before"))]) or agency_name(
        printed[slice(*match.span("between"))]
    )
    return Title(_PAGE.sub("", text.lstrip("# ")), agency, dates.year(match["year"]))


def mentioned(text: str) -> Title | None:
    """Agency and year where a sentence names the report: 特发布某市经济和信息化局2020年政府信息公开工作年度报告."""
    printed = folded(text)
    match = _MENTION.search(simplified(printed))
    if not match:
        return None
    return Title("", agency_name(printed[slice(*match.span("before"))]), dates.year(match["year"]))


def agency_name(text: str) -> str:
    """A name of an agency without the words that lead up to it; empty where the rest is no such name.

    Brackets in it are those of Chinese print: 洮北区（工业园区）.
    """
    name = _LEAD.sub("", text.strip()).strip("《》“”\"' 的-—–_|:：").translate(_BRACKETS)
    return name if 2 <= len(name) <= 40 and _AGENCY_END.search(simplified(name)) else ""


def begins_a_name(line: str) -> bool:
    """Whether a line can only be the first half of a name that was too long for it: …自治州博湖县乌兰再格森乡人."""
    plain = simplified(folded(line)).strip().replace(" ", "")
    return bool(
        _HAN.fullmatch(plain)
        and _DIVISION.search(plain)
        and not _AGENCY_END.search(plain)
        and not _FRAME_END.search(plain)
    )


def year_of_work(text: str) -> int | None:
    """The year in 2023年政府信息公开工作, where a sentence has those words; None without."""
    match = _YEAR_OF_WORK.search(simplified(folded(text)))
    return int(match[1]) if match else None


def period_year(text: str) -> int | None:
    """The year of the stated data period (统计期限 2023年1月1日至12月31日), or None."""
    for period in dates.periods(folded(text)):
        if period.first and period.first.month == 1 and period.years_stated:
            return period.first.year
    return None

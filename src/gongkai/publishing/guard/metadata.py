"""The text held against what is said about it: number, date, issuer, title, validity, attachments, disclosure note."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from gongkai.law.disclosure import DisclosureAttribute
from gongkai.publishing.guard.body_text import Block, lines
from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.reading import Reading
from gongkai.publishing.guard.rule import Rule
from gongkai.publishing.models import FileUse
from gongkai.text import dates, document_number
from gongkai.text.chinese_numerals import hanzi_value
from gongkai.text.likeness import likeness

_SHEET = "GB/T 9704—2012《党政机关公文格式》；发文单"
NUMBER = Rule(
    "GD-40",
    "文号与发文单不符",
    Severity.WARNS,
    _SHEET,
    "正文开头单独一行的文号与填写的不同；文号的年份与成文日期不同。",
)
DATED = Rule(
    "GD-41", "成文日期与发文单不符", Severity.WARNS, _SHEET, "正文末尾单独一行的日期与填写的成文日期不同。"
)
SIGNED = Rule(
    "GD-42",
    "署名与发文机关不符",
    Severity.WARNS,
    _SHEET,
    "成文日期上一行的署名不是填写的发文机关、本机关的。",
)
TITLED = Rule(
    "GD-43", "标题与发文单不符", Severity.WARNS, _SHEET, "正文开头一行与填写的标题大半相同而不完全相同。"
)
FORCE = Rule(
    "GD-44", "施行日期", Severity.WARNS, _SHEET, "填写的实施日期早于成文日期；正文写的施行日期与填写的不同。"
)
VALIDITY = Rule(
    "GD-45",
    "有效期",
    Severity.WARNS,
    "《国务院办公厅关于加强行政规范性文件制定和监督管理工作的通知》（国办发〔2018〕37号）",
    "正文写有效期几年或者有效期至某日，填写的“有效期至”不同或者没有填。",
)
ATTACHED = Rule(
    "GD-46",
    "附件与正文不符",
    Severity.WARNS,
    _SHEET,
    "正文说到的附件编号比上传的附件多；正文之后另起一行写着“附件N”的，算已附上。",
)
YEAR = Rule(
    "GD-47", "标题的年份", Severity.HINTS, _SHEET, "标题的年份与成文日期相差两年以上。规划、书名号里的不算。"
)
NOTE = Rule(
    "GD-48",
    "附注与公开属性不符",
    Severity.BLOCKS,
    "《国务院办公厅关于全面推进政务公开工作的意见》实施细则（国办发〔2016〕80号）",
    "正文的“（此件公开发布）”一类附注与发文单的公开属性不同。",
)
RULES = (NUMBER, DATED, SIGNED, TITLED, FORCE, VALIDITY, ATTACHED, YEAR, NOTE)

_TOP, _BOTTOM = 6, 8
"""Lines at the beginning and the end where number, title, signature and date of the document itself stand."""
_ORGAN = re.compile(
    r"[\u4e00-\u9fff（）、]{2,40}(?:政府|委员会|局|厅|部|办公室|办公厅|院|法院|检察院|大队|中心|公司|会|处|所|站)"
)
_FORCE = re.compile(r"自(?P<date>\d{4}年\d{1,2}月\d{1,2}日)起(?:正式)?(?:施行|实施|执行|生效)")
_YEARS = re.compile(
    r"有效期(?:限)?(?:为|是|：)?\s?(?P<years>\d{1,2}|[一二三四五六七八九十]{1,2})\s?年(?!\d|月)"
)
_UNTIL = re.compile(
    r"有效期(?:限)?(?:为)?(?:自[^，。；\n]{1,30})?(?:至|到)(?P<date>\d{4}年\d{1,2}月\d{1,2}日)"
)
_ATTACHED = re.compile(
    r"附件\s?[:：]?\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})(?![\d年月日]|[.．]\d)"
)
_LIST = re.compile(r"附件[:：]\s?(?P<first>1[.．、])?")
_ITEM = re.compile(r"^\s*(?P<number>\d{1,2})[.．、]\s?\S")
_STANDS = re.compile(r"附件\s?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,2})?\s?[:：]?")
_NOTE = re.compile(
    r"[（(]此件(?P<says>公开发布|主动公开|公开|依申请公开|不予公开|不公开|删减后公开|内部使用)[）)]"
)
_SAYS = {
    **dict.fromkeys(("公开发布", "主动公开", "公开", "删减后公开"), DisclosureAttribute.PROACTIVE),
    "依申请公开": DisclosureAttribute.ON_APPLICATION,
    **dict.fromkeys(("不予公开", "不公开", "内部使用"), DisclosureAttribute.WITHHELD),
}
_TITLE_YEAR = re.compile(r"(?<![\d—-])(?P<year>20\d{2})年(?![\d—-]|至|到)")


def look(reading: Reading, known: Known) -> Iterator[Finding]:
    """Everything that the text says of the document itself."""
    standing = tuple(lines(reading.body.text))
    yield from _number(reading, standing[:_TOP])
    yield from _dated(reading, known, standing[-_BOTTOM:])
    yield from _titled(reading, standing[:3])
    yield from _force(reading)
    yield from _validity(reading)
    yield from _attached(reading)
    yield from _year(reading)
    yield from _note(reading, known)


def chinese(day: date) -> str:
    """2026年3月10日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _number(reading: Reading, top: tuple[tuple[int, int], ...]) -> Iterator[Finding]:
    stated, text = reading.content.document_number, reading.body.text
    for start, end in top:
        line = text[start:end]
        first, last = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        (found, *more) = [*document_number.find(text[first:last]), None]
        if found is None or more[:-1] or (found.start, found.end) != (0, last - first) or found.year is None:
            continue
        if not stated:
            says = f"正文有文号“{text[first:last]}”，发文单没有填。填上，或者删去正文的。"
            yield NUMBER.at(reading.main, first, last, says)
        elif str(found) != _normal(stated):
            says = f"正文的文号与发文单的“{stated}”不同。核对哪一个对。"
            yield NUMBER.at(reading.main, first, last, says, stated)
    passage, day = reading.of("document_number"), reading.content.date_of_document
    for found in document_number.find(stated):
        if found.year and day and found.year != day.year:
            says = f"文号是{found.year}年的，成文日期是{chinese(day)}。核对哪一个对。"
            yield NUMBER.at(passage, found.start, found.end, says)


def _normal(number: str) -> str:
    found = next(document_number.find(number), None)
    return str(found) if found and (found.start, found.end) == (0, len(number)) else number


def _dated(reading: Reading, known: Known, bottom: tuple[tuple[int, int], ...]) -> Iterator[Finding]:
    text, stated = reading.body.text, reading.content.date_of_document
    for at, (start, end) in reversed(tuple(enumerate(bottom))):
        line = text[start:end]
        said = dates.parse(line.strip()) if len(line.strip()) < 20 else None
        if said is None:
            continue
        first = start + len(line) - len(line.lstrip())
        if stated is not None and said != stated:
            says = f"正文落款的日期与发文单的成文日期{chinese(stated)}不同。核对哪一个对。"
            yield DATED.at(reading.main, first, first + len(line.strip()), says, chinese(stated))
        if at:
            yield from _signed(reading, known, *bottom[at - 1])
        return


def _signed(reading: Reading, known: Known, start: int, end: int) -> Iterator[Finding]:
    line = reading.body.text[start:end]
    words = line.strip()
    issuers = (*reading.content.issuers, *known.names)
    if not issuers or not _ORGAN.fullmatch(words) or any(words == name or name in words for name in issuers):
        return
    first = start + len(line) - len(line.lstrip())
    says = f"落款署名与发文机关“{'、'.join(reading.content.issuers or known.names[:1])}”不同。核对署名，或者补填发文机关。"
    yield SIGNED.at(reading.main, first, first + len(words), says)


def _titled(reading: Reading, top: tuple[tuple[int, int], ...]) -> Iterator[Finding]:
    title = "".join(reading.content.title.split())
    for start, end in top:
        line = reading.body.text[start:end]
        words = "".join(line.split())
        if (
            not title
            or words == title
            or not 8 <= len(words) <= 1.6 * len(title)
            or words.endswith(("。", "：", ":"))
        ):
            continue
        if (likeness(words, title) or 0) >= 0.7 and words not in title and title not in words:
            first = start + len(line) - len(line.lstrip())
            says = f"正文开头的标题与发文单的“{reading.content.title}”不完全相同。核对哪一个对。"
            yield TITLED.at(reading.main, first, start + len(line.rstrip()), says, reading.content.title)
            return


def _force(reading: Reading) -> Iterator[Finding]:
    content, text = reading.content, reading.body.text
    effective, dated = content.effective_date, content.date_of_document
    passage = reading.of("effective_date")
    if effective and dated and effective < dated:
        says = f"实施日期早于成文日期{chinese(dated)}。核对哪一个对。"
        yield FORCE.at(passage, 0, len(passage.text), says)
    stated = [match for match in _FORCE.finditer(text) if not _in_title(text, match.start())]
    # Several days of coming into force are those of several rules: which is this document's, nobody can tell.
    if effective and len(stated) == 1 and (said := dates.parse(stated[0]["date"])) and said != effective:
        says = f"正文写的施行日期与填写的实施日期{chinese(effective)}不同。核对哪一个对。"
        yield FORCE.at(reading.main, *stated[0].span("date"), says, chinese(effective))


def _in_title(text: str, at: int) -> bool:
    first = text.rfind("\n", 0, at) + 1
    return text.count("《", first, at) > text.count("》", first, at)


def _validity(reading: Reading) -> Iterator[Finding]:
    content, text = reading.content, reading.body.text
    until = content.valid_until
    from_day = content.effective_date or content.date_of_document
    for match in _UNTIL.finditer(text):
        said = dates.parse(match["date"])
        if said and said != until:
            yield VALIDITY.at(reading.main, *match.span("date"), _until_says(until, said))
            return
    for match in _YEARS.finditer(text):
        years = int(match["years"]) if match["years"].isdecimal() else hanzi_value(match["years"])
        if not years or from_day is None or _in_title(text, match.start()):
            continue
        end = _years_later(from_day, years)
        if until not in (end, end - timedelta(days=1)):
            yield VALIDITY.at(reading.main, *match.span(), _until_says(until, end - timedelta(days=1)))
        return


def _years_later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def _until_says(until: date | None, said: date) -> str:
    if until is None:
        return f"正文写有有效期，“有效期至”没有填。照正文是{chinese(said)}。"
    return f"填写的有效期至{chinese(until)}，照正文是{chinese(said)}。核对哪一个对。"


def _attached(reading: Reading) -> Iterator[Finding]:
    text = reading.body.text
    files = sum(one.use == FileUse.ATTACHMENT for one in reading.content.files)
    within = {
        _ordinal(match["number"])
        for block in _blocks(reading)
        if (match := _STANDS.fullmatch(text[block.start : block.end].strip()))
    }
    named = [
        (number, match.span()) for match in _ATTACHED.finditer(text) if (number := _ordinal(match["number"]))
    ]
    for found in _LIST.finditer(text):
        count, at = (1 if found["first"] else 0), found.end()
        for start, end in lines(text[at : at + 1000]):
            item = _ITEM.match(text[at + start : at + end])
            if item and int(item["number"]) == count + 1:
                count += 1
            elif start:
                break
        named.append((max(count, 1), (found.start(), found.start() + 2)))
    most, place = max(named, default=(0, (0, 0)))
    if most > files + len(within):
        if most == 1:
            says = "正文说有附件，还没有上传。上传附件，或者改正文。"
        else:
            says = f"正文说到附件{most}，上传了{files}个。补传附件，或者改正文。"
        yield ATTACHED.at(reading.main, *place, says)


def _blocks(reading: Reading) -> Iterator[Block]:
    return (block for block in reading.body.blocks if block.tag in ("p", "h2", "h3", "h4"))


def _ordinal(said: str | None) -> int:
    if said is None:
        return 1
    return int(said) if said.isdecimal() else hanzi_value(said) or 0


def _year(reading: Reading) -> Iterator[Finding]:
    day, title = reading.content.date_of_document, reading.title
    if day is None or "规划" in title.text or "纲要" in title.text:
        return
    found = [match for match in _TITLE_YEAR.finditer(title.text) if not _in_title(title.text, match.start())]
    if len(found) == 1 and abs(int(found[0]["year"]) - day.year) >= 2:
        says = f"标题是{found[0]['year']}年，成文日期是{chinese(day)}。核对哪一个对。"
        yield YEAR.at(title, *found[0].span(), says)


def _note(reading: Reading, known: Known) -> Iterator[Finding]:
    if not known.attribute:
        return
    attribute = DisclosureAttribute(known.attribute)
    for match in _NOTE.finditer(reading.body.text):
        if _SAYS[match["says"]] is not attribute:
            says = f"附注“{match[0]}”与发文单的公开属性“{attribute.label}”不同。核对哪一个对。"
            yield NOTE.at(reading.main, *match.span(), says, f"（{attribute.note}）")

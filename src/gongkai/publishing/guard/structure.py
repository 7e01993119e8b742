"""How the text is built: heads of tables, words for pictures, headings, paragraphs, attachments."""

import re
from collections.abc import Iterator

from gongkai.publishing.guard.finding import Finding, Severity
from gongkai.publishing.guard.known import Known
from gongkai.publishing.guard.reading import Reading
from gongkai.publishing.guard.rule import Rule
from gongkai.publishing.kind import DocumentKind

_ACCESS = "GB/T 37668—2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》"
_SITE = "《政府网站发展指引》（国办发〔2017〕47号）"
HEADLESS = Rule("GD-70", "表格没有表头", Severity.WARNS, _ACCESS, "两行两列以上而没有一个表头单元格的表格。")
UNSAID = Rule(
    "GD-71", "图片没有替代文字", Severity.WARNS, _ACCESS, "没有替代文字，或者替代文字只是文件名的图片。"
)
ONLY_PICTURES = Rule(
    "GD-72",
    "正文只有图片",
    Severity.WARNS,
    _SITE,
    "有图片而文字不满30字的正文。图解的文字在替代文字里，也要另有文字。",
)
EMPTY_HEADING = Rule("GD-73", "空标题", Severity.WARNS, _ACCESS, "没有文字的标题。")
SKIPPED = Rule(
    "GD-74", "标题跳级", Severity.HINTS, _ACCESS, "比前一个标题低两级以上的，第一个标题不是最高一级的。"
)
LONG = Rule("GD-75", "段落过长", Severity.HINTS, _ACCESS, "超过800字的段落。")
EMPTY = Rule("GD-76", "没有正文", Severity.WARNS, _SITE, "没有正文也没有附件和图片。")
RULES = (HEADLESS, UNSAID, ONLY_PICTURES, EMPTY_HEADING, SKIPPED, LONG, EMPTY)

_LONGEST = 800
_FEW = 30
_FILE_NAME = re.compile(
    r"(?:.*\.(?:jpe?g|png|gif|bmp|webp|tiff?)|(?:image|img|图片|图|微信图片)[\s_\-0-9]*)", re.IGNORECASE
)


def look(reading: Reading, _known: Known) -> Iterator[Finding]:
    """The body's structure."""
    yield from _tables(reading)
    yield from _pictures(reading)
    yield from _headings(reading)
    main = reading.main
    for block in reading.body.blocks:
        if block.tag == "p" and block.end - block.start > _LONGEST:
            says = f"这一段有{block.end - block.start}字。分成几段，手机上好读。"
            yield LONG.at(main, block.start, min(block.start + 30, block.end), says)


def _tables(reading: Reading) -> Iterator[Finding]:
    for table in reading.body.tables:
        rows = {cell.row for cell in table.cells}
        columns = {cell.column for cell in table.cells}
        if len(rows) > 1 and len(columns) > 1 and not any(cell.is_head for cell in table.cells):
            first = table.cells[0]
            end = max((c.end for c in table.cells if c.row == first.row), default=first.end)
            says = "表格没有表头，读屏软件说不出每格是哪一列。把第一行（或者第一列）设为表头。"
            line = reading.body.text.find("\n", first.start, end)
            yield HEADLESS.at(reading.main, first.start, line if line >= 0 else end, says)


def _pictures(reading: Reading) -> Iterator[Finding]:
    for picture in reading.body.pictures:
        if not (picture.alt or "").strip() or _FILE_NAME.fullmatch((picture.alt or "").strip()):
            says = "图片没有替代文字。用一句话写明图上是什么；图上有字的，写出要点。"
            yield UNSAID.at(reading.main, picture.at, picture.at, says)
    words = len("".join(reading.body.text.split()))
    if reading.body.pictures and words < _FEW:
        says = "正文只有图片，查不到也读不出。把图上的内容写成文字。"
        if reading.content.kind == DocumentKind.INTERPRETATION:
            says = "图解没有文字。另写一段文字，说明要点。"
        yield ONLY_PICTURES.at(reading.main, 0, 0, says)
    if not words and not reading.body.pictures and not reading.content.files:
        yield EMPTY.at(reading.main, 0, 0, "还没有正文。写上正文，或者上传附件。")


def _headings(reading: Reading) -> Iterator[Finding]:
    level = 1
    for block in reading.body.blocks:
        if block.tag not in ("h2", "h3", "h4"):
            continue
        this = int(block.tag[1])
        if not reading.body.text[block.start : block.end].strip():
            yield EMPTY_HEADING.at(reading.main, block.start, block.end, "标题没有文字。写上，或者删去。")
            continue
        if this > level + 1:
            says = f"{_LEVELS[this]}标题之前没有{_LEVELS[this - 1]}标题。逐级使用。"
            yield SKIPPED.at(reading.main, block.start, block.end, says)
        level = this


_LEVELS = {2: "一级", 3: "二级", 4: "三级"}

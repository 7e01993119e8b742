"""From paragraphs and the cells of the tables to a report; shared by every reader."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType

from gongkai.report.errors import NotAReport, SeveralReports
from gongkai.report.forms import Form
from gongkai.report.reading.blocks import Paragraph
from gongkai.report.reading.closing import Closing, take_closing
from gongkai.report.reading.furniture import is_furniture, publication_date, stated_pairs
from gongkai.report.reading.headings import Heading, choose, find_headings, restarts, split_run_in
from gongkai.report.reading.titles import Title, find_title, mentioned, period_year, read_title, year_of_work
from gongkai.report.value import Cell, Completeness, PrintedLabel, Remark, Report, Section, Where
from gongkai.text.folding import folded, simplified, visible

LAST_OLD_YEAR = 2018
"""Reports on years up to 2018 (条例 of 2007) have no statutory tables: 国办公开办函〔2019〕60号 brought them."""

_FIRST_YEAR = 2008
_STOPS = ("。", "！", "？", "；", "”", "）", ")", "…", ".", "!", "?", ";", "无")
_INDENT = re.compile(r"(?:\u3000{2,}|\u2003{2,})")
_OPEN_INFORMATION = re.compile(r"(?:政府信息|政务)公开")


@dataclass(frozen=True, slots=True)
class Tables:
    """What was read from the tables of a source: cells by code, forms, odd labels, and what to say about them.

    `cut_short`: the source ends inside a table. `repeated`: a table came up twice with numbers in it.
    """

    cells: Mapping[str, Cell] = field(default_factory=lambda: MappingProxyType({}))
    t2_form: Form | None = None
    t3_form: Form | None = None
    labels: tuple[PrintedLabel, ...] = ()
    remarks: tuple[Remark, ...] = ()
    cut_short: bool = False
    repeated: bool = False

    def has(self, table: int) -> bool:
        """Whether statutory table 2, 3 or 4 was found."""
        return any(code.startswith(f"t{table}.") for code in self.cells)


def assemble(
    paragraphs: Sequence[Paragraph],
    tables: Tables,
    *,
    metadata: Mapping[str, str] = MappingProxyType({}),
    source_name: str = "",
) -> Report:
    """The report that these paragraphs (without the tables) and cells make up.

    `metadata` is what the file or page says beside its text; `title` and `published` (ISO date) are understood.
    Raises NotAReport where neither tables, sections nor title of an annual report are there, and SeveralReports
    where the sections run through twice.
    """
    texts, wheres = _separate(paragraphs)
    lengths = [len(text.strip()) for text in texts]
    candidates = find_headings(texts, wheres)
    if tables.repeated or restarts(candidates, lengths):
        raise SeveralReports
    headings = choose(candidates, lengths)
    before = headings[0].paragraph if headings else len(texts)
    title, preamble, frame = _opening(texts[:before], has_sections=bool(headings))
    sections, closing = _sections(texts, headings)
    if not headings:
        closing = take_closing(preamble)
        preamble = list(closing.paragraphs)
    pairs = {**metadata, **{key: value for line in frame for key, value in stated_pairs(line).items()}}
    titled = _known_by(title, preamble, sections, pairs, closing)
    _refuse_other_pages(texts, tables, headings, title or titled)
    year = titled.year
    return Report(
        title=title.text if title else "",
        agency=titled.agency,
        year=year,
        t2_form=tables.t2_form,
        t3_form=tables.t3_form,
        preamble=tuple(preamble),
        sections=sections,
        cells=MappingProxyType(dict(tables.cells)),
        signature=closing.signature,
        signed_on=closing.signed_on,
        published_on=_published(pairs),
        metadata=MappingProxyType(pairs),
        labels=tables.labels,
        completeness=_completeness(sections, tables, closing, year),
        remarks=(*tables.remarks, *_remarks(sections, tables, year)),
        source_name=source_name,
    )


def _separate(paragraphs: Sequence[Paragraph]) -> tuple[list[str], list[Where | None]]:
    """One text a paragraph: at indents of two full spaces, and around headings that run in the text."""
    texts: list[str] = []
    wheres: list[Where | None] = []
    for paragraph in paragraphs:
        for part in _INDENT.split(visible(paragraph.text)):
            for piece in split_run_in(part) if len(part) > 12 else [part]:
                if text := piece.strip(" \t\u3000\u00a0\u2002\u2003"):
                    texts.append(text)
                    wheres.append(paragraph.where)
    return texts, wheres


def _opening(texts: Sequence[str], *, has_sections: bool) -> tuple[Title | None, list[str], list[str]]:
    """Title, paragraphs of the preamble, and lines of the page around them."""
    title = find_title(texts)
    taken = set(title.paragraphs) if title else set()
    preamble, frame = [], []
    for index, text in enumerate(texts):
        if index in taken:
            continue
        if is_furniture(text) or (title and has_sections and index < title.paragraphs[0] and len(text) < 60):
            frame.append(text)
        else:
            preamble.append(text)
    # 沭阳县人民政府 / （2026年1月23日） under the title says who and when, and is no text of the report.
    while (
        preamble and title and len(preamble[0]) < 40 and not preamble[0].endswith(_STOPS[:4]) and has_sections
    ):
        if not re.fullmatch(
            r"[(（]?\s*(?:19|20)\d\d.{3,12}[)）]?|[\u3400-\u9fff]{4,30}", preamble[0].strip()
        ):
            break
        frame.append(preamble.pop(0))
    return title, preamble, frame


def _sections(texts: Sequence[str], headings: Sequence[Heading]) -> tuple[tuple[Section, ...], Closing]:
    closing = Closing(())
    found = []
    for position, heading in enumerate(headings):
        last = position == len(headings) - 1
        end = len(texts) if last else headings[position + 1].paragraph
        paragraphs: tuple[str, ...] = tuple(texts[heading.paragraph + 1 : end])
        if last:
            closing = take_closing(paragraphs)
            paragraphs = closing.paragraphs
        else:
            paragraphs = tuple(text for text in paragraphs if not _is_page_mark(text))
        found.append(Section(heading.number, heading.title, paragraphs, heading.where))
    return tuple(found), closing


def _is_page_mark(text: str) -> bool:
    return (
        re.fullmatch(
            r"(?:-{1,3}\s*\d{1,3}\s*-{1,3}|—\s*\d{1,3}\s*—|P\.\s*\d+|第\s*\d+\s*页.{0,12}|--- page \d+)",
            folded(text),
        )
        is not None
    )


def _known_by(
    title: Title | None,
    preamble: Sequence[str],
    sections: Sequence[Section],
    pairs: Mapping[str, str],
    closing: Closing,
) -> Title:
    """Agency and year from the best witness: title, preamble, metadata, period, signature, first section."""
    witnesses = [
        title,
        *map(mentioned, preamble),
        read_title(pairs.get("title", "")),
        mentioned(pairs.get("title", "")),
    ]
    agency = (
        next((witness.agency for witness in witnesses if witness and witness.agency), "") or closing.signature
    )
    if not agency:
        agency = next(
            (pairs[key] for key in ("发布机构", "公开机构", "发布单位", "来源") if key in pairs), ""
        )
    year = next((witness.year for witness in witnesses if witness and witness.year), None)
    opening = [
        *preamble,
        *(text for section in sections if section.number == 1 for text in section.paragraphs[:2]),
    ]
    for stated_in in (period_year, year_of_work):
        if year is None:
            year = next((stated for text in opening if (stated := stated_in(text))), None)
    if year is None:
        first = (re.match(r"(?:\D{0,12})(20\d\d)年", folded(text).strip()) for text in opening)
        year = next((int(match[1]) for match in first if match), None)
    return Title("", agency.replace(" ", ""), year)


def _published(pairs: Mapping[str, str]) -> date | None:
    if day := publication_date(dict(pairs)):
        return day
    try:
        return date.fromisoformat(pairs.get("published", "")[:10])
    except ValueError:
        return None


def _refuse_other_pages(
    texts: Sequence[str], tables: Tables, headings: Sequence[Heading], title: Title | None
) -> None:
    if tables.cells or len([heading for heading in headings if heading.exact]) >= 2:
        return
    about = _OPEN_INFORMATION.search(simplified(folded("".join(texts[:40])[:4000])))
    if title and title.year and title.year >= _FIRST_YEAR and about and (title.text or title.agency):
        return
    raise NotAReport(
        "没有找到政府信息公开工作年度报告的标题、栏目或表格，这份材料看来不是年度报告。请确认文件，或粘贴年报全文再试。"
    )


def _completeness(
    sections: Sequence[Section], tables: Tables, closing: Closing, year: int | None
) -> Completeness:
    if tables.cut_short:
        return Completeness.FRAGMENT
    if closing.signed_on or (year is not None and year <= LAST_OLD_YEAR):
        return Completeness.FULL
    numbers = {section.number for section in sections}
    if not numbers:
        return Completeness.FRAGMENT if tables.cells else Completeness.FULL
    starts_late = 1 not in numbers and 2 not in numbers
    last = sections[-1]
    ends_open = not last.text.rstrip().endswith(_STOPS) if last.text.strip() else last.number < 5
    stops_early = last.number < 5 or (last.number == 5 and ends_open)
    return Completeness.FRAGMENT if starts_late or stops_early else Completeness.FULL


def _remarks(sections: Sequence[Section], tables: Tables, year: int | None) -> list[Remark]:
    if year is not None and year <= LAST_OLD_YEAR and not tables.cells:
        return [
            Remark(
                "old_format",
                f"这是 {year} 年度的报告。2018 年及以前的年度报告没有统一表格，只保留文字，不作表格校验。",
            )
        ]
    remarks = []
    headed = {section.number: section for section in sections}
    names = {2: "主动公开政府信息情况", 3: "收到和处理政府信息公开申请情况", 4: "行政复议、行政诉讼情况"}
    missing = [table for table in (2, 3, 4) if table in headed and not tables.has(table)]
    empty = [table for table in missing if not headed[table].text.strip()]
    for table in missing:
        told = "栏目下没有内容" if table in empty else "栏目下只有文字"
        remarks.append(
            Remark(
                "table_missing",
                f"第{'一二三四'[table - 1]}部分（{names[table]}）{told}，没有读到表格。原网页的表格可能是图片，或在转存时丢失；没有读到不等于数量为 0。",
                headed[table].where,
            )
        )
    for earlier, later in pairwise(sections):
        if later.number < earlier.number:
            remarks.append(
                Remark(
                    "section_order",
                    f"“{later.title}”排在“{earlier.title}”之后，与规定的顺序不同。",
                    later.where,
                )
            )
    return remarks

"""Cover, list (证据目录) and annex of a bundle, and the page that stands where a file cannot be shown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from gongkai.casework.archive_package import chain_words
from gongkai.casework.evidence_bundle.case_file import CaseFile
from gongkai.casework.evidence_bundle.exhibit import Evidence, Exhibit
from gongkai.casework.evidence_bundle.tables import grouped, heads, row, two_columns
from gongkai.casework.models import Dispute
from gongkai.law.dispute import DisputeKind
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Block, Body, Document, Heading, Title
from gongkai.paper.letter_parts import PageBreak
from gongkai.paper.table import Head, Table, TableCell

TITLE = "证据材料"
LIST, DIGESTS = "证据目录", "文件摘要值清单"
BLANK = "【　　】"
"""What the records do not say, left to be filled in."""
_HEADS = ("组别", "序号", "证据名称", "证明目的", "来源", "页码")
_SIZE, _SMALL = 10.5, 8.0
_NUMERALS = "一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Placed:
    """A paper with its number and its first and last page."""

    number: int
    exhibit: Exhibit
    first: int
    last: int

    @property
    def pages(self) -> str:
        """As the list tells them."""
        return str(self.first) if self.first == self.last else f"{self.first}—{self.last}"


def cover(
    file: CaseFile | None,
    dispute: Dispute | None,
    claimant: str,
    agency: str,
    today: date,
    *,
    for_organ: bool,
) -> Document:
    """What the case is about, before whom, and between whom."""
    rows = [("案由", _about(file, dispute))]
    if dispute:
        is_suit = DisputeKind(dispute.kind).is_suit
        rows += [
            ("案号", dispute.docket or BLANK),
            ("原告" if is_suit else "申请人", claimant or BLANK),
            ("被告" if is_suit else "被申请人", dispute.agency_name),
            ("人民法院" if is_suit else "行政复议机关", dispute.organ),
        ]
    elif file:
        rows += [("申请人", file.applicant), ("受理机关", file.application.agency_name)]
    if file:
        rows.append(("原申请编号", file.application.number))
    rows += [("提交单位", agency), ("提交日期", chinese_date(today))]
    blocks: list[Block] = [Title((agency, TITLE))]
    if for_organ:
        blocks.append(Body("本册含有不予公开的内容和第三方身份，仅供审查，不送其他当事人。"))
    table = tuple((TableCell(name, head=Head.ROW), TableCell(value, left=True)) for name, value in rows)
    blocks.append(Table(TITLE, table, (28, 72), 14.0, heights=(12.0,) * len(table)))
    return Document(TITLE, agency, tuple(blocks))


def listed(papers: Sequence[Placed], agency: str) -> Document:
    """证据目录: group, number, name, what it proves, from whom, pages."""
    rows = [heads(*_HEADS)]
    groups = groupby(papers, key=lambda paper: paper.exhibit.group)
    for at, (group, members) in enumerate(groups):
        for index, paper in enumerate(members):
            # Not one cell over the whole group: a group may be longer than a page.
            name = f"第{_NUMERALS[at]}组\n{group.label}" if not index else ""
            one = paper.exhibit
            rows.append(
                (
                    TableCell(name, left=True),
                    TableCell(str(paper.number)),
                    TableCell(one.name, left=True),
                    TableCell(one.proves, left=True),
                    TableCell(one.source, left=True),
                    TableCell(paper.pages),
                )
            )
    table = Table(LIST, tuple(rows), (14, 7, 27, 27, 14, 11), _SIZE, head_rows=1)
    return Document(LIST, agency, (Title((LIST,)), table))


def digests(file: CaseFile | None, evidence: Evidence, papers: Sequence[Placed], agency: str) -> Document:
    """The SM3 of every file bound in and of every file left out, and whether the record of the case is whole."""
    rows = [heads("证据", "文件名", "字节", "SM3")]
    rows += [
        row(f"证据{paper.number}", bound.name, str(bound.size), grouped(bound.digest))
        for paper in papers
        if (bound := paper.exhibit.attachment)
    ]
    blocks: list[Block] = [Title((DIGESTS,)), Body("摘要值按案卷中的原文件计算；页面为便于装订，可能缩小。")]
    if len(rows) > 1:
        blocks.append(Table(DIGESTS, tuple(rows), (11, 29, 10, 50), _SMALL, 1))
    if made := "、".join(f"证据{p.number}" for p in papers if not p.exhibit.attachment):
        blocks.append(Body(f"{made}依案卷的办理记录生成。"))
    if file:
        application = file.application
        facts = (
            ("办理记录", f"{len(file.events)}条"),
            ("链尾", grouped(application.case.head)),
            ("核验", chain_words(application, list(file.events))),
        )
        blocks.append(two_columns("办理记录核验", facts, _SMALL))
    if evidence.left_out:
        blocks += [PageBreak(), Heading("没有编入本册的文件"), *_left_out(evidence)]
    return Document(DIGESTS, agency, tuple(blocks))


def _left_out(evidence: Evidence) -> Iterator[Block]:
    rows = [heads("文件", "原因", "SM3")]
    for one in evidence.left_out:
        # By what it is: its name may tell what is kept back.
        what = f"{one.attachment.get_purpose_display()}（附件{one.attachment.pk}）"
        rows.append(row(what, one.why, grouped(one.attachment.digest)))
    yield Table("没有编入本册的文件", tuple(rows), (24, 26, 50), _SMALL, 1)
    yield Body("需要审查上述文件的，由本机关另行提供，不送其他当事人。")


def notice(exhibit: Exhibit, why: str, agency: str) -> Document:
    """Stands in the place of a file that cannot be shown on pages."""
    blocks: list[Block] = [
        Title((exhibit.name,)),
        Body(f"{why}。原文件在本机关案卷中，可以当场核对或者另行提供。"),
    ]
    if file := exhibit.attachment:
        rows = (
            ("文件名", file.name),
            ("类型", file.media),
            ("字节", str(file.size)),
            ("SM3", grouped(file.digest)),
        )
        blocks.append(two_columns(exhibit.name, rows))
    return Document(exhibit.name, agency, tuple(blocks))


def _about(file: CaseFile | None, dispute: Dispute | None) -> str:
    if dispute:
        return f"{dispute.get_cause_display()}：{dispute.title}"
    return f"政府信息公开：{file.application.title}" if file else ""

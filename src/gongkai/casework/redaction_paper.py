"""The proof of a released file on paper (核验报告): which file, what was covered, what was looked at and found."""

from collections.abc import Iterator

from gongkai.casework.giving import redacted_file
from gongkai.casework.models import Redaction
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Block, Body, Document, Heading, Title, printable
from gongkai.paper.table import Head, Table, TableCell

_SIZE = 10.5
_PASSED = {True: "通过", False: "未通过", None: "没有条件检查"}


def proof_report(redaction: Redaction) -> Document:
    """The report of a released redaction; one question to the database for its marks."""
    application = redaction.application
    blocks = (Title((application.agency_name, "区分处理核验报告")), *_blocks(redaction))
    return Document(f"{application.number}区分处理核验报告", application.agency_name, blocks)


def _blocks(redaction: Redaction) -> Iterator[Block]:
    released, proof = redacted_file(redaction), redaction.proof
    facts = [
        ("登记编号", redaction.application.number),
        ("原件", redaction.source.name),
        ("原件SM3", redaction.source.digest),
        ("提供的文件", released.name),
        ("提供的文件SM3", proof.get("digest", "")),
        ("放行日期", chinese_date(redaction.released_on) if redaction.released_on else ""),
        ("遮盖", released.summary),
        ("结论", "核验通过" if proof.get("passed") else "核验未通过"),
    ]
    rows = tuple(
        (TableCell(label, head=Head.ROW), TableCell(printable(value), left=True)) for label, value in facts
    )
    yield Table("文件", rows, (24, 76), _SIZE)
    yield Heading("核验的内容", 2)
    heads = tuple(TableCell(head, head=Head.COLUMN) for head in ("核验的内容", "结果", "说明"))
    checks = tuple(
        (TableCell(label, left=True), TableCell(_PASSED[passed]), TableCell(printable(says), left=True))
        for _code, label, passed, says in proof.get("checks", ())
    )
    yield Table("核验的内容", (heads, *checks), (40, 18, 42), _SIZE, head_rows=1)
    if redaction.accepted:
        yield Heading("说明理由后保留的相同文字", 2)
        for page, covered_on, reason in redaction.accepted:
            yield Body(printable(f"第{page}页（第{covered_on}页已遮盖）：{reason}"))

"""The whole file of a case as one package (归档, 条例 Art 45): what was asked, written, handed in, done, and the proof.

Built while it is sent: no more than one file of the case lies in memory at a time.
"""

import csv
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import RawIOBase, StringIO
from typing import IO, Any, cast

from django.utils import timezone

from gongkai.casework.event_kind import EventKind
from gongkai.casework.log_sentence import said
from gongkai.casework.models import Application, RedactionStage
from gongkai.casework.proof_paper import proof_document
from gongkai.casework.proof_sheet import proof_sheet
from gongkai.casework.recording import stands
from gongkai.casework.redaction_paper import proof_report
from gongkai.law.outcome import Outcome
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Block, Body, Document, Heading, Title, printable
from gongkai.paper.pdf import write_pdf
from gongkai.paper.table import Head, Table, TableCell
from gongkai.records.attachments import stream_attachment
from gongkai.records.attachments.attaching import sm3_of
from gongkai.records.chain import BEGINNING
from gongkai.records.models import Attachment, Event, Purpose
from gongkai.records.moment import Moment
from gongkai.report.writing.formula import disarmed

_LETTERS = (Purpose.LETTER, Purpose.STAMPED)
_SIZE = 10.0
Person = tuple[str, list[tuple[str, str]]]
"""Whose, and pairs of what it is and its value, masked or in clear: who may see it is the caller's business."""


@dataclass(frozen=True, slots=True)
class Packaged:
    """What goes into a package: the case, its people as they may be shown, and the files that may be taken out."""

    application: Application
    people: list[Person]
    attachments: list[Attachment]
    left_out: int


def package(packaged: Packaged, when: Moment) -> Iterator[bytes]:
    """The ZIP in pieces; the list of its files with the SM3 of each stands at its end."""
    stream = _Pieces()
    listed: list[tuple[str, int, str]] = []
    with zipfile.ZipFile(cast(IO[bytes], stream), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _contents(packaged, when):
            archive.writestr(_entry(name, when.at), content)
            listed.append((name, len(content), sm3_of(content)))
            yield stream.taken()
        archive.writestr(_entry("清单.csv", when.at), _csv(("文件", "字节", "SM3"), listed))
    yield stream.taken()


class _Pieces(RawIOBase):
    """A stream that nobody can go back in: what `zipfile` has written since it was last asked."""

    def __init__(self) -> None:
        super().__init__()
        self._written: list[bytes] = []

    def writable(self) -> bool:
        """It is made for nothing else."""
        return True

    def write(self, data: Any) -> int:
        """Kept until it is taken."""
        self._written.append(bytes(data))
        return len(data)

    def taken(self) -> bytes:
        """What has been written since."""
        found, self._written = b"".join(self._written), []
        return found


def _entry(name: str, at: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, timezone.localtime(at).timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    return entry


def _contents(packaged: Packaged, when: Moment) -> Iterator[tuple[str, bytes]]:
    application = packaged.application
    events = list(Event.objects.filter(case=application.pk).in_order())
    yield "1 案卷封面.pdf", write_pdf(_cover(packaged))
    for number, attachment in enumerate(packaged.attachments, start=1):
        folder = "2 文书" if attachment.purpose in _LETTERS else "3 材料"
        kind = attachment.get_purpose_display()
        name = attachment.name.replace("/", "／")
        yield f"{folder}/{number:02d} {kind} {name}", b"".join(stream_attachment(attachment))
    yield "4 办理经过.pdf", write_pdf(_record(application, events))
    yield "4 办理经过.csv", _csv(_EVENT_HEADS, _event_rows(events))
    if sheet := proof_sheet(stands(application).clock, when.today):
        document = proof_document(sheet, application.agency_name, application.number)
        yield "5 逐日计算表.pdf", write_pdf(document)
    yield from _proofs(application)
    yield "6 核验.txt", _verification(application, events, packaged.left_out, when).encode("utf-8-sig")


def _proofs(application: Application) -> Iterator[tuple[str, bytes]]:
    """Of every released file: the report of its proof."""
    released = application.redactions.filter(stage=RedactionStage.RELEASED)
    for number, redaction in enumerate(released.select_related("source", "released"), start=1):
        redaction.application = application
        yield f"5 区分处理/{number:02d} 核验报告.pdf", write_pdf(proof_report(redaction))


def _cover(packaged: Packaged) -> Document:
    one = packaged.application
    facts = [
        ("登记编号", one.number),
        ("受理机关", one.agency_name),
        ("类型", one.get_kind_display()),
        ("申请内容摘要", one.title),
        ("申请渠道", one.get_channel_display()),
        ("申请人类别", one.get_applicant_kind_display()),
        ("提供形式、获取方式", f"{one.get_provided_as_display()}，{one.get_sent_by_display()}"),
        ("到达日期", chinese_date(one.arrived)),
        ("收到申请之日", chinese_date(one.receipt_date) if one.receipt_date else "未确认"),
        ("答复期限", chinese_date(one.due) if one.due else ""),
        ("办结日期", chinese_date(one.closed_on) if one.closed_on else ""),
        ("办理结果", Outcome(one.outcome).law.label if one.outcome else ""),
    ]
    blocks: list[Block] = [Title((one.agency_name, "依申请公开案卷")), _two_columns("登记", facts)]
    for whose, values in packaged.people:
        blocks += [Heading(whose, 2), _two_columns(whose, values)]
    blocks.append(Heading("申请公开的政府信息", 2))
    blocks += [Body(printable(line)) for line in one.request.splitlines() if line.strip()]
    blocks.append(Heading("处理结果", 2))
    for item in one.items.all():
        result = Outcome(item.outcome).law.label if item.outcome else "未拟定"
        blocks.append(Body(printable(f"{item.position}．{item.what}——{result}。{item.reason}")))
    return Document(f"{one.number}案卷", one.agency_name, tuple(blocks))


def _two_columns(caption: str, facts: Iterable[tuple[str, str]]) -> Table:
    rows = tuple(
        (TableCell(name, head=Head.ROW), TableCell(printable(value))) for name, value in facts if value
    )
    return Table(caption, rows, (28, 72), _SIZE)


_EVENT_HEADS = ("序号", "记录时间", "发生日期", "事项", "办理人", "内容", "说明", "摘要值（SM3）", "原文")


def _event_rows(events: Iterable[Event]) -> Iterator[tuple[str, ...]]:
    for event in events:
        told = said(EventKind(event.kind), event.values)
        yield (
            str(event.seq),
            timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M:%S"),
            event.on.isoformat(),
            EventKind(event.kind).label,
            event.actor_name,
            told.sentence,
            told.note,
            event.digest,
            event.data,
        )


def _record(application: Application, events: Iterable[Event]) -> Document:
    heads = ("记录时间", "办理人", "内容", "说明")
    rows = [tuple(TableCell(head, head=Head.COLUMN) for head in heads)]
    for _seq, at, _on, _kind, who, sentence, note, *_rest in _event_rows(events):
        rows.append(tuple(TableCell(printable(text)) for text in (at[:16], who, sentence, note)))
    table = Table("办理经过", tuple(rows), (18, 22, 34, 26), 9.0, head_rows=1)
    title = Title((application.agency_name, "办理经过"))
    number = Body(f"编号：{application.number}")
    return Document(f"{application.number}办理经过", application.agency_name, (title, number, table))


def _verification(application: Application, events: list[Event], left_out: int, when: Moment) -> str:
    lines = [
        f"{application.agency_name} {application.number}",
        f"打包时间：{timezone.localtime(when.at):%Y-%m-%d %H:%M:%S}",
        f"办理记录{len(events)}条，链首{BEGINNING[:8]}…，链尾{application.case.head}。",
        chain_words(application, events),
        "复核方法：按“办理经过.csv”的次序，逐条以前一条的摘要值、案卷号、序号、事项、日期、时间、办理人和原文计算SM3。",
    ]
    if left_out:
        lines.append(f"另有{left_out}件含申请人个人信息的材料没有放入本包。")
    return "\r\n".join(lines) + "\r\n"


def chain_words(application: Application, events: list[Event]) -> str:
    """Whether every event follows the one before and the last is the one that the case names."""
    before = BEGINNING
    for place, event in enumerate(events, start=1):
        if event.seq != place or not event.follows(before):
            return f"核验不通过：第{place}条与前后不能衔接，记录可能被改动。"
        before = event.digest
    if before != application.case.head or len(events) != application.case.length:
        return "核验不通过：记录的条数或者链尾与案卷不符，可能有记录被删除。"
    return "核验通过：各条首尾相接，条数和链尾与案卷一致。"


def _csv(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> bytes:
    stream = StringIO()
    lines = csv.writer(stream, lineterminator="\r\n")
    lines.writerow(heads)
    lines.writerows([disarmed(str(value)) for value in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig")

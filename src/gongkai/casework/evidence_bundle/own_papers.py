"""Papers that are typeset from the records: registration, consultation, search, redaction, approvals, what was done."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from gongkai.casework.event_kind import EventKind
from gongkai.casework.evidence_bundle.case_file import CaseFile
from gongkai.casework.evidence_bundle.tables import grouped, heads, row, two_columns
from gongkai.casework.facts import CONSULTING
from gongkai.casework.log_sentence import said
from gongkai.casework.models import Item, Letter, Redaction
from gongkai.law.outcome import Outcome
from gongkai.law.redaction import RedactionGround
from gongkai.law.wording import chinese_date
from gongkai.paper.document import Block, Body, Document, Heading, Title
from gongkai.paper.table import Table

REGISTRATION = "政府信息公开申请登记表"
CONSULTATION = "征求意见情况"
SEARCH = "政府信息检索记录"
REDACTION = "区分处理明细和核验结果"
APPROVALS = "文书审批记录"
RECORD = "办理经过"

_SIZE, _SMALL = 10.5, 9.0

NOT_SHOWN = frozenset(
    {
        EventKind.NOTED,
        EventKind.REMINDED,
        EventKind.RATED,
        EventKind.MARKED_TYPICAL,
        EventKind.PERSONAL_DATA_SEEN,
        EventKind.PERSONAL_DATA_ERASED,
    }
)
"""What is the office's own affair and proves nothing: notes, reminders, who looked at personal data."""


def registration(file: CaseFile) -> Document:
    """What was asked for, how it came in, and from which day the period runs. Of the applicant only the name."""
    one, facts = file.application, file.standing.facts
    receipt = facts.receipt
    basis = f"（{receipt.article}）" if receipt and receipt.receipt_date else ""
    applicants = f"{file.applicant}等{one.applicants}人" if one.applicants > 1 else file.applicant
    rows = [
        ("登记编号", one.number),
        ("申请人", applicants),
        ("申请渠道", one.get_channel_display()),
        ("到达日期", chinese_date(one.arrived)),
        ("收到申请之日", f"{chinese_date(one.receipt_date)}{basis}" if one.receipt_date else "未确认"),
        ("提供形式", one.get_provided_as_display()),
        ("获取方式", one.get_sent_by_display()),
        ("申请公开的政府信息", one.request),
    ]
    return _paper(file, REGISTRATION, [two_columns(REGISTRATION, rows)])


def consultation(file: CaseFile) -> Document | None:
    """Who was asked, when it went out and arrived, and what came back; persons are told by number, not by name."""
    inquiries = [letter for letter in file.sent if letter.code in CONSULTING]
    if not inquiries:
        return None
    rows = [heads("文书和文号", "征求对象", "发出", "送达", "意见")]
    answered = {
        event.values["letter"]: event
        for event in file.events
        if event.kind == EventKind.CONSULTATION_ANSWERED
    }
    for number, letter in enumerate(inquiries, start=1):
        whom = f"第三方{number}" if file.names_a_person(letter) else _recipient(file, letter)
        event = answered.get(letter.pk)
        answer = f"{chinese_date(event.on)}\n{_OPINIONS[event.values['answer']]}" if event else "未收到"
        rows.append(row(f"{letter.name}\n{letter.number}", whom, *_days(letter), answer))
    return _paper(file, CONSULTATION, [Table(CONSULTATION, tuple(rows), (26, 18, 18, 18, 20), _SMALL, 1)])


_OPINIONS = {
    "agrees": "同意公开",
    "partly": "同意公开一部分",
    "objects": "不同意公开",
    "none": "逾期没有答复",
}


def searched(file: CaseFile) -> list[Item]:
    """Items whose search is on record."""
    return [item for item in file.items if item.particulars.get("search")]


def search_record(file: CaseFile) -> Document | None:
    """For each item that was looked for: where, how, with which result."""
    items = searched(file)
    if not items:
        return None
    blocks: list[Block] = []
    for item in items:
        decided = Outcome(item.outcome).law.label if item.outcome else "未拟定"
        rows = [
            ("申请的信息", item.what),
            ("检索的范围和方法", item.particulars["search"]),
            ("结果", decided),
            ("认定理由", item.reason),
        ]
        blocks += [Heading(f"（{item.position}）申请事项{item.position}", 2), two_columns(SEARCH, rows)]
    if decided_by := [event for event in file.events if event.kind == EventKind.DECIDED]:
        last = decided_by[-1]
        blocks.append(Body(f"以上检索情况由{last.actor_name}于{chinese_date(last.on)}记录。"))
    return _paper(file, SEARCH, blocks)


def redaction_schedule(file: CaseFile, released: Sequence[Redaction]) -> Document | None:
    """Every covered passage with its ground and article, and what the proof of each released file found."""
    if not released:
        return None
    blocks: list[Block] = []
    for number, redaction in enumerate(released, start=1):
        given = file.files.get(redaction.released_id or 0)
        name = given.name if given else f"文件{number}"
        blocks.append(Heading(f"（{number}）{name}", 2))
        rows = [heads("页", "依据", "条款", "说明")]
        for mark in redaction.marks.all():
            ground = RedactionGround(mark.ground)
            rows.append(row(str(mark.page), ground.label, ground.article, mark.note))
        if len(rows) > 1:
            blocks.append(Table(f"{name}遮盖明细", tuple(rows), (8, 26, 32, 34), _SIZE, 1))
        blocks += list(_proof(redaction))
    return _paper(file, REDACTION, blocks)


def _proof(redaction: Redaction) -> Iterator[Block]:
    proof = redaction.proof
    if not proof:
        return
    passed = "通过" if proof.get("passed") else "未通过"
    yield Body(f"核验{passed}，文件摘要值（SM3）：{grouped(proof.get('digest', ''))}。")
    rows = [heads("核验内容", "结果", "说明")]
    for _code, label, result, says in proof.get("checks", ()):
        told = {True: "通过", False: "未通过", None: "未检查"}[result]
        rows.append(row(label, told, says))
    if len(rows) > 1:
        yield Table("核验结果", tuple(rows), (36, 14, 50), _SIZE, 1)


def approvals(file: CaseFile) -> Document | None:
    """For each letter that went out: who approved it, in which post, with which words, when."""
    blocks: list[Block] = []
    for letter in file.sent:
        levels = [level for level in letter.levels.all() if level.verdict]
        if not levels:
            continue
        blocks.append(Heading(f"{letter.name}（{letter.number}）", 2))
        rows = [heads("层级", "岗位", "审批人", "意见", "时间")]
        for level in levels:
            at = timezone.localtime(level.decided_at).strftime("%Y-%m-%d %H:%M") if level.decided_at else ""
            opinion = "：".join(part for part in (level.get_verdict_display(), level.comment) if part)
            rows.append(row(str(level.level), level.get_role_display(), level.by, opinion, at))
        blocks.append(Table(f"{letter.name}审批", tuple(rows), (8, 20, 24, 28, 20), _SIZE, 1))
    return _paper(file, APPROVALS, blocks) if blocks else None


def record(file: CaseFile) -> Document:
    """What was done, by whom, in which post, when it was recorded; what is the office's own affair is only counted."""
    rows = [heads("序号", "发生日期", "记录时间", "办理人", "内容")]
    for event in file.events:
        kind = EventKind(event.kind)
        if kind in NOT_SHOWN:
            continue
        told = said(kind, event.values)
        words = f"{told.sentence}（{told.note}）" if told.note else told.sentence
        at = timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M")
        rows.append(row(str(event.seq), event.on.isoformat(), at, event.actor_name, words))
    blocks: list[Block] = [Table(RECORD, tuple(rows), (7, 14, 19, 22, 38), _SMALL, 1)]
    if hidden := sum(EventKind(event.kind) in NOT_SHOWN for event in file.events):
        blocks.append(Body(f"另有内部备注、催办等与本案事实无关的记录{hidden}条，没有列入。"))
    return _paper(file, RECORD, blocks)


def _recipient(file: CaseFile, letter: Letter) -> str:
    return letter.organ or file.names.get(letter.whose, "")


def _days(letter: Letter) -> tuple[str, str]:
    sent, arrived = letter.dispatched_on, letter.delivered_on
    return chinese_date(sent) if sent else "", chinese_date(arrived) if arrived else "未登记"


def _paper(file: CaseFile, name: str, blocks: Sequence[Block]) -> Document:
    one = file.application
    head = (Title((one.agency_name, name)), Body(f"编号：{one.number}"))
    return Document(f"{one.number}{name}", one.agency_name, (*head, *blocks))

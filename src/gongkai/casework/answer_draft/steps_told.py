"""The procedure as an answer tells it: every step with its day and its paper in the bundle."""

from collections.abc import Callable, Iterator

from gongkai.casework.answer_draft.matter import Matter
from gongkai.casework.answer_draft.parties import parties
from gongkai.casework.event_kind import EventKind
from gongkai.casework.evidence_bundle.case_file import CaseFile
from gongkai.casework.facts import CLOSING
from gongkai.casework.models import Letter
from gongkai.law.clock import Run
from gongkai.law.letter import LetterCode
from gongkai.law.wording import chinese_date
from gongkai.records.models import Event


def received(matter: Matter, file: CaseFile) -> str:
    """Who asked when by which channel, and for what."""
    one = file.application
    wanted = "；".join(line.strip() for line in one.request.splitlines() if line.strip())
    said = (
        f"{chinese_date(one.arrived)}，{applicant(matter)}向{parties(matter.kind).us}提出政府信息公开申请"
        f"（渠道：{one.get_channel_display()}；登记编号：{one.number}），申请公开：{wanted}{matter.cite('application')}。"
    )
    if one.receipt_date:
        said += f"收到申请之日为{chinese_date(one.receipt_date)}。"
    return said


def applicant(matter: Matter) -> str:
    """Whoever asked for the information: the other side itself, unless a third person complains."""
    return "信息公开申请人" if matter.by_another else parties(matter.kind).them


def steps(matter: Matter, file: CaseFile) -> Iterator[str]:
    """A sentence for each step up to the reply that is disputed, in the order in which they took effect."""
    letters = {letter.pk: letter for letter in file.letters}
    told = [(event, _TELLS[kind]) for event in file.events if (kind := EventKind(event.kind)) in _TELLS]
    for event, tell in sorted(told, key=lambda pair: (pair[0].on, pair[0].seq)):
        if matter.reply and matter.reply.dispatched_on and event.on > matter.reply.dispatched_on:
            break
        if words := tell(matter, event, letters):
            yield f"{chinese_date(event.on)}，{words}。"


Teller = Callable[[Matter, Event, dict[int, Letter]], str]


def _confirmed(matter: Matter, event: Event, _letters: dict[int, Letter]) -> str:
    if event.values.get("how") == "split":
        return ""
    return f"{parties(matter.kind).us}与{applicant(matter)}确认收到该申请"


def _dispatched(matter: Matter, event: Event, letters: dict[int, Letter]) -> str:
    letter = letters[event.values["letter"]]
    if letter.code in CLOSING or letter.code == LetterCode.ASSIST_REQUEST:
        return ""
    said = f"{parties(matter.kind).us}发出《{letter.name}》（{letter.number}）{matter.cite_letter(letter)}"
    if letter.delivered_on:
        proof = matter.cite("delivery", letter.pk)
        said += f"，该文书于{chinese_date(letter.delivered_on)}送达{proof}"
    return said


def _corrected(matter: Matter, _event: Event, _letters: dict[int, Letter]) -> str:
    return f"{parties(matter.kind).us}收到{applicant(matter)}提交的补正材料"


def _answered(matter: Matter, event: Event, letters: dict[int, Letter]) -> str:
    who = (
        "第三方"
        if letters[event.values["letter"]].code == LetterCode.THIRD_PARTY_INQUIRY
        else "被征求意见机关"
    )
    answer = _ANSWERS[event.values["answer"]]
    return f"{who}{answer}{matter.cite('consultation')}"


_ANSWERS = {
    "agrees": "表示同意公开",
    "partly": "表示同意公开其中一部分",
    "objects": "表示不同意公开",
    "none": "逾期没有提出意见",
}


def _reasons(matter: Matter, _event: Event, _letters: dict[int, Letter]) -> str:
    return f"{parties(matter.kind).us}收到{applicant(matter)}说明的理由"


def _paid(matter: Matter, event: Event, _letters: dict[int, Letter]) -> str:
    return f"{applicant(matter)}缴纳信息处理费{event.values['yuan']}元"


def _withdrawn(matter: Matter, _event: Event, _letters: dict[int, Letter]) -> str:
    return f"{applicant(matter)}撤回申请"


def _transferred(matter: Matter, event: Event, _letters: dict[int, Letter]) -> str:
    return f"{parties(matter.kind).us}将申请转送{event.values['organ']}"


def _reopened(matter: Matter, event: Event, _letters: dict[int, Letter]) -> str:
    document = event.values.get("document", "")
    return f"{parties(matter.kind).us}{f'根据{document}' if document else ''}重新办理"


_TELLS: dict[EventKind, Teller] = {
    EventKind.RECEIPT_CONFIRMED: _confirmed,
    EventKind.LETTER_DISPATCHED: _dispatched,
    EventKind.CORRECTION_RECEIVED: _corrected,
    EventKind.CONSULTATION_ANSWERED: _answered,
    EventKind.REASONS_GIVEN: _reasons,
    EventKind.FEE_PAID: _paid,
    EventKind.REQUEST_WITHDRAWN: _withdrawn,
    EventKind.TRANSFERRED: _transferred,
    EventKind.REOPENED: _reopened,
}


def period(matter: Matter, run: Run) -> str:
    """How the deadline comes about, in one sentence; that it was kept only where it was."""
    begins = "重新办理之日" if run.reopened else "收到申请之日"
    parts = [f"{begins}为{chinese_date(run.begins)}，答复期限为{run.period}个工作日"]
    if run.start != run.begins:
        parts.append(f"自{chinese_date(run.start)}之次日起重新计算")
    if run.suspended:
        parts.append(f"征求意见期间的{run.suspended}个工作日不计算在内")
    if run.extended_by:
        parts.append(f"延长{run.extended_by}个工作日")
    parts.append(f"答复期限届满之日为{chinese_date(run.due)}{matter.cite('clock')}")
    if run.closed_on:
        kept = "，没有超过法定期限" if run.closed_on <= run.due else ""
        parts.append(f"{parties(matter.kind).us}于{chinese_date(run.closed_on)}作出答复{kept}")
    return f"{'；'.join(parts)}。"

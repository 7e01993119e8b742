"""What applicants read of their case: what has happened, by whom as an agency and never as a person, oldest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import CLOSING, CONSULTING, Happened
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.receipt import Channel
from gongkai.law.wording import chinese_date


@dataclass(frozen=True, slots=True)
class PublicEntry:
    """One line: the day, what happened, and what follows from it, empty if nothing does."""

    on: date
    says: str
    note: str = ""


Values = Mapping[str, Any]


def public_log(happened: Iterable[Happened]) -> list[PublicEntry]:
    """The lines of a history in the order of its record. What only concerns the desk is left out."""
    return list(_entries(happened))


def _entries(happened: Iterable[Happened]) -> Iterator[PublicEntry]:
    asked: set[int] = set()
    for event in happened:
        values = event.data
        match event.kind:
            case EventKind.LETTER_DISPATCHED:
                code = LetterCode(values["code"])
                if code in CONSULTING:
                    asked.add(values["letter"])
                if says := _sent(code, values):
                    yield PublicEntry(event.on, *says)
            case EventKind.CONSULTATION_ANSWERED:
                asked.discard(values["letter"])
                yield PublicEntry(event.on, *_opinion(values, still=bool(asked)))
            case EventKind.LETTER_DELIVERED if LetterCode(values["code"]) in CLOSING:
                yield PublicEntry(event.on, f"您收到{LETTERS[LetterCode(values['code'])].name}")
            case kind if kind in _SAYS and (told := _SAYS[kind](values)):
                yield PublicEntry(event.on, *told)


_CAME_IN = {
    Channel.IN_PERSON: "您当面提交申请",
    Channel.SIGNED_MAIL: "机关签收您邮寄的申请",
    Channel.PLAIN_MAIL: "机关收到您的信函",
    Channel.ONLINE: "您在网上提交申请",
    Channel.FAX: "机关收到您的传真",
}
Told = tuple[str, ...]


def _came_in(values: Values) -> Told:
    return (_CAME_IN[Channel(values["channel"])],)


def _confirmed(values: Values) -> Told:
    if values.get("how") == "split":
        return ("自原申请拆出，单独办理",)
    return ("机关与您确认收到，开始计时", "确认的当天为收到申请之日（条例第三十一条）。")


def _assigned(values: Values) -> Told:
    unit = values.get("unit_name", "")
    return (f"转交{unit}办理",) if values.get("lead") and unit else ()


def _paid(values: Values) -> Told:
    if values.get("in_full"):
        return ("收到全部费用，自次日起重新计算期限",)
    return (f"收到费用{values['yuan']}元，还没有缴清",)


def _plain(*says: str) -> Callable[[Values], Told]:
    return lambda _values: says


_SAYS: dict[EventKind, Callable[[Values], Told]] = {
    EventKind.REGISTERED: _came_in,
    EventKind.IMPORTED: _plain("机关登记申请"),
    EventKind.RECEIPT_CONFIRMED: _confirmed,
    EventKind.UNREACHABLE: _plain(
        "机关没有联系上您", "请打电话与机关联系，自恢复联系之日起计算期限（国办公开办函〔2015〕207号）。"
    ),
    EventKind.SPLIT_OFF: _plain("一部分内容拆为另一件，单独办理"),
    EventKind.ASSIGNED: _assigned,
    EventKind.CORRECTION_SUBMITTED: _plain("您在网上提交补正材料"),
    EventKind.CORRECTION_RECEIVED: _plain(
        "机关登记补正材料，重新计时", "自收到补正材料的次日起重新计算期限（条例第三十条）。"
    ),
    EventKind.REASONS_GIVEN: _plain("机关收到您说明的理由"),
    EventKind.FEE_PAID: _paid,
    EventKind.WITHDRAWAL_ASKED: _plain("您要求撤回申请"),
    EventKind.REQUEST_WITHDRAWN: _plain("机关登记撤回申请"),
    EventKind.TRANSFERRED: lambda values: (f"转送{values['organ']}",),
    EventKind.RATED: _plain("您作了评价"),
    EventKind.REOPENED: lambda values: (f"按{values['document']}重新办理",),
}


def _sent(code: LetterCode, values: Values) -> Told:
    until = _day(values.get("answer_by"))
    match code:
        case LetterCode.CORRECTION_NOTICE:
            by = f"请在{until}前补正。" if until else ""
            return ("请您补正，计时暂停", f"{by}收到补正材料后重新计算期限（条例第三十条）。")
        case LetterCode.REASONS_REQUEST:
            return ("请您说明理由，计时暂停", f"请在{until}前说明（条例第三十五条）。" if until else "")
        case LetterCode.EXTENSION_NOTICE:
            return (
                f"答复期限延长{values['by']}个工作日",
                "理由见延长答复期限告知书（条例第三十三条第二款）。",
            )
        case LetterCode.DELAY_NOTICE:
            return (f"告知您延迟到{_day(values['until'])}答复", "条例第三十五条。")
        case LetterCode.THIRD_PARTY_INQUIRY:
            return ("向第三方征求意见，计时暂停", "依条例第三十二条，等待时间不计入期限。")
        case LetterCode.CO_MAKER_INQUIRY:
            return ("向其他机关征求意见，计时暂停", "依条例第三十三条第三款，等待时间不计入期限。")
        case LetterCode.FEE_NOTICE:
            return ("请您缴纳信息处理费，计时暂停", "缴清后自次日起重新计算期限（国办函〔2020〕109号）。")
        case LetterCode.RECEIPT_REGISTRATION:
            return ("发出登记回执",)
        case _ if code in CLOSING:
            return (f"答复您：{LETTERS[code].name}",)
    return ()


def _opinion(values: Values, *, still: bool) -> Told:
    organ = values.get("code") == LetterCode.CO_MAKER_INQUIRY
    who = "其他机关" if organ else "第三方"
    came = f"{who}逾期没有答复" if values["answer"] == "none" else f"收到{who}意见"
    return (came if still else f"{came}，恢复计时",)


def _day(iso: str | None) -> str:
    return chinese_date(date.fromisoformat(iso)) if iso else ""

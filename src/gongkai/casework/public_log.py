"""What applicants read of their case: what has happened, by whom as an agency and never as a person, oldest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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
                yield PublicEntry(
                    event.on, _("您收到%(letter)s") % {"letter": LETTERS[LetterCode(values["code"])].name}
                )
            case kind if kind in _SAYS and (told := _SAYS[kind](values)):
                yield PublicEntry(event.on, *told)


_CAME_IN = {
    Channel.IN_PERSON: gettext_lazy("您当面提交申请"),
    Channel.SIGNED_MAIL: gettext_lazy("机关签收您邮寄的申请"),
    Channel.PLAIN_MAIL: gettext_lazy("机关收到您的信函"),
    Channel.ONLINE: gettext_lazy("您在网上提交申请"),
    Channel.FAX: gettext_lazy("机关收到您的传真"),
}
Told = tuple[str, ...]


def _came_in(values: Values) -> Told:
    return (str(_CAME_IN[Channel(values["channel"])]),)


def _confirmed(values: Values) -> Told:
    if values.get("how") == "split":
        return (_("自原申请拆出，单独办理"),)
    return (_("机关与您确认收到，开始计时"), _("确认的当天为收到申请之日（条例第三十一条）。"))


def _assigned(values: Values) -> Told:
    unit = values.get("unit_name", "")
    return (_("转交%(unit)s办理") % {"unit": unit},) if values.get("lead") and unit else ()


def _paid(values: Values) -> Told:
    if values.get("in_full"):
        return (_("收到全部费用，自次日起重新计算期限"),)
    return (_("收到费用%(yuan)s元，还没有缴清") % {"yuan": values["yuan"]},)


def _plain(*says: str | Promise) -> Callable[[Values], Told]:
    return lambda _values: tuple(str(one) for one in says)


_SAYS: dict[EventKind, Callable[[Values], Told]] = {
    EventKind.REGISTERED: _came_in,
    EventKind.IMPORTED: _plain(gettext_lazy("机关登记申请")),
    EventKind.RECEIPT_CONFIRMED: _confirmed,
    EventKind.UNREACHABLE: _plain(
        gettext_lazy("机关没有联系上您"),
        gettext_lazy("请打电话与机关联系，自恢复联系之日起计算期限（国办公开办函〔2015〕207号）。"),
    ),
    EventKind.SPLIT_OFF: _plain(gettext_lazy("一部分内容拆为另一件，单独办理")),
    EventKind.ASSIGNED: _assigned,
    EventKind.CORRECTION_SUBMITTED: _plain(gettext_lazy("您在网上提交补正材料")),
    EventKind.CORRECTION_RECEIVED: _plain(
        gettext_lazy("机关登记补正材料，重新计时"),
        gettext_lazy("自收到补正材料的次日起重新计算期限（条例第三十条）。"),
    ),
    EventKind.REASONS_GIVEN: _plain(gettext_lazy("机关收到您说明的理由")),
    EventKind.FEE_PAID: _paid,
    EventKind.WITHDRAWAL_ASKED: _plain(gettext_lazy("您要求撤回申请")),
    EventKind.REQUEST_WITHDRAWN: _plain(gettext_lazy("机关登记撤回申请")),
    EventKind.TRANSFERRED: lambda values: (_("转送%(organ)s") % {"organ": values["organ"]},),
    EventKind.RATED: _plain(gettext_lazy("您作了评价")),
    EventKind.REOPENED: lambda values: (_("按%(document)s重新办理") % {"document": values["document"]},),
}


def _sent(code: LetterCode, values: Values) -> Told:
    until = _day(values.get("answer_by"))
    match code:
        case LetterCode.CORRECTION_NOTICE:
            by = _("请在%(until)s前补正。") % {"until": until} if until else ""
            return (
                _("请您补正，计时暂停"),
                _("%(by)s收到补正材料后重新计算期限（条例第三十条）。") % {"by": by},
            )
        case LetterCode.REASONS_REQUEST:
            return (
                _("请您说明理由，计时暂停"),
                _("请在%(until)s前说明（条例第三十五条）。") % {"until": until} if until else "",
            )
        case LetterCode.EXTENSION_NOTICE:
            return (
                _("答复期限延长%(days)s个工作日") % {"days": values["by"]},
                _("理由见延长答复期限告知书（条例第三十三条第二款）。"),
            )
        case LetterCode.DELAY_NOTICE:
            return (_("告知您延迟到%(day)s答复") % {"day": _day(values["until"])}, _("条例第三十五条。"))
        case LetterCode.THIRD_PARTY_INQUIRY:
            return (_("向第三方征求意见，计时暂停"), _("依条例第三十二条，等待时间不计入期限。"))
        case LetterCode.CO_MAKER_INQUIRY:
            return (_("向其他机关征求意见，计时暂停"), _("依条例第三十三条第三款，等待时间不计入期限。"))
        case LetterCode.FEE_NOTICE:
            return (
                _("请您缴纳信息处理费，计时暂停"),
                _("缴清后自次日起重新计算期限（国办函〔2020〕109号）。"),
            )
        case LetterCode.RECEIPT_REGISTRATION:
            return (_("发出登记回执"),)
        case _ if code in CLOSING:
            return (_("答复您：%(letter)s") % {"letter": LETTERS[code].name},)
    return ()


def _opinion(values: Values, *, still: bool) -> Told:
    organ = values.get("code") == LetterCode.CO_MAKER_INQUIRY
    who = _("其他机关") if organ else _("第三方")
    came = (
        _("%(who)s逾期没有答复") % {"who": who}
        if values["answer"] == "none"
        else _("收到%(who)s意见") % {"who": who}
    )
    return (came if still else _("%(came)s，恢复计时") % {"came": came},)


def _day(iso: str | None) -> str:
    return chinese_date(date.fromisoformat(iso)) if iso else ""

"""What the record of a case (办理经过) says of an event: a Chinese sentence, and a note of what follows from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from gongkai.agencies.role import Role
from gongkai.casework.event_kind import EventKind
from gongkai.casework.facts import CLOSING
from gongkai.casework.models import LinkKind, SentBy, Theme
from gongkai.law.letter import LETTERS, LetterCode
from gongkai.law.outcome import Outcome
from gongkai.law.receipt import Channel
from gongkai.law.redaction import RedactionGround
from gongkai.law.wording import chinese_date
from gongkai.records.models import Purpose, SecretKind


@dataclass(frozen=True, slots=True)
class Said:
    """The sentence, who did it standing before it; and the note, empty if there is nothing to add."""

    sentence: str
    note: str = ""


Values = Mapping[str, Any]


def said(kind: EventKind, values: Values) -> Said:
    """The sentence of an event from its kind and what it says; names are those of the record."""
    return _SAYS[kind](values)


def _registered(values: Values) -> Said:
    channel = Channel(values["channel"]).label
    astray = _("原来寄到别处，以公开工作机构实际收到为准") if values.get("astray") else ""
    missing = len(values.get("missing", ()))
    lacks = _("缺少%(count)s项法定内容") % {"count": missing} if missing else ""
    return Said(
        _("登记，%(channel)s") % {"channel": channel},
        _joined(values["number"], astray, lacks),
    )


def _imported(values: Values) -> Said:
    return Said(_("由原登记簿导入"), values.get("number", ""))


def _confirmed(values: Values) -> Said:
    how = _HOW.get(values.get("how", ""), "")
    if values.get("how") == "split":
        return Said(_("收到日期与拆分前相同"), _("起算日"))
    return Said(_("%(how)s与申请人双方确认收到") % {"how": how}, _("起算日"))


_HOW = {
    "telephone": "电话",
    "message": "短信",
    "email": "电子邮件",
    "online": "网上",
    "in_person": "当面",
}


def _unreachable(values: Values) -> Said:
    return Said(_("联系不上申请人，自恢复联系之日起算"), values.get("note", ""))


def _attached(values: Values) -> Said:
    purpose = values.get("purpose", "")
    label = Purpose(purpose).label if purpose else _("材料")
    return Said(_("加入%(what)s") % {"what": label})


def _items_set(values: Values) -> Said:
    return Said(_("分列为%(count)s项申请事项") % {"count": values["count"]}, _("此前拟定的结果作废"))


def _described(values: Values) -> Said:
    before, after = values.get("before", {}), values.get("after", {})
    parts = []
    if before.get("title") != after.get("title"):
        parts.append(_("摘要改为“%(title)s”") % {"title": after.get("title", "")})
    if before.get("theme") != after.get("theme"):
        theme = after.get("theme")
        parts.append(_("主题改为“%(theme)s”") % {"theme": Theme(theme).label if theme else _("未归类")})
    return Said(_("修改摘要和主题"), "；".join(parts))


def _linked(values: Values) -> Said:
    kind = values.get("kind", "")
    label = LinkKind(kind).label if kind else ""
    return Said(_("关联%(number)s") % {"number": values["number"]}, label)


def _split_off(values: Values) -> Said:
    return Said(
        _("拆出%(count)s项，另立一件") % {"count": values["items"]},
        values["number"],
    )


def _assigned(values: Values) -> Said:
    due = values.get("due")
    note = _("%(date)s前反馈") % {"date": chinese_date(date.fromisoformat(due))} if due else ""
    unit = values.get("unit_name")
    if not values.get("lead"):
        return Said(_("请%(unit)s协办") % {"unit": unit}, note)
    return Said(_("分办至%(unit)s") % {"unit": unit} if unit else _("留本岗位自办"), note)


def _handed_back(values: Values) -> Said:
    unit = values.get("unit_name", "")
    return Said(_("%(unit)s退回分办") % {"unit": unit}, values.get("reason", ""))


def _contributed(values: Values) -> Said:
    return Said(_("%(unit)s提交办理意见") % {"unit": values.get("unit_name", "")})


def _handed_over(values: Values) -> Said:
    return Said(_("移交给%(person)s") % {"person": values.get("to", "")}, values.get("reason", ""))


def _letter(verb: str, note: Callable[[Values], str] = lambda _values: "") -> Callable[[Values], Said]:
    def say(values: Values) -> Said:
        return Said(f"{verb}{_name(values)}", note(values))

    return say


def _name(values: Values) -> str:
    code = values.get("code")
    return LETTERS[LetterCode(code)].name if code else "文书"


def _submitted(values: Values) -> Said:
    roles = "、".join(Role(role).label for role in values.get("levels", ()))
    note = _("依次由%(roles)s审批") % {"roles": roles} if roles else _("不需审批")
    return Said(f"送审{_name(values)}", note)


def _approved(values: Values) -> Said:
    verb = "签发" if values.get("last") else "同意"
    return Said(f"{verb}{_name(values)}", values.get("comment", ""))


def _dispatched(values: Values) -> Said:
    code = LetterCode(values["code"])
    how = SentBy(values["sent_by"]).label if values.get("sent_by") else ""
    count = len(values.get("given", ()))
    gives = _("提供文件%(count)s份") % {"count": count} if count else ""
    note = _joined(values.get("number", ""), how, gives, _effect(code, values))
    return Said(f"发出{_name(values)}", note)


def _effect(code: LetterCode, values: Values) -> str:
    if code in CLOSING:
        return _("办结")
    match code:
        case LetterCode.EXTENSION_NOTICE:
            return _("延长%(days)s个工作日") % {"days": values.get("by", "")}
        case LetterCode.THIRD_PARTY_INQUIRY | LetterCode.CO_MAKER_INQUIRY:
            return _("计时暂停")
        case LetterCode.CORRECTION_NOTICE | LetterCode.REASONS_REQUEST if values.get("answer_by"):
            until = chinese_date(date.fromisoformat(values["answer_by"]))
            return _("限%(date)s前答复") % {"date": until}
        case LetterCode.FEE_NOTICE if values.get("yuan"):
            return _("%(yuan)s元") % {"yuan": values["yuan"]}
    return ""


def _redaction_started(values: Values) -> Said:
    item = values.get("item")
    note = _("对应第%(item)s项") % {"item": item} if item else ""
    return Said(_("开始区分处理一份文件"), note)


def _redaction_checked(values: Values) -> Said:
    return Said(_("复核区分处理后的文件"), _("看过全部%(pages)s页") % {"pages": values["pages"]})


def _redaction_released(values: Values) -> Said:
    grounds = values.get("grounds", {})
    told = "、".join(
        _("%(ground)s%(count)s处") % {"ground": RedactionGround(code).label, "count": count}
        for code, count in grounds.items()
    )
    accepted = len(values.get("accepted", ()))
    lets_stand = _("另有%(count)s页的相同文字说明理由后保留") % {"count": accepted} if accepted else ""
    sentence = _("放行区分处理后的文件，%(pages)s页，遮盖%(count)s处") % {
        "pages": values["pages"],
        "count": sum(grounds.values()),
    }
    return Said(sentence, _joined(told, _("核验通过"), lets_stand))


def _answered(values: Values) -> Said:
    who = "其他机关" if values.get("code") == LetterCode.CO_MAKER_INQUIRY else "第三方"
    if values["answer"] == "none":
        return Said(_("%(who)s逾期没有答复") % {"who": who})
    return Said(
        _("收到%(who)s意见：%(answer)s") % {"who": who, "answer": _ANSWERS[values["answer"]]},
        _("计时恢复"),
    )


_ANSWERS = {"agrees": "同意公开", "partly": "同意公开一部分", "objects": "不同意公开"}


def _corrected(values: Values) -> Said:
    count = values.get("items")
    return Said(
        _("收到补正材料"),
        _joined(
            _("申请事项改为%(count)s项") % {"count": count} if count else "", _("答复期限自次日起重新计算")
        ),
    )


def _paid(values: Values) -> Said:
    note = _("已缴清，答复期限自次日起重新计算") if values.get("in_full") else _("未缴清")
    return Said(_("缴纳信息处理费%(yuan)s元") % {"yuan": values["yuan"]}, note)


def _transferred(values: Values) -> Said:
    return Said(_("转送%(organ)s") % {"organ": values.get("organ", "")}, values.get("reason", ""))


def _decided(values: Values) -> Said:
    items = values.get("items", ())
    if not items:
        return Said(_("撤销此前拟定的结果"))
    leaf = values.get("leaf")
    note = _("全件：%(outcome)s") % {"outcome": Outcome(leaf).law.label} if leaf else ""
    return Said(_("拟好%(count)s项处理结果") % {"count": len(items)}, note)


def _reassessed(values: Values) -> Said:
    held = values.get("still_withheld")
    result = _("仍不予公开") if held else _("情形已变化，可以公开")
    return Said(
        _("评估不予公开的信息：%(result)s") % {"result": result},
        values.get("reason", ""),
    )


def _rated(values: Values) -> Said:
    return Said(_("评价：%(score)s分（满分5分）") % {"score": values["score"]}, values.get("words", ""))


def _reopened(values: Values) -> Said:
    until, within = values.get("until"), values.get("within")
    period = ""
    if until:
        period = _("限%(date)s前答复") % {"date": chinese_date(date.fromisoformat(until))}
    elif within:
        period = _("限%(days)s个工作日内答复") % {"days": within}
    return Said(_("重新办理"), _joined(values.get("document", ""), period))


def _seen(values: Values) -> Said:
    labels = {**dict(SecretKind.choices), **dict(Purpose.choices)}
    kinds = dict.fromkeys(str(labels[kind]) for _whose, kind in values.get("seen", ()))
    what = "、".join(kinds)
    return Said(_("查看个人信息：%(what)s") % {"what": what}, values.get("reason", ""))


def _erased(values: Values) -> Said:
    return Said(_("按保存期限清除个人信息"), values.get("reason", ""))


def _passed_on(values: Values) -> Said:
    names = {"before": values["from_name"], "after": values["to_name"]}
    return Said(_("随机构改革由%(before)s转交%(after)s") % names, _("待重新分办"))


def _plain(kind: EventKind, field: str = "") -> Callable[[Values], Said]:
    return lambda values: Said(kind.label, str(values.get(field) or "") if field else "")


def _marked_typical(values: Values) -> Said:
    shared = _("可供下级机关参考") if values.get("shared") else ""
    return Said(EventKind.MARKED_TYPICAL.label, _joined(str(values.get("lesson") or ""), shared))


def _joined(*parts: str) -> str:
    return "；".join(part for part in parts if part)


def _comment(values: Values) -> str:
    return str(values.get("comment") or values.get("reason") or "")


_SAYS: dict[EventKind, Callable[[Values], Said]] = {
    EventKind.REGISTERED: _registered,
    EventKind.IMPORTED: _imported,
    EventKind.RECEIPT_CONFIRMED: _confirmed,
    EventKind.UNREACHABLE: _unreachable,
    EventKind.ATTACHED: _attached,
    EventKind.ITEMS_SET: _items_set,
    EventKind.DESCRIBED: _described,
    EventKind.LINKED: _linked,
    EventKind.SPLIT_OFF: _split_off,
    EventKind.ASSIGNED: _assigned,
    EventKind.SIGNED_FOR: _plain(EventKind.SIGNED_FOR),
    EventKind.HANDED_BACK: _handed_back,
    EventKind.CONTRIBUTED: _contributed,
    EventKind.HANDED_OVER: _handed_over,
    EventKind.PASSED_ON: _passed_on,
    EventKind.REMINDED: _plain(EventKind.REMINDED),
    EventKind.NOTED: _plain(EventKind.NOTED, "note"),
    EventKind.LETTER_DRAFTED: _letter("起草"),
    EventKind.LETTER_EDITED: _letter("修改"),
    EventKind.LETTER_SUBMITTED: _submitted,
    EventKind.LETTER_APPROVED: _approved,
    EventKind.LETTER_RETURNED: _letter("退回", _comment),
    EventKind.LETTER_WITHDRAWN: _letter("作废", _comment),
    EventKind.LETTER_STAMPED: _letter("放入盖章的"),
    EventKind.LETTER_DISPATCHED: _dispatched,
    EventKind.LETTER_DELIVERED: _letter(
        "送达", lambda values: _("申请人下载") if values.get("manner") == SentBy.DOWNLOAD else ""
    ),
    EventKind.REDACTION_STARTED: _redaction_started,
    EventKind.REDACTION_CHECKED: _redaction_checked,
    EventKind.REDACTION_RETURNED: _plain(EventKind.REDACTION_RETURNED, "reason"),
    EventKind.REDACTION_RELEASED: _redaction_released,
    EventKind.REDACTION_ABANDONED: _plain(EventKind.REDACTION_ABANDONED, "reason"),
    EventKind.CORRECTION_SUBMITTED: _plain(EventKind.CORRECTION_SUBMITTED),
    EventKind.WITHDRAWAL_ASKED: _plain(EventKind.WITHDRAWAL_ASKED),
    EventKind.CORRECTION_RECEIVED: _corrected,
    EventKind.CONSULTATION_ANSWERED: _answered,
    EventKind.REASONS_GIVEN: _plain(EventKind.REASONS_GIVEN, "words"),
    EventKind.FEE_PAID: _paid,
    EventKind.REQUEST_WITHDRAWN: _plain(EventKind.REQUEST_WITHDRAWN, "how"),
    EventKind.TRANSFERRED: _transferred,
    EventKind.DECIDED: _decided,
    EventKind.REASSESSED: _reassessed,
    EventKind.RATED: _rated,
    EventKind.REOPENED: _reopened,
    EventKind.ARCHIVED: _plain(EventKind.ARCHIVED),
    EventKind.MARKED_TYPICAL: _marked_typical,
    EventKind.PERSONAL_DATA_SEEN: _seen,
    EventKind.PERSONAL_DATA_ERASED: _erased,
}

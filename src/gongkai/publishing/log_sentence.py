"""What the record of a document (办理经过) says of an event: a Chinese sentence, and a note of what follows from it."""

from collections.abc import Callable
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.casework.log_sentence import Said, Values
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.law.validity import Validity
from gongkai.law.wording import chinese_date
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import ChannelKind, LinkKind
from gongkai.publishing.undoing import Undoing


def said(kind: EventKind, values: Values) -> Said:
    """The sentence of an event from its kind and what it says; names are those of the record."""
    return _SAYS[kind](values)


def _drafted(values: Values) -> Said:
    return Said(_("起草%(kind)s") % {"kind": DocumentKind(values["kind"]).label}, values["title"])


def _imported(values: Values) -> Said:
    day = chinese_date(_local(values["published_at"]).date())
    return Said(_("由原网站导入"), _("%(day)s发布，没有经过本系统的审核") % {"day": day})


def _submitted(values: Values) -> Said:
    names = "、".join(level["name"] for level in values["levels"])
    return Said(
        _("送审第%(number)s稿") % {"number": values["revision"]},
        _joined(
            DisclosureAttribute(values["attribute"]).label,
            _("依次经过%(levels)s") % {"levels": names},
        ),
    )


def _passed(values: Values) -> Said:
    checked = len(values.get("checked", ()))
    ticked = _("核对清单%(count)s项已逐项勾选") % {"count": checked} if checked else ""
    return Said(_("%(level)s通过") % {"level": values["level"]}, _joined(ticked, values["comment"]))


def _returned(values: Values) -> Said:
    count = len(values["comments"])
    told = _("另有正文上的意见%(count)s条") % {"count": count} if count else ""
    return Said(_("%(level)s退回修改") % {"level": values["level"]}, _joined(values["reason"], told))


def _signed(values: Values) -> Said:
    label = DisclosureAttribute(values["attribute"]).label
    return Said(
        _("签发第%(number)s稿，%(attribute)s") % {"number": values["revision"], "attribute": label},
        _joined(values["reason"], values["comment"]),
    )


def _numbered(values: Values) -> Said:
    day = values.get("date_of_document")
    dated = _("成文日期%(day)s") % {"day": chinese_date(date.fromisoformat(day))} if day else ""
    index = values.get("index_number")
    numbers = _joined(
        _("索引号%(number)s") % {"number": index} if index else "", values.get("document_number", "")
    )
    return Said(_("编号"), _joined(numbers, dated))


def _kept(values: Values) -> Said:
    day = chinese_date(date.fromisoformat(values["reassess_due"]))
    return Said(_("存档，不主动公开"), _("%(day)s前评估") % {"day": day})


def _handed_over(values: Values) -> Said:
    to = "".join((values.get("unit_name", ""), values["to"]))
    return Said(_("转交%(to)s") % {"to": to}, values.get("reason", ""))


def _scheduled(values: Values) -> Said:
    at = _local(values["publish_at"])
    return Said(_("定于%(day)s%(time)s发布") % {"day": chinese_date(at.date()), "time": f"{at:%H:%M}"})


def _published(values: Values) -> Said:
    return Said(_("发布第%(number)s稿") % {"number": values["revision"]})


def _withdrawn(values: Values) -> Said:
    told = _("对公众说明：%(says)s") % {"says": values["says"]}
    return Said(_("撤下"), _joined(values["reason"], told))


def _decision_undone(values: Values) -> Said:
    return Said(_("处罚决定被依法%(how)s") % {"how": Undoing(values["how"]).label}, values["by"])


def _moved(values: Values) -> Said:
    day = values["expires_on"]
    until = _("%(day)s下线") % {"day": chinese_date(date.fromisoformat(day))} if day else ""
    count = len(values["topics"])
    topics = _("列入专题%(count)s个") % {"count": count} if count else ""
    return Said(_("放入“%(column)s”") % {"column": values["column_name"]}, _joined(topics, until))


def _validity_changed(values: Values) -> Said:
    label = Validity(values["validity"]).label
    return Said(
        _("有效性改为“%(validity)s”") % {"validity": label},
        _joined(values["by_name"], values["articles"], values["reason"]),
    )


def _reassessed(values: Values) -> Said:
    if values["result"] != "keep":
        return Said(_("评估：改为主动公开"), values["reason"])
    day = chinese_date(date.fromisoformat(values["reassess_due"]))
    return Said(_("评估：仍不主动公开"), _joined(values["reason"], _("%(day)s前再评估") % {"day": day}))


def _placed(values: Values) -> Said:
    return Said(
        _("登记在%(channel)s发布") % {"channel": ChannelKind(values["channel"]).label}, values["address"]
    )


def _linked(values: Values) -> Said:
    kind = LinkKind(values["kind"])
    number = values["to"]
    other = values["title"] or (_("第%(number)s号信息") % {"number": number} if number else "")
    return Said(_("关联文件：%(kind)s") % {"kind": kind.label}, other)


def _plainly(kind: EventKind, note: str = "") -> Callable[[Values], Said]:
    """Its label; the note is what it says under that name."""
    return lambda values: Said(kind.label, values.get(note, "") if note else "")


def _local(at: str) -> datetime:
    return timezone.localtime(datetime.fromisoformat(at))


def _joined(*parts: str) -> str:
    return "；".join(part for part in parts if part)


_SAYS: dict[EventKind, Callable[[Values], Said]] = {
    EventKind.DRAFTED: _drafted,
    EventKind.IMPORTED: _imported,
    EventKind.SUBMITTED: _submitted,
    EventKind.RECALLED: _plainly(EventKind.RECALLED, "reason"),
    EventKind.PASSED: _passed,
    EventKind.RETURNED: _returned,
    EventKind.SIGNED: _signed,
    EventKind.NUMBERED: _numbered,
    EventKind.HANDED_OVER: _handed_over,
    EventKind.NOTED: _plainly(EventKind.NOTED, "note"),
    EventKind.DISCARDED: _plainly(EventKind.DISCARDED, "reason"),
    EventKind.SCHEDULED: _scheduled,
    EventKind.UNSCHEDULED: _plainly(EventKind.UNSCHEDULED),
    EventKind.PUBLISHED: _published,
    EventKind.KEPT: _kept,
    EventKind.WITHDRAWN: _withdrawn,
    EventKind.DECISION_UNDONE: _decision_undone,
    EventKind.RESTORED: _plainly(EventKind.RESTORED, "reason"),
    EventKind.ENDED: _plainly(EventKind.ENDED, "says"),
    EventKind.REVISION_BEGUN: _plainly(EventKind.REVISION_BEGUN, "reason"),
    EventKind.REVISION_DROPPED: _plainly(EventKind.REVISION_DROPPED, "reason"),
    EventKind.MOVED: _moved,
    EventKind.VALIDITY_CHANGED: _validity_changed,
    EventKind.REASSESSED: _reassessed,
    EventKind.PLACED: _placed,
    EventKind.LINKED: _linked,
}

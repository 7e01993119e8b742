"""Kinds of events of a ticket, and what its record (办理经过) says of each."""

from enum import StrEnum

from django.utils.translation import gettext as _

from gongkai.casework.log_sentence import Said, Values
from gongkai.records.models import SecretKind
from gongkai.records.own_kind import OwnKind


class EventKind(StrEnum):
    """The value is the code on record."""

    REPORTED = "reported"
    CORRECTION_BEGUN = "correction_begun"
    CORRECTED = "corrected"
    ANSWERED = "answered"
    PASSED_ON = "passed_on"


def said(kind: str, values: Values) -> Said:
    """The sentence of an event, of the records' own kinds too; names are those of the record."""
    match kind:
        case EventKind.REPORTED:
            return Said(_("提交，交%(agency)s办理") % {"agency": values["agency_name"]})
        case EventKind.CORRECTION_BEGUN:
            return Said(_("开始更正页面"))
        case EventKind.CORRECTED:
            return Said(_("办结：已更正"))
        case EventKind.ANSWERED:
            return Said(_("办结：已说明"))
        case EventKind.PASSED_ON:
            return Said(_("转交%(to)s") % {"to": values["to_name"]}, values["reason"])
        case OwnKind.PERSONAL_DATA_SEEN:
            kinds = dict.fromkeys(str(SecretKind(kind).label) for _whose, kind in values["seen"])
            return Said(_("查看个人信息：%(what)s") % {"what": "、".join(kinds)}, values["reason"])
    return Said(_("按保存期限清除个人信息"), values.get("reason", ""))

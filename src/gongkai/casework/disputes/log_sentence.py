"""What the record of a dispute (办理经过) says of an event: a Chinese sentence, and a note of what follows from it."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from gongkai.casework.disputes.event_kind import EventKind
from gongkai.casework.log_sentence import Said, Values
from gongkai.law.dispute import DisputeKind, Procedure
from gongkai.law.dispute_result import Disposition, Result, SecondOutcome
from gongkai.law.wording import chinese_date
from gongkai.records.models import Purpose


def said(kind: EventKind, values: Values, *, in_court: bool) -> Said:
    """The sentence of an event of a suit (`in_court`) or a review; names are those of the record."""
    if kind in (EventKind.DECIDED, EventKind.SECOND_DECIDED):
        return _decision(kind, values, in_court=in_court)
    if kind is EventKind.RESULT_CORRECTED:
        return _corrected(values, in_court=in_court)
    return _SAYS[kind](values)


def _opened(values: Values) -> Said:
    kind, procedure = DisputeKind(values["kind"]).label, Procedure(values["procedure"]).label
    return Said(_("登记%(kind)s，%(procedure)s") % {"kind": kind, "procedure": procedure}, values["number"])


def _imported(values: Values) -> Said:
    result = values.get("result")
    ended = (
        _("%(day)s审结，%(result)s")
        % {
            "day": _day(values, "closed_on"),
            "result": Result(result).label,
        }
        if result
        else _("尚未审结")
    )
    return Said(_("由原登记簿导入"), _joined(values["number"], ended))


def _attached(values: Values) -> Said:
    return Said(_("加入%(what)s") % {"what": Purpose(values["purpose"]).label})


def _assigned(values: Values) -> Said:
    to = "".join((values.get("unit_name", ""), values.get("to", "")))
    return Said(_("交%(to)s承办") % {"to": to} if to else _("由本人承办"))


def _handed_over(values: Values) -> Said:
    return Said(_("移交%(to)s") % {"to": values["to"]}, values.get("reason", ""))


def _passed_on(values: Values) -> Said:
    return Said(
        _("%(before)s的案件移交%(after)s") % {"before": values["from_name"], "after": values["to_name"]}
    )


def _hearing_set(values: Values) -> Said:
    return Said(_("登记%(day)s听证或者开庭") % {"day": _day(values, "day")}, values.get("place", ""))


def _hearing_ended(values: Values) -> Said:
    if not values["held"]:
        return Said(_("听证、开庭没有举行"))
    return Said(_("已听证、开庭"), _("本机关负责人参加") if values["head_attended"] else "")


def _extended(values: Values) -> Said:
    if by := values.get("by"):
        return Said(_("复议机关延长审理期限%(by)s日") % {"by": by})
    return Said(_("审理期限延长至%(day)s") % {"day": _day(values, "until")})


def _decision(kind: EventKind, values: Values, *, in_court: bool) -> Said:
    second = SecondOutcome(values["outcome"]).label if kind is EventKind.SECOND_DECIDED else ""
    words = Disposition(values["disposition"]).words(in_court=in_court) if values.get("disposition") else None
    head = _("二审") if second else _("一审") if in_court else _("复议决定")
    told = _joined(second, words.label if words else "")
    by = _("责令于%(day)s前履行") % {"day": _day(values, "perform_by")} if values.get("perform_by") else ""
    ordered = by or (_("责令重新答复或者履行") if values.get("ordered") else "")
    return Said(_("%(head)s：%(told)s") % {"head": head, "told": told}, _joined(values["document"], ordered))


def _appealed(values: Values) -> Said:
    return Said(_("本机关上诉") if values["ours"] else _("对方上诉"), _("转入二审"))


def _corrected(values: Values, *, in_court: bool) -> Said:
    if result := values.get("result"):
        label = Result(result).label
    else:
        words = Disposition(values["disposition"]).words(in_court=in_court)
        label = words.label if words else ""
    return Said(_("更正登记的结果为：%(result)s") % {"result": label}, values["reason"])


def _sued(values: Values) -> Said:
    return Said(_("对复议决定不服，已起诉"), values["number"])


def _reopened(values: Values) -> Said:
    return Said(_("重新办理申请%(number)s") % {"number": values["number"]}, _("重新计算答复期限"))


def _plainly(kind: EventKind, note: str = "") -> Callable[[Values], Said]:
    """Its label; the note is what it says under that name."""
    return lambda values: Said(kind.label, values.get(note, "") if note else "")


def _day(values: Values, name: str) -> str:
    return chinese_date(date.fromisoformat(values[name]))


def _joined(*parts: str) -> str:
    return "；".join(part for part in parts if part)


_SAYS: dict[EventKind, Callable[[Values], Said]] = {
    EventKind.REGISTERED: _opened,
    EventKind.IMPORTED: _imported,
    EventKind.COPY_RECEIVED: _plainly(EventKind.COPY_RECEIVED),
    EventKind.DESCRIBED: _plainly(EventKind.DESCRIBED),
    EventKind.ATTACHED: _attached,
    EventKind.ASSIGNED: _assigned,
    EventKind.HANDED_OVER: _handed_over,
    EventKind.PASSED_ON: _passed_on,
    EventKind.NOTED: _plainly(EventKind.NOTED, "note"),
    EventKind.ANSWER_FILED: _plainly(EventKind.ANSWER_FILED),
    EventKind.EVIDENCE_FILED: _plainly(EventKind.EVIDENCE_FILED),
    EventKind.HEARING_SET: _hearing_set,
    EventKind.HEARING_ENDED: _hearing_ended,
    EventKind.SUSPENDED: _plainly(EventKind.SUSPENDED, "reason"),
    EventKind.RESUMED: _plainly(EventKind.RESUMED),
    EventKind.PROCEDURE_CHANGED: _plainly(EventKind.PROCEDURE_CHANGED),
    EventKind.PERIOD_EXTENDED: _extended,
    EventKind.APPEALED: _appealed,
    EventKind.TOOK_EFFECT: _plainly(EventKind.TOOK_EFFECT),
    EventKind.SUED: _sued,
    EventKind.APPLICATION_REOPENED: _reopened,
    EventKind.PERFORMED: _plainly(EventKind.PERFORMED, "how"),
    EventKind.LESSON_RECORDED: _plainly(EventKind.LESSON_RECORDED),
    EventKind.ARCHIVED: _plainly(EventKind.ARCHIVED),
    EventKind.PERSONAL_DATA_SEEN: _plainly(EventKind.PERSONAL_DATA_SEEN, "reason"),
    EventKind.PERSONAL_DATA_ERASED: _plainly(EventKind.PERSONAL_DATA_ERASED, "reason"),
}

"""What the record of an annual report (办理经过) says of an event: a Chinese sentence, and a note."""

from collections.abc import Callable
from datetime import date

from django.utils.translation import gettext as _

from gongkai.annual.event_kind import EventKind
from gongkai.annual.place import place
from gongkai.annual.verdicts import Answered
from gongkai.casework.log_sentence import Said, Values
from gongkai.law.outcome import OUTCOMES, Outcome
from gongkai.law.wording import chinese_date
from gongkai.report.checks.wording import cell_name
from gongkai.report.codes import Column
from gongkai.report.forms import COLUMN_LABELS


def said(kind: EventKind, values: Values) -> Said:
    """The sentence of an event from its kind and what it says; names are those of the record."""
    return _SAYS.get(kind, _plainly(kind))(values)


def _begun(values: Values) -> Said:
    due = _("%(day)s前报送") % {"day": chinese_date(date.fromisoformat(values["due"]))}
    if "corrects" in values:
        return Said(
            _("开始更正，编制第%(n)s版") % {"n": values["version"]}, _joined(due, values.get("reason", ""))
        )
    sentence = _("按%(year)s年的记录生成报告") % {"year": values["year"]}
    return Said(sentence, _joined(due, _scope(values["whole"]) if values["whole"] else ""))


def _scope(whole: bool) -> str:
    return _("汇总本级政府各单位") if whole else _("只报本机关")


def _scope_chosen(values: Values) -> Said:
    return Said(_("报告范围改为：%(scope)s") % {"scope": _scope(values["whole"])})


def _due_moved(values: Values) -> Said:
    due = chinese_date(date.fromisoformat(values["due"]))
    return Said(_("报送期限改为%(day)s") % {"day": due})


def _submitted(values: Values) -> Said:
    answers = values["answers"]
    note = _("附%(n)s条核对说明") % {"n": len(answers)} if answers else ""
    return Said(_("报送，内容定稿"), _joined(values["reason"], note))


def _returned(values: Values) -> Said:
    comments = _("附%(n)s条意见") % {"n": values["comments"]} if values["comments"] else ""
    return Said(_("退回修改"), _joined(values["reason"], comments))


def _published(values: Values) -> Said:
    if values["before_clearance"]:
        return Said(_("在上级核准以前发布"), values["reason"])
    return Said(_("发布"))


def _correction_begun(values: Values) -> Said:
    return Said(_("开始更正，另立第%(n)s版") % {"n": values["version"]}, values["reason"])


def _correction_dropped(values: Values) -> Said:
    return Said(_("放弃更正，第%(n)s版不再编制，本版仍然有效") % {"n": values["version"]}, values["reason"])


def _superseded(values: Values) -> Said:
    return Said(_("第%(n)s版已经发布，本版不再有效") % {"n": values["version"]})


def _commented(values: Values) -> Said:
    return Said(
        _("对%(where)s提出意见") % {"where": place(values["code"], values["section"])}, values["text"]
    )


def _settled(values: Values) -> Said:
    return Said(_("处理%(n)s条意见") % {"n": len(values["comments"])}, values["reason"])


def _answered(values: Values) -> Said:
    said = Answered(values["answered"]).label
    return Said(_("%(rule)s：%(said)s") % {"rule": values["rule"], "said": said}, values["reason"])


def _answer_withdrawn(values: Values) -> Said:
    return Said(_("撤回对%(rule)s的说明") % {"rule": values["rule"]})


def _adjusted(values: Values) -> Said:
    """By how much, and what the report says instead of what."""
    words = {name: values[name] for name in ("amount", "before", "after")}
    words["where"] = cell_name(values["code"])
    sentence = _("调整%(where)s：%(amount)s，由%(before)s改为%(after)s") % words
    return Said(sentence, _joined(values["reason"], values["document"]))


def _adjustment_withdrawn(values: Values) -> Said:
    return Said(_("撤回对%(where)s的调整") % {"where": cell_name(values["code"])}, values["reason"])


def _passage(values: Values) -> str:
    return str(values["heading"]) or place("", values["section"])


def _passage_saved(values: Values) -> Said:
    return Said(_("修改文字：%(what)s") % {"what": _passage(values)})


def _passage_redrafted(values: Values) -> Said:
    return Said(_("重新草拟文字：%(what)s") % {"what": _passage(values)})


def _opening(values: Values) -> Said:
    words = {"column": COLUMN_LABELS[Column(values["column"])], "n": values["count"]}
    outcome = values["outcome"]
    words["outcome"] = OUTCOMES[Outcome(outcome)].label if outcome else _("年末仍在办理")
    if "settles" in values:
        sentence = _("登记往年余额的办结：%(column)s，%(outcome)s，%(n)s件") % words
    else:
        sentence = _("登记期初余额：%(column)s，%(outcome)s，%(n)s件") % words
    return Said(sentence, _joined(values["reason"], values["document"]))


def _opening_struck(values: Values) -> Said:
    words = {"column": COLUMN_LABELS[Column(values["column"])], "n": values["count"]}
    return Said(_("作废期初余额：%(column)s，%(n)s件") % words, values["reason"])


def _plainly(kind: EventKind) -> Callable[[Values], Said]:
    """Its label; the note is the reason or the note that it carries."""
    return lambda values: Said(kind.label, values.get("reason", "") or values.get("note", ""))


def _joined(*parts: str) -> str:
    return "；".join(part for part in parts if part)


_SAYS: dict[EventKind, Callable[[Values], Said]] = {
    EventKind.BEGUN: _begun,
    EventKind.SCOPE_CHOSEN: _scope_chosen,
    EventKind.DUE_MOVED: _due_moved,
    EventKind.SUBMITTED: _submitted,
    EventKind.RETURNED: _returned,
    EventKind.PUBLISHED: _published,
    EventKind.CORRECTION_BEGUN: _correction_begun,
    EventKind.CORRECTION_DROPPED: _correction_dropped,
    EventKind.SUPERSEDED: _superseded,
    EventKind.COMMENTED: _commented,
    EventKind.COMMENTS_SETTLED: _settled,
    EventKind.FINDING_ANSWERED: _answered,
    EventKind.ANSWER_WITHDRAWN: _answer_withdrawn,
    EventKind.ADJUSTED: _adjusted,
    EventKind.ADJUSTMENT_WITHDRAWN: _adjustment_withdrawn,
    EventKind.OPENING_SIGNED: _opening,
    EventKind.OPENING_STRUCK: _opening_struck,
    EventKind.PASSAGE_SAVED: _passage_saved,
    EventKind.PASSAGE_REDRAFTED: _passage_redrafted,
}

"""Deciding item by item (区分处理, 条例 Art 36-39), and drafting the letter that follows from it."""

from typing import Any

from django import forms

from gongkai.casework.event_kind import EventKind
from gongkai.casework.models import Application, Item
from gongkai.casework.recording import record, stands
from gongkai.casework.standing import asks_still
from gongkai.casework.step_form import StepForm, text_field
from gongkai.casework.steps.drafting import draft
from gongkai.law.clock import CorrectionAsked, ReasonsAsked, State
from gongkai.law.exemption import SourceOfProhibition, can_prohibit
from gongkai.law.letter import LETTERS, LetterCode, letters_for
from gongkai.law.matter import Matter
from gongkai.law.outcome import Outcome
from gongkai.law.outcome_leaf import ItemDecision, ItemsUndecided, leaf
from gongkai.records.models import CaseKind
from gongkai.workflow.calendar import readings
from gongkai.workflow.step import StepRefused, Taking

BY_OTHER_STEPS = (Outcome.NO_CORRECTION, Outcome.UNPAID_FEE)
"""Outcomes that follow from silence and have steps of their own."""

MATTERS = (Matter.ENQUIRY, Matter.NOT_GOVERNMENT_INFORMATION)
"""What an item may turn out to be although no row of Table 3 names it: docs/readings/matter-outcomes.md."""

PARTICULARS = {
    "where": ("已公开的网址或者获取途径", "已主动公开的，写准确网址或者途径。"),
    "given": ("提供的内容和方式", "例如：随本告知书提供复印件3页。"),
    "harm": ("公开会造成的损害", "写明公开会怎样损害公共利益或者第三方权益。"),
    "law": (
        "适用的法律或者行政法规",
        "禁止公开的，或者对查询另有规定的；写明名称和条款。地方性法规、规章不能作为禁止公开的依据（条例第十四条）。",
    ),
    "law_source": ("上述规定的性质", ""),
    "search": ("检索的范围和方法", "查了哪些系统、档案、科室，用什么方法，由谁查。"),
    "organ": ("负责公开的机关", "能够确定的，写名称。"),
    "organ_contact": ("该机关的联系方式", ""),
    "earlier": ("此前答复的文号和日期", ""),
    "channel": ("办理或者查询的渠道", "信访、投诉、举报的渠道，查询的机关和依据，或者公开出版物的获取途径。"),
}
"""What a letter says of an item beside the reason: label and hint."""

SUB_REASON = [("", "—"), ("not_exist", "经检索不存在"), ("not_responsible", "不属于本机关负责公开")]

NEEDS = {
    Outcome.LAW_PROHIBITED: ("law", "law_source"),
    Outcome.DUPLICATE: ("earlier",),
    Outcome.RECONFIRM: ("earlier",),
    Outcome.PETITION_COMPLAINT: ("channel",),
    Outcome.PUBLICATION: ("channel",),
    Outcome.ADMIN_QUERY: ("law", "channel"),
}
"""What has to be written down for an outcome beside the reason, because its letter must say it."""


class DecisionForm(StepForm):
    """For each item its result, grounds, reason and what the letter says of it; see `law.decision_order`."""

    def prepare(self) -> None:
        """Fields for every item, with what was decided before."""
        self.items = list(self.application.items.all())
        outcomes = [
            ("", "请选择"),
            *((o.value, o.law.label) for o in Outcome if o not in (*BY_OTHER_STEPS, Outcome.MISC)),
            *((f"matter.{matter}", f"其他处理：{matter.label}") for matter in MATTERS),
        ]
        grounds = [(o.value, o.law.label) for o in Outcome if o.group not in ("granted", "partial", "other")]
        for item in self.items:
            has = item.particulars
            was = f"matter.{has['matter']}" if "matter" in has else item.outcome
            self._add(item, "outcome", forms.ChoiceField(label="结果", choices=outcomes, initial=was))
            withheld = forms.MultipleChoiceField(
                label="不予公开部分的依据",
                choices=grounds,
                required=False,
                initial=item.withheld,
                widget=forms.CheckboxSelectMultiple,
                help_text="部分公开时逐一选择（条例第三十七条）。",
            )
            self._add(item, "withheld", withheld)
            self._add(
                item,
                "reason",
                forms.CharField(
                    label="事实和理由",
                    required=False,
                    initial=item.reason,
                    max_length=4000,
                    widget=forms.Textarea(attrs={"rows": 3}),
                ),
            )
            sub = forms.ChoiceField(
                label="不掌握的情形", choices=SUB_REASON, required=False, initial=has.get("sub", "")
            )
            self._add(item, "sub", sub)
            for name, (label, hint) in PARTICULARS.items():
                self._add(item, name, _particular(name, label, hint, has.get(name, "")))
        positions = [
            ("", "按表中顺序自动确定"),
            *((str(i.position), f"第{i.position}项") for i in self.items),
        ]
        self.fields["principal"] = forms.ChoiceField(
            label="主要事项",
            choices=positions,
            required=False,
            help_text="各项都没有提供、而依据不同时，全件按主要事项计入表三。",
        )

    def _add(self, item: Item, name: str, field: forms.Field) -> None:
        self.fields[f"item-{item.position}-{name}"] = field

    def of(self, item: Item) -> dict[str, forms.BoundField]:
        """The fields of one item by their short names, for the page."""
        prefix = f"item-{item.position}-"
        return {name.removeprefix(prefix): self[name] for name in self.fields if name.startswith(prefix)}

    def per_item(self) -> list[tuple[Item, dict[str, forms.BoundField]]]:
        """Every item with its fields."""
        return [(item, self.of(item)) for item in self.items]

    def clean(self) -> dict[str, Any]:
        """What the law wants written down for each result."""
        cleaned = super().clean()
        for item in self.items:
            self._check(item, cleaned)
        if not self.items:
            raise forms.ValidationError("本件还没有申请事项。先分列申请事项。")
        return cleaned

    def _check(self, item: Item, cleaned: dict[str, Any]) -> None:
        def value(name: str) -> Any:
            return cleaned.get(f"item-{item.position}-{name}") or ""

        def fault(name: str, says: str) -> None:
            self.add_error(f"item-{item.position}-{name}", says)

        if not (code := value("outcome")):
            return
        outcome, _matter = outcome_of(code)
        grounds = [Outcome(ground) for ground in value("withheld")]
        if outcome is Outcome.PARTIAL and not grounds:
            fault("withheld", "部分公开须写明不予公开部分的依据（条例第三十七条）。请至少选一项。")
        if outcome is not Outcome.PARTIAL and grounds:
            fault("withheld", "只有部分公开才选这一项。请取消，或把结果改为部分公开。")
        named = grounds if outcome is Outcome.PARTIAL else [outcome]
        refused = [g for g in named if g.group == "refused" and g is not Outcome.ADMIN_QUERY]
        if outcome is not Outcome.GRANTED and not value("reason"):
            fault("reason", "还没有写。不提供的，须写明事实和理由。")
        if refused and not value("harm"):
            fault("harm", "还没有写。不予公开须说明公开会造成的损害（条例第十四条至第十六条）。")
        if Outcome.THIRD_PARTY in refused and not _third_party_asked(self.application):
            fault("outcome", "还没有征求第三方意见（条例第三十二条）。先发第三方意见征询书。")
        if outcome in (Outcome.GRANTED, Outcome.PARTIAL) and not (value("where") or value("given")):
            fault("given", "还没有写。写提供的内容和方式，或者已公开的途径。")
        for name in NEEDS.get(outcome, ()):
            if not value(name):
                fault(name, f"还没有写。这一结果须写明{PARTICULARS[name][0]}。")
        source = value("law_source")
        if Outcome.LAW_PROHIBITED in refused and source and not can_prohibit(SourceOfProhibition(source)):
            label = SourceOfProhibition(source).label
            fault("law_source", f"{label}不能作为禁止公开的依据，只有法律、行政法规可以（条例第十四条）。")
        if outcome is Outcome.NOT_HELD:
            if not value("sub"):
                fault("sub", "请选择是经检索不存在，还是不属于本机关负责公开。")
            elif value("sub") == "not_exist" and not value("search"):
                fault("search", "还没有写。答复不存在须有检索记录（条例第三十六条第（四）项）。")
        if outcome is Outcome.UNCLEAR_AFTER_CORRECTION and not _happened(self.application, CorrectionAsked):
            fault("outcome", "没有告知过补正，不能以补正后仍不明确答复（条例第三十条）。")
        if outcome is Outcome.ABUSIVE_VOLUME and not _happened(self.application, ReasonsAsked):
            fault(
                "outcome", "没有要求申请人说明理由，不能以此不予处理（条例第三十五条）。先发说明理由告知书。"
            )


def outcome_of(code: str) -> tuple[Outcome, Matter | None]:
    """The outcome behind a choice, and the matter where the choice names one (docs/readings/matter-outcomes.md)."""
    if code.startswith("matter."):
        matter = Matter(code.removeprefix("matter."))
        return readings().matter_outcomes[matter], matter
    return Outcome(code), None


def _particular(name: str, label: str, hint: str, initial: str) -> forms.Field:
    if name == "law_source":
        choices = [("", "—"), *((source.value, source.label) for source in SourceOfProhibition)]
        return forms.ChoiceField(label=label, choices=choices, required=False, initial=initial)
    return forms.CharField(label=label, help_text=hint, required=False, max_length=2000, initial=initial)


def _third_party_asked(application: Application) -> bool:
    letters = stands(application).facts.letters.values()
    return any(x.code is LetterCode.THIRD_PARTY_INQUIRY and x.answered for x in letters)


def _happened(application: Application, kind: type) -> bool:
    return any(isinstance(event, kind) for event in stands(application).facts.clock_events)


def nothing_open(application: Application, _taking: Taking) -> str:
    """Items stand once their reply is drafted; outside Art 27 nothing is decided by item."""
    facts = stands(application).facts
    if not facts.is_application:
        return "更正申请和投诉不按事项拟定处理结果，直接起草告知书。"
    if facts.reply:
        return "答复书已经起草。要改结果，先作废答复书。"
    return ""


def answered_by_all(application: Application, taking: Taking) -> str:
    """A decision is not taken while somebody is still consulted: what they say is part of it (Art 32, 34)."""
    return nothing_open(application, taking) or _still_asked(application)


def _still_asked(application: Application) -> str:
    if any(map(asks_still, stands(application).facts.letters.values())):
        return "还在征求意见（条例第三十二条、第三十四条）。先登记意见；答复期限过了的，登记逾期没有答复。"
    return ""


def decide(application: Application, taking: Taking) -> None:
    """拟定处理结果: the leaf of Table 3 follows from the items (docs/readings/partial-for-any-ground.md)."""
    inputs = dict(taking.inputs)
    items = list(application.items.all())
    decisions = []
    for item in items:
        prefix = f"item-{item.position}-"
        own = {name.removeprefix(prefix): v for name, v in inputs.items() if name.startswith(prefix)}
        outcome, matter = outcome_of(own.pop("outcome"))
        item.outcome, item.withheld, item.reason = outcome.value, own.pop("withheld"), own.pop("reason")
        item.particulars = {name: value for name, value in own.items() if value}
        if matter:
            item.particulars["matter"] = matter.value
        decisions.append({"item": item.pk, "outcome": item.outcome, "withheld": item.withheld})
    principal = int(inputs["principal"]) - 1 if inputs.get("principal") else None
    try:
        result = leaf(
            [ItemDecision(Outcome(d["outcome"]), tuple(map(Outcome, d["withheld"]))) for d in decisions],
            readings(),
            principal=principal,
        )
    except ItemsUndecided as undecided:
        raise StepRefused(str(undecided)) from undecided
    Item.objects.bulk_update(items, ["outcome", "withheld", "reason", "particulars"])
    record(
        application,
        EventKind.DECIDED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        items=decisions,
        principal=principal,
        leaf=result,
    )


def reply_code(application: Application) -> LetterCode:
    """The letter that carries the decision: by the leaf, and by how it was given or why it is not held."""
    facts = stands(application).facts
    items = list(application.items.all())
    if facts.matter and not facts.items:
        return LetterCode.CLOSED_WITHDRAWN
    if not facts.items:
        raise StepRefused("还没有拟定处理结果。先对每个事项拟定结果。")
    result = leaf(facts.items, readings(), principal=facts.principal)
    if result is Outcome.GRANTED:
        public = items and all(
            item.particulars.get("where") and not item.particulars.get("given") for item in items
        )
        return LetterCode.REPLY_ALREADY_PUBLIC if public else LetterCode.REPLY_GRANTED
    if result is Outcome.NOT_HELD:
        subs = [item.particulars.get("sub") for item in items if item.outcome == Outcome.NOT_HELD]
        responsible = subs and subs[0] == "not_responsible"
        return LetterCode.REPLY_NOT_RESPONSIBLE if responsible else LetterCode.REPLY_NOT_EXIST
    return letters_for(result)[0]


def undrafted(application: Application, _taking: Taking) -> str:
    """One reply at a time, and only once something is decided."""
    facts = stands(application).facts
    if facts.reply:
        return "答复书已经起草，见本件文书。"
    if facts.is_application and not facts.items and not facts.matter:
        return "还没有拟定处理结果。先对每个事项拟定结果。"
    # One who has withdrawn, or whose request went elsewhere, waits for no third party.
    return _still_asked(application) if facts.items else ""


def draft_reply(application: Application, taking: Taking) -> None:
    """The decision letter, drafted from the items."""
    draft(application, taking, reply_code(application), {})


class OtherReplyForm(StepForm):
    """The answer to a request to correct a record, or to a complaint."""

    code = forms.ChoiceField(label="文书")
    findings = text_field("审核或者查明的情况", longest=4000)
    result = text_field("处理", "更正的内容；转送的机关；督促整改的要求。", longest=4000)

    def prepare(self) -> None:
        """By the kind of case."""
        codes = (
            [LetterCode.COMPLAINT_REPLY]
            if self.application.kind == CaseKind.COMPLAINT
            else [LetterCode.RECORD_CORRECTED, LetterCode.RECORD_TRANSFERRED]
        )
        self.fields["code"].choices = [(code.value, LETTERS[code].name) for code in codes]  # type: ignore[attr-defined]


def outside_table_3(application: Application, _taking: Taking) -> str:
    """Only corrections of records (Art 41) and complaints (Art 47, 51)."""
    if stands(application).facts.is_application:
        return "政府信息公开申请按事项拟定处理结果。"
    return "告知书已经起草，见本件文书。" if stands(application).facts.reply else ""


def draft_other_reply(application: Application, taking: Taking) -> None:
    """更正告知书, 转送更正告知书 (Art 41) or 投诉举报处理告知书 (Art 47, 51)."""
    inputs = taking.inputs
    facts = {"findings": inputs["findings"], "result": inputs["result"]}
    draft(application, taking, LetterCode(inputs["code"]), facts)


def lapsed(state: State, says: str) -> Any:
    """An obstacle: the period that the applicant was given has not passed."""

    def obstacle(application: Application, taking: Taking) -> str:
        clock = stands(application).clock
        if stands(application).facts.reply:
            return "告知书已经起草，见本件文书。"
        if clock.state is not state:
            return says
        if stands(application).facts.correction_sent_on:
            return "申请人已在网上提交补正材料。先登记补正材料。"
        waits = [d for d in clock.deadlines if d.running and d.kind.value in ("correction_answer", "payment")]
        if waits and taking.when.today <= waits[0].due:
            due = waits[0].due
            return f"期限（{due.year}年{due.month}月{due.day}日）还没有过。"
        return ""

    return obstacle


def close_uncorrected(application: Application, taking: Taking) -> None:
    """不再处理: the applicant did not correct in time without good reason: Art 30."""
    draft(application, taking, LetterCode.CLOSED_NO_CORRECTION, {})


def close_unpaid(application: Application, taking: Taking) -> None:
    """不再处理: the fee was not paid in time: Art 42, 109号 Art 6."""
    draft(application, taking, LetterCode.CLOSED_UNPAID, {})

"""Adjusting cells by hand, and taking an adjustment back: each an event of the report's file."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from gongkai.agencies.actor import Actor
from gongkai.annual.access import COMPILERS
from gongkai.annual.compiling.cell import Compiled
from gongkai.annual.compiling.ground import Ground, require_at_work
from gongkai.annual.compiling.refusal import EntryRefused
from gongkai.annual.compiling.totals import is_total, parts
from gongkai.annual.event_kind import EventKind
from gongkai.annual.models import Adjustment, AnnualReport
from gongkai.annual.recording import locked, record, store
from gongkai.annual.whole_report import counted
from gongkai.records.moment import Moment
from gongkai.report.checks.wording import number
from gongkai.report.forms import Form, form_due, is_amount, label, unit
from gongkai.report.value import Number

DECIMALS = 6
"""Of an amount in 万元: a hundredth of a yuan."""


@dataclass(frozen=True, slots=True)
class Change:
    """By how much a cell is adjusted, in its unit."""

    code: str
    amount: Decimal


def may_adjust(report: AnnualReport, actor: Actor) -> bool:
    """Whether the actor compiles reports for the report's agency."""
    return actor.agency is not None and actor.agency.pk == report.agency_id and actor.role in COMPILERS


@transaction.atomic
def adjust(
    report_id: int, changes: Sequence[Change], ground: Ground, actor: Actor, when: Moment
) -> list[Adjustment]:
    """Add these amounts to what the records say, all for one reason. Raises `EntryRefused`; then nothing is changed.

    Several cells go together where one alone would unbalance a column of Table 3.
    """
    report = locked(report_id)
    _require_compiler(report, actor)
    require_at_work(report)
    ground.require()
    compiled = counted(report)
    for change in changes:
        _require_sound(compiled, change)
    after = compiled.adjusted_by(sums_of(changes))
    _require_none_negative(after, changes)
    file = ground.keep(report, actor, when)
    made = []
    for change in changes:
        adjustment = Adjustment.objects.create(
            report=report,
            code=change.code,
            amount=change.amount,
            reason=ground.reason.strip(),
            document=ground.document.strip(),
            attachment=file,
            made_by=str(actor),
            made_at=when.at,
        )
        kept = {"attachment": file.pk, "digest": file.digest} if file else {}
        record(
            report,
            EventKind.ADJUSTED,
            on=when.today,
            actor=actor,
            when=when,
            adjustment=adjustment.pk,
            code=change.code,
            amount=number(change.amount),
            before=number(compiled.value(change.code)),
            after=number(after.value(change.code)),
            reason=adjustment.reason,
            document=adjustment.document,
            **kept,
        )
        made.append(adjustment)
    store(report)
    return made


@transaction.atomic
def withdraw(adjustment_id: int, reason: str, actor: Actor, when: Moment) -> Adjustment:
    """The cell says again what the records say; the adjustment stays on the record. Raises `EntryRefused`."""
    asked = Adjustment.objects.get(pk=adjustment_id)
    report = locked(asked.report_id)
    _require_compiler(report, actor)
    require_at_work(report)
    adjustment = Adjustment.objects.get(pk=adjustment_id)
    if adjustment.withdrawn_at is not None:
        raise EntryRefused("这次调整已经撤回。")
    back = Change(adjustment.code, -adjustment.amount)
    _require_none_negative(counted(report).adjusted_by(sums_of([back])), [back])
    adjustment.withdrawn_at, adjustment.withdrawn_by = when.at, str(actor)
    adjustment.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(
        report,
        EventKind.ADJUSTMENT_WITHDRAWN,
        on=when.today,
        actor=actor,
        when=when,
        adjustment=adjustment.pk,
        code=adjustment.code,
        amount=number(adjustment.amount),
        reason=reason.strip(),
    )
    store(report)
    return adjustment


def _require_compiler(report: AnnualReport, actor: Actor) -> None:
    if not may_adjust(report, actor):
        raise EntryRefused("调整由编制机关的公开工作机构登记。")


def _require_sound(compiled: Compiled, change: Change) -> None:
    code, amount = change.code, change.amount
    if code not in compiled.cells:
        raise EntryRefused(f"{compiled.year}年的报告没有这一格。从表上选要调整的格。", "code")
    if is_total(code):
        raise EntryRefused(_is_a_total(code, form_due(compiled.year)), "code")
    if not amount:
        raise EntryRefused("调整数是0。写增加或者减少多少，例如1、-1。", "amount")
    exponent = amount.as_tuple().exponent
    if not is_amount(code) and amount != amount.to_integral_value():
        raise EntryRefused(f"“{label(code)}”按{unit(code)}计，调整数写整数。", "amount")
    if not isinstance(exponent, int) or -exponent > DECIMALS:
        raise EntryRefused(f"调整数最多{DECIMALS}位小数。", "amount")


def _is_a_total(code: str, form: Form) -> str:
    leaves = parts(code, form)
    named = "、".join(f"“{label(leaf)}”" for leaf in leaves[:2])
    return f"“{label(code)}”是合计，由其他格相加，不能直接调整。调整组成它的格，例如{named}，合计随之改变。"


def _require_none_negative(after: Compiled, changes: Sequence[Change]) -> None:
    for change in changes:
        value = after.value(change.code)
        if value < 0 and not change.code.endswith(".items_delta"):
            raise EntryRefused(
                f"调整后“{label(change.code)}”是{number(value)}，少于0。核对调整数。", "amount"
            )


def sums_of(changes: Sequence[Change]) -> dict[str, Number]:
    """What the changes come to, by code, in the type of the cell."""
    found: dict[str, Number] = {}
    for change in changes:
        amount = change.amount if is_amount(change.code) else int(change.amount)
        found[change.code] = found.get(change.code, 0) + amount
    return found

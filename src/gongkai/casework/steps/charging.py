"""The information-processing fee (Art 42): how it is worked out, and the notice of it."""

from typing import Any

from django import forms

from gongkai.casework.models import Application, Payment
from gongkai.casework.monthly_count import items_this_month
from gongkai.casework.step_form import StepForm
from gongkai.casework.steps.drafting import draft, drafted_once
from gongkai.law.fee import item_fee, may_charge, page_fee
from gongkai.law.letter import LetterCode
from gongkai.workflow.calendar import readings
from gongkai.workflow.step import Taking


class FeeForm(StepForm):
    """By item or by page, never both (109号 Art 3)."""

    basis = forms.ChoiceField(label="计收方式", choices=[("by_item", "按件"), ("by_page", "按量")])
    count = forms.IntegerField(
        label="件数或者页数",
        min_value=1,
        max_value=100_000,
        help_text="按件填本申请的件数，按量填A4单面页数。",
    )

    def prepare(self) -> None:
        """What the month has brought before."""
        self.before = items_this_month(self.application)
        self.fields["basis"].help_text = f"同一申请人本月此前已有{self.before}件。"
        self.fields["count"].initial = max(1, self.application.items.count())

    def clean(self) -> dict[str, Any]:
        """There must be something to charge."""
        cleaned = super().clean()
        basis, count = cleaned.get("basis"), cleaned.get("count")
        if basis and count and not fee(basis, count, self.before):
            self.add_error("count", "没有超出合理范围，不收费（条例第四十二条、国办函〔2020〕109号）。")
        return cleaned


def fee(basis: str, count: int, before: int) -> int:
    """Yuan due for a count on its basis."""
    return item_fee(count, before=before) if basis == "by_item" else page_fee(count)


def fee_allowed(application: Application, taking: Taking) -> str:
    """Whether the measures apply to what was received on the day; an application is charged for once."""
    if application.receipt_date and not may_charge(application.receipt_date, readings()):
        return "收到申请时收费办法尚未施行（国办函〔2020〕109号）。"
    return str(_noticed_once(application, taking))


_noticed_once = drafted_once(
    LetterCode.FEE_NOTICE, "已经发过收费通知书，一件申请只收一次（条例第四十二条）。"
)


def charge(application: Application, taking: Taking) -> None:
    """信息处理费收费通知书, with how the amount was worked out: Art 42, 109号 Art 4-6."""
    basis, count = taking.inputs["basis"], taking.inputs["count"]
    before = items_this_month(application) if basis == "by_item" else 0
    yuan = fee(basis, count, before)
    letter = draft(
        application,
        taking,
        LetterCode.FEE_NOTICE,
        {"basis": basis, "count": count, "before": before, "yuan": yuan},
    )
    Payment.objects.create(
        application=application, letter=letter, basis=basis, count=count, before=before, yuan=yuan
    )

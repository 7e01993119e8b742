"""A row as a form, made from what its ledger declares."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.forms.models import modelform_factory

from gongkai.agencies.models import Agency
from gongkai.publishing.ledger_form import RowForm
from gongkai.registers.ledger import Ledger
from gongkai.registers.models import LedgerRow, PowerItem


class LedgerForm(RowForm[Any]):
    """Sections in use and power items in being are offered, and those that the row has named before."""

    def __init__(self, data: Any = None, *, ledger: Ledger, agency: Agency, today: date, **more: Any) -> None:
        super().__init__(data, agency=agency, today=today, **more)
        self.past = tuple(name for name in ledger.past if name in self.fields)
        for name, field in self.fields.items():
            chosen = isinstance(field, forms.ChoiceField)
            field.error_messages["required"] = "还没有选。" if chosen else "还没有填。"
            if isinstance(field, forms.TypedChoiceField):
                offered: Any = field.choices
                # The model offers a row of dashes for nothing.
                nothing = "选一项" if field.required else "不写"
                field.choices = [(value, label if value else nothing) for value, label in offered]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = self._offered(name)

    def _offered(self, name: str) -> Any:
        model: Any = self.instance._meta.get_field(name).related_model
        named = Q(pk=getattr(self.instance, f"{name}_id"))
        rows = model._default_manager.filter(agency=self.agency)
        if model is PowerItem:
            in_being = Q(struck_at=None) & (Q(until=None) | Q(until__gt=self.today))
            return rows.filter(in_being | named).order_by("kind", "name", "pk")
        return rows.filter(Q(in_use=True) | named).order_by("pk")

    def refuse(self, error: ValidationError) -> None:
        """Each message beside its field; what is said of a field that is not here, on top."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, messages in error.error_dict.items():
            self.add_error(name if name in self.fields and name != NON_FIELD_ERRORS else None, messages)


def row_form(
    ledger: Ledger,
    data: Any = None,
    *,
    agency: Agency,
    today: date,
    row: LedgerRow | None = None,
    names: Iterable[str] = (),
    initial: dict[str, Any] | None = None,
) -> LedgerForm:
    """The form of a new row or of `row`; `names` are the fields that it has, all of them where none are named."""
    fields = tuple(names) or ledger.fields
    made: Any = modelform_factory(ledger.model, form=LedgerForm, fields=fields)
    form: LedgerForm = made(data, ledger=ledger, agency=agency, today=today, instance=row, initial=initial)
    return form

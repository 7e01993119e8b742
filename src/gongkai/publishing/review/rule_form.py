"""A chain of review as a form: up to five rows, one a level; rows without a name are none."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.publishing.review.chain import REVIEWERS
from gongkai.publishing.review.level import Level
from gongkai.publishing.review.rules import LONGEST_PERIOD, MOST_LEVELS


class LevelForm(forms.Form):
    """One level."""

    name = forms.CharField(label="名称", max_length=40, required=False)
    roles = forms.MultipleChoiceField(
        label="审核岗位",
        choices=[(role.value, role.label) for role in REVIEWERS],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="选了几个的，都通过才进入下一级。",
    )
    days = forms.IntegerField(label="几个工作日内", min_value=1, max_value=LONGEST_PERIOD, required=False)
    checks = forms.CharField(
        label="核对清单",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="一行一项，审核人逐项勾选。",
    )

    def clean(self) -> dict[str, Any]:
        """A level that has a name has somebody and a period."""
        cleaned = super().clean() or {}
        if not cleaned.get("name"):
            if cleaned.get("roles"):
                self.add_error("name", _("写上这一级的名称，例如“初审”。"))
            return cleaned
        if "roles" in cleaned and not cleaned["roles"]:
            self.add_error("roles", _("选一个审核岗位。不要这一级的，清空名称。"))
        if "days" in cleaned and not cleaned["days"]:
            self.add_error("days", _("写上几个工作日内审完。"))
        return cleaned


LevelFormSet = forms.formset_factory(
    LevelForm, extra=MOST_LEVELS, max_num=MOST_LEVELS, absolute_max=MOST_LEVELS
)


def levels_in(rows: forms.BaseFormSet[LevelForm]) -> list[Level]:
    """The levels of valid rows, in order."""
    found = (form.cleaned_data for form in rows.forms)
    return [
        Level.read({**row, "checks": [line.strip() for line in row["checks"].splitlines() if line.strip()]})
        for row in found
        if row.get("name")
    ]


def rows_of(levels: tuple[Level, ...]) -> list[dict[str, Any]]:
    """First values of the rows."""
    return [{**level.as_said(), "checks": "\n".join(level.checks)} for level in levels]

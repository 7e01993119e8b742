"""A page of the wizard as a form: what is typed is kept as it is, right or wrong; what is wrong stands beside it."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from gongkai.portal.apply.draft import Answers
from gongkai.records.models import CaseKind, Purpose

Words = Any
"""A text, perhaps translated only when printed."""


class PageForm(forms.Form):
    """`answers` are those of all pages; `data` what this page has just brought.

    `uploads` names the files that the page takes: purpose, label, hint.
    """

    uploads: ClassVar[tuple[tuple[Purpose, Words, Words], ...]] = ()

    def __init__(self, kind: CaseKind, answers: Answers, data: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, initial=answers, label_suffix="", use_required_attribute=False)
        self.kind = kind
        self.answers = answers
        self.prepare()

    def prepare(self) -> None:
        """Fields that depend on the answers of other pages."""

    @classmethod
    def over(cls, kind: CaseKind, answers: Answers) -> "PageForm":
        """The form as if the answers had just been sent, to be checked once more."""
        return cls(kind, answers, {name: answers[name] for name in answers if isinstance(name, str)})

    def kept(self) -> Answers:
        """What was typed, by field; nothing is lost because something is wrong."""
        return {bound.name: _raw(bound.data) for bound in self}

    def wanted_uploads(self) -> tuple[tuple[Purpose, Words, Words], ...]:
        """The files that the page takes after the answers so far."""
        return self.uploads

    def rows(self) -> list[tuple[Words, Words]]:
        """Label and value of what was answered, for the last page."""
        return [
            (bound.label, shown)
            for bound in self
            if (shown := self.shown(bound.name, self.answers.get(bound.name)))
        ]

    def shown(self, name: str, value: Any) -> Words:
        """A value as the last page shows it."""
        field = self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            chosen = dict(field.choices)  # type: ignore[arg-type]
            return "、".join(str(chosen[one]) for one in value or () if one in chosen)
        if isinstance(field, forms.ChoiceField):
            return dict(field.choices).get(value, "")  # type: ignore[arg-type]
        return value


def _raw(data: Any) -> Any:
    return list(data) if isinstance(data, list | tuple) else (data or "")


def line_field(
    label: Words, hint: Words = "", *, missing: Words = "", longest: int = 100, **attrs: str
) -> forms.CharField:
    """One line of text; required where `missing` says what to do without it."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=longest,
        error_messages={"required": missing, "max_length": TOO_LONG},
        widget=forms.TextInput(attrs=attrs),
    )


def text_field(
    label: Words, hint: Words = "", *, missing: Words = "", longest: int = 2000, rows: int = 4
) -> forms.CharField:
    """Several lines of text; required where `missing` says what to do without it."""
    return forms.CharField(
        label=label,
        help_text=hint,
        required=bool(missing),
        max_length=longest,
        error_messages={"required": missing, "max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def choice_field(
    label: Words, choices: list[tuple[str, Words]], missing: Words, hint: Words = ""
) -> forms.ChoiceField:
    """One of several, as buttons that stand one below the other."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=choices,
        error_messages={"required": missing, "invalid_choice": missing},
        widget=forms.RadioSelect,
    )


TOO_LONG = _("太长：现有%(show_value)s字，最多%(limit_value)s字。请写短一些，或者分成几项。")

"""Forms of signing in and of one's own password, with labels and errors in our words."""

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext as _

from gongkai.agencies.models import Person


class StaffSignIn(LoginForm):  # type: ignore[misc]
    """Name and password; the name's field is called as browsers and password stores know it."""

    def add_prefix(self, field_name: str) -> str:
        """`username` for the field that the library calls login."""
        return "username" if field_name == "login" else str(super().add_prefix(field_name))


class _Twice:
    """A new password given twice the same."""

    def clean(self) -> dict[str, Any]:
        """The error stands beside the second one."""
        found: dict[str, Any] = forms.Form.clean(self) or {}  # type: ignore[arg-type]
        if {"password1", "password2"} <= found.keys() and found["password1"] != found["password2"]:
            self.add_error("password2", _("两次填的不一样。再填一次。"))  # type: ignore[attr-defined]
        return found


class ChangeOwnPassword(_Twice, ChangePasswordForm):  # type: ignore[misc]
    """The present password, and a new one twice."""

    def clean(self) -> dict[str, Any]:
        """Refuse the present one as the new one."""
        found = super().clean()
        if found.get("password1") and found.get("password1") == found.get("oldpassword"):
            self.add_error("password1", _("新密码和现在的一样。换一个。"))
        return found


class FirstPassword(_Twice, forms.Form):
    """A password set by a one-time link."""

    password1 = forms.CharField(strip=False)
    password2 = forms.CharField(strip=False)

    def __init__(self, person: Person, data: Any = None):
        super().__init__(data)
        self.person = person

    def clean_password1(self) -> str:
        """By the rules of the installation."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.person.user)
        return password

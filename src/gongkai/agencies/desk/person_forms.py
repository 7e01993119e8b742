"""Forms about people, posts and stand-ins."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext_lazy as _

from gongkai.agencies.desk.asking import DateField
from gongkai.agencies.models import Agency, Person, Post, Unit
from gongkai.agencies.role import Role
from gongkai.agencies.steps.post import Appointment

ROLES = [("", _("选一个")), *((role.value, role.label) for role in Role)]


class PersonForm(forms.Form):
    """Name and telephone."""

    name = forms.CharField(label=_("姓名"), max_length=40)
    telephone = forms.CharField(label=_("办公电话"), max_length=40, required=False)


class TelephoneForm(forms.Form):
    """What people change of themselves."""

    telephone = forms.CharField(label=_("办公电话"), max_length=40, required=False)


class AppointmentForm(forms.Form):
    """A post in an agency."""

    role = forms.ChoiceField(label=_("岗位"), choices=ROLES)
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=_("内设机构"),
        required=False,
        empty_label=_("不属于某个内设机构"),
        help_text=_("承办人和科室负责人要选。"),
    )
    title = forms.CharField(
        label=_("职务"), max_length=60, required=False, help_text=_("办理经过里写在姓名后面，例如“科长”。")
    )
    since = DateField(label=_("第一天"))
    until = DateField(label=_("最后一天"), required=False, help_text=_("不填，到另行办理离岗为止。"))
    sees_personal_data = forms.BooleanField(
        label=_("可以查看申请人的个人信息"),
        required=False,
        help_text=_("姓名、证件号码、电话、地址。每次查看都写明理由、留下记录。"),
    )

    def __init__(self, agency: Agency, today: date, data: Any = None):
        super().__init__(data, initial={"since": today})
        units = Unit.objects.filter(agency=agency, in_use=True).order_by("pk")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    @property
    def appointment(self) -> Appointment:
        """What was filled in."""
        filled = self.cleaned_data
        return Appointment(
            Role(filled["role"]),
            filled["since"],
            filled["until"],
            filled["unit"],
            filled["title"],
            filled["sees_personal_data"],
        )


class InvitationForm(AppointmentForm):
    """A person who has no account yet, with a first post."""

    name = forms.CharField(label=_("姓名"), max_length=40)
    username = forms.CharField(
        label=_("账号"),
        max_length=150,
        validators=[User.username_validator],
        help_text=_("登录用，定了不改。字母、数字，例如姓名拼音。"),
    )
    telephone = forms.CharField(label=_("办公电话"), max_length=40, required=False)
    field_order = ("name", "username", "telephone", "role", "unit", "title", "since", "until")


class EndPostForm(forms.Form):
    """离岗."""

    last_day = DateField(label=_("最后一天"))


class StandInForm(forms.Form):
    """代理."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("由谁代理"), empty_label=_("选一个"), help_text=_("本机关在岗的人。")
    )
    since = DateField(label=_("第一天"))
    until = DateField(label=_("最后一天"))
    reason = forms.CharField(label=_("事由"), max_length=100, required=False, help_text=_("例如出差、休假。"))

    def __init__(self, post: Post, today: date, data: Any = None):
        super().__init__(data, initial={"since": today})
        there = Post.objects.in_effect(today).filter(agency=post.agency_id).values("person")
        people = Person.objects.filter(pk__in=there, user__is_active=True).exclude(pk=post.person_id)
        self.fields["person"].queryset = people.order_by("name")  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    """移交在办工作."""

    to = forms.ModelChoiceField(
        Post.objects.none(), label=_("移交给"), empty_label=_("选一个"), help_text=_("本机关同一岗位的人。")
    )

    def __init__(self, post: Post, today: date, data: Any = None):
        super().__init__(data)
        same = Post.objects.in_effect(today).with_names().filter(agency=post.agency_id, role=post.role)
        self.fields["to"].queryset = same.exclude(pk=post.pk).order_by("pk")  # type: ignore[attr-defined]

"""发布: at once, or at a time that is set."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from gongkai.casework.step_form import FARTHEST
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.models import Document
from gongkai.publishing.recording import record
from gongkai.publishing.releasing import hindered, release
from gongkai.publishing.step_form import DocumentForm
from gongkai.records.moment import Moment
from gongkai.workflow.step import Taking


def may_publish(document: Document, taking: Taking) -> str:
    """Nothing hinders it today."""
    return hindered(document, taking.when)


def publish(document: Document, taking: Taking) -> None:
    """发布 at once; a time that was set counts no more."""
    release(document, taking.actor, taking.when)


class ScheduleForm(DocumentForm):
    """When."""

    publish_at = forms.DateTimeField(
        label="发布时间",
        help_text="北京时间。到时自动发布，误差不超过几分钟。",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_publish_at(self) -> datetime:
        """Later than now, and not by years."""
        at: datetime = self.cleaned_data["publish_at"]
        if at <= self.taking.when.at:
            raise forms.ValidationError(_("这个时间已经过了。填以后的时间，或者直接发布。"))
        if at - self.taking.when.at > FARTHEST:
            raise forms.ValidationError(_("这个时间太远了。核对年份。"))
        if says := hindered(self.document, Moment(timezone.localdate(at), at)):
            raise forms.ValidationError(says)
        return at

    def prepare(self) -> None:
        """Tomorrow at nine in the morning."""
        tomorrow = timezone.localtime(self.taking.when.at) + timedelta(days=1)
        initial: Any = tomorrow.replace(hour=9, minute=0, second=0, microsecond=0, tzinfo=None)
        self.fields["publish_at"].initial = initial


def may_schedule(document: Document, taking: Taking) -> str:
    """One time; to change it, it is unset first."""
    if document.publish_at:
        return _("已经定了发布时间。先取消，再另定。")
    return hindered(document, taking.when)


def schedule(document: Document, taking: Taking) -> None:
    """定时发布."""
    at: datetime = taking.inputs["publish_at"]
    record(
        document,
        EventKind.SCHEDULED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        publish_at=at.isoformat(),
    )


def is_scheduled(document: Document, _taking: Taking) -> str:
    """There is a time to unset."""
    return "" if document.publish_at else _("没有定发布时间。")


def unschedule(document: Document, taking: Taking) -> None:
    """取消定时: it waits to be published by hand."""
    record(document, EventKind.UNSCHEDULED, on=taking.when.today, actor=taking.actor, when=taking.when)

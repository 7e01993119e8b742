"""A text taken up again, dropped, discarded; and what is not public assessed anew (条例 Art 18)."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.casework.step_form import date_field
from gongkai.law.disclosure import DisclosureAttribute
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.history import stands
from gongkai.publishing.models import Document
from gongkai.publishing.recording import record
from gongkai.publishing.step_form import ReasonForm
from gongkai.publishing.steps.signing import a_year_on
from gongkai.publishing.working_text import take_back
from gongkai.workflow.step import Taking


def revise(document: Document, taking: Taking) -> None:
    """开始修订: whatever the public sees stays as it is until the new text has been reviewed and published."""
    record(
        document,
        EventKind.REVISION_BEGUN,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        reason=taking.inputs["reason"],
    )


def may_drop(document: Document, _taking: Taking) -> str:
    """There is a finished text to go back to."""
    return "" if stands(document).facts.shelved else _("还没有办结过的文本，不能放弃修订；不要了的作废。")


def drop_revision(document: Document, taking: Taking) -> None:
    """放弃修订: the working text is again the one that was finished; what was submitted since stays on record."""
    shelved = stands(document).facts.shelved
    assert shelved is not None  # noqa: S101
    take_back(document, shelved)
    document.editors = []
    document.edits += 1
    record(
        document,
        EventKind.REVISION_DROPPED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        revision=shelved.revision,
        reason=taking.inputs["reason"],
    )


def may_discard(document: Document, _taking: Taking) -> str:
    """Never one that was finished."""
    return _("办结过的信息不能作废，可以放弃修订。") if stands(document).facts.shelved else ""


def discard(document: Document, taking: Taking) -> None:
    """作废: it stays on record with everything that was submitted."""
    record(
        document,
        EventKind.DISCARDED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        reason=taking.inputs["reason"],
    )


KEEP, PUBLISH = "keep", "publish"


class ReassessForm(ReasonForm):
    """Whether it can be published now."""

    future_allowed = ("reassess_due",)
    result = forms.ChoiceField(
        label="评估结果",
        choices=[(KEEP, "仍不主动公开"), (PUBLISH, "改为主动公开，转入修订")],
        widget=forms.RadioSelect,
    )
    reassess_due = date_field("下次评估日期", "仍不主动公开的填写；不填按一年。", required=False)

    def clean(self) -> dict[str, Any]:
        """The next day, a year on if none is said."""
        cleaned = super().clean()
        due = cleaned.get("reassess_due")
        if due and due <= self.today:
            self.add_error("reassess_due", _("填以后的日期。"))
        cleaned["reassess_due"] = due or a_year_on(self.today)
        return cleaned


def reassess(document: Document, taking: Taking) -> None:
    """定期评估: kept with the reason, or taken up again to be published, by the whole way of review."""
    result = taking.inputs["result"]
    if result == PUBLISH:
        document.attribute = DisclosureAttribute.PROACTIVE
        document.attribute_ground, document.attribute_reason = "", ""
    due = taking.inputs["reassess_due"].isoformat() if result == KEEP else ""
    record(
        document,
        EventKind.REASSESSED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        result=result,
        reason=taking.inputs["reason"],
        reassess_due=due,
    )

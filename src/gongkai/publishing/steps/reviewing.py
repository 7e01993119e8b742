"""Review, level by level: passed, returned with what is to be mended, and signed by the last."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from gongkai.agencies.role import Role
from gongkai.casework.step_form import text_field
from gongkai.publishing.event_kind import EventKind
from gongkai.publishing.facts import UnderReview
from gongkai.publishing.history import stands
from gongkai.publishing.models import Comment, Document, Platform
from gongkai.publishing.recording import record
from gongkai.publishing.register import together
from gongkai.publishing.step_form import DocumentForm
from gongkai.workflow.step import Taking


class ReviewForm(DocumentForm):
    """The check-list of the level, and words for who comes after."""

    comment = text_field("审核意见", "写入办理经过。", required=False, longest=500)

    def prepare(self) -> None:
        """One tick for each check of the level."""
        review = self.facts.review
        for number, words in enumerate(review.level.checks if review else (), start=1):
            self.fields[f"check_{number}"] = forms.BooleanField(
                label=words, error_messages={"required": "没有勾选，不能通过。核对后勾选，或者退回修改。"}
            )

    @property
    def checked(self) -> list[str]:
        """The words that were ticked."""
        return [str(field.label) for name, field in self.fields.items() if name.startswith("check_")]

    def clean(self) -> dict[str, Any]:
        """With what is kept of the ticks."""
        return {**super().clean(), "checked": self.checked}


def may_review(document: Document, taking: Taking) -> str:
    """The level at hand is the actor's, and the text is not theirs."""
    return _not_theirs(document, taking) or _own(document, taking)


def may_pass(document: Document, taking: Taking) -> str:
    """The last to pass it signs it instead."""
    review = stands(document).facts.review
    if says := may_review(document, taking):
        return says
    return _("这是最后一关，办理“签发”。") if review and review.to_sign else ""


def may_sign(document: Document, taking: Taking) -> str:
    """Everybody before has passed it."""
    review = stands(document).facts.review
    if says := may_review(document, taking):
        return says
    if not review or not review.to_sign:
        return _("还没有到签发，先办理“审核通过”。")
    return together.before_signing(document)


def may_return(document: Document, taking: Taking) -> str:
    """Who reviews may return; one's own text too."""
    return _not_theirs(document, taking)


def _not_theirs(document: Document, taking: Taking) -> str:
    review = stands(document).facts.review
    if review is None or taking.actor.role not in review.outstanding:
        who = "、".join(role.label for role in review.outstanding) if review else ""
        return _("现在由%(who)s审核（%(level)s）。") % {
            "who": who,
            "level": review.level.name if review else "",
        }
    # Of a document that came from another agency no section here is in charge yet: any of its heads may.
    section = taking.actor.role is Role.SECTION_HEAD and document.unit_id is not None
    if section and taking.actor.unit_id != document.unit_id:
        return _("由承办科室的负责人审核。")
    return ""


def _own(document: Document, taking: Taking) -> str:
    review, person = stands(document).facts.review, taking.actor.person_id
    assert review is not None  # noqa: S101
    if person in review.editors:
        return _("您起草、修改或者送审过这一稿，不能由您审核（先审后发，自己的稿件由别人审）。")
    if person in review.passers and not _small_office(document):
        return _("这一稿前面的审核是您办的，后面的由别人办。")
    return ""


def _small_office(document: Document) -> bool:
    return Platform.objects.filter(agency=document.agency_id, chain_on_small_office=True).exists()


def pass_on(document: Document, taking: Taking) -> None:
    """审核通过: to the next level, or to whoever else of this level has not passed it."""
    review = review_of(document)
    record(
        document,
        EventKind.PASSED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        revision=review.revision,
        level=review.level.name,
        role=taking.actor.role,
        checked=taking.inputs["checked"],
        comment=taking.inputs["comment"],
    )


class ReturnForm(DocumentForm):
    """What is to be mended; comments on passages may say it all."""

    reason = text_field("退回的理由", "已经在正文上提出意见的，可以不填。", required=False, longest=500)

    def clean(self) -> dict[str, Any]:
        """A reason, or comments that nobody has dealt with."""
        cleaned = super().clean()
        if not cleaned.get("reason") and not _open_comments(self.document).exists():
            self.add_error("reason", _("写明退回的理由，或者先在正文上提出意见。"))
        return cleaned


def send_back(document: Document, taking: Taking) -> None:
    """退回修改: to whoever drafts; the comments go with it."""
    review = review_of(document)
    record(
        document,
        EventKind.RETURNED,
        on=taking.when.today,
        actor=taking.actor,
        when=taking.when,
        revision=review.revision,
        level=review.level.name,
        role=taking.actor.role,
        reason=taking.inputs["reason"],
        comments=list(_open_comments(document).order_by("pk").values_list("pk", flat=True)),
    )


def _open_comments(document: Document) -> Any:
    return Comment.objects.filter(document=document, revision=document.revision, resolved_at=None)


def review_of(document: Document) -> UnderReview:
    """Where a text that is under review stands in it."""
    review = stands(document).facts.review
    assert review is not None  # noqa: S101
    return review

"""Comments of reviewers on passages of what was submitted, and what the drafter answers to each."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.publishing.body.plain_text import plain_text
from gongkai.publishing.content import Content
from gongkai.publishing.editing import locked_for_editing
from gongkai.publishing.models import Comment, Document, Revision
from gongkai.publishing.stage import Stage
from gongkai.records.append import lock
from gongkai.records.moment import Moment
from gongkai.workflow.models import Task
from gongkai.workflow.step import StepRefused

REVIEWING = ("pass", "sign")
"""The steps for which a reviewer has the text before them."""


def reviews(document: Document, actor: Actor) -> bool:
    """Whether the text lies before this actor now."""
    waiting = Task.objects.of(actor).filter(case=document.pk, step__in=REVIEWING)
    return document.stage == Stage.IN_REVIEW and waiting.exists()


@transaction.atomic
def comment(document_id: int, actor: Actor, when: Moment, quote: str, says: str) -> Comment:
    """Comment on a passage of the submitted text, or on the whole where `quote` is empty.

    Raises `StepRefused` where the text does not lie before this actor, or does not say what is quoted.
    """
    lock(document_id)
    document = Document.objects.get(pk=document_id)
    if not reviews(document, actor):
        raise StepRefused(_("这一稿现在不在您手里审核，不能提意见。"))
    revision = Revision.objects.get(document=document, number=document.revision)
    quote = quote.strip()
    return Comment.objects.create(
        document=document,
        revision=revision.number,
        field=_place(revision, quote) if quote else "body",
        quote=quote,
        says=says.strip(),
        by=str(actor),
        person_id=actor.person_id,
        at=when.at,
    )


def _place(revision: Revision, quote: str) -> str:
    """The field in which the passage stands, however its lines are broken."""
    content = Content.read(revision.content, revision.body)
    sought = "".join(quote.split())
    for field, text in (
        ("body", plain_text(content.body)),
        ("title", content.title),
        ("abstract", content.abstract),
    ):
        if sought in "".join(text.split()):
            return field
    raise StepRefused(
        _("送审稿里没有这几个字。从正文里选中或者照抄一小段，或者不填，对全文提意见。"), "quote"
    )


@transaction.atomic
def answer(document_id: int, number: int, actor: Actor, when: Moment, reply: str) -> Comment:
    """The drafter has dealt with a comment.

    Raises `StepRefused` where it is dealt with, or the actor cannot work on the text now, and Http404.
    """
    document = locked_for_editing(document_id, actor)
    found = Comment.objects.filter(document=document, pk=number, resolved_at=None).first()
    if found is None:
        raise StepRefused(_("这条意见已经处理过。"))
    found.reply, found.resolved_at = reply.strip(), when.at
    found.save(update_fields=["reply", "resolved_at"])
    return found

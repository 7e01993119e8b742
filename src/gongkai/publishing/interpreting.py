"""起草解读: the interpretation of a policy, begun and tied to it at once (国办发〔2016〕80号)."""

from django.db import transaction
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.publishing import drafting
from gongkai.publishing.kind import DocumentKind
from gongkai.publishing.models import Document, InterpretationForm, LinkKind
from gongkai.publishing.recording import locked
from gongkai.publishing.register.together import in_the_making
from gongkai.publishing.stage import Stage
from gongkai.publishing.taking import take
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused


def may_interpret(policy: Document, actor: Actor) -> bool:
    """Whether the actor is offered to draft one: of a policy that binds, or will, and nobody is at it yet."""
    wanted = DocumentKind(policy.kind).about.interpreted and policy.stage != Stage.DISCARDED
    ended = policy.repealed_date is not None
    inside = actor.agency is not None and actor.agency.pk == policy.agency_id
    drafts = inside and actor.role in drafting.DRAFTERS
    return wanted and not ended and drafts and not in_the_making(policy)


@transaction.atomic
def begin_interpretation(policy: Document, actor: Actor, when: Moment) -> Document:
    """A draft in words (文字解读) that interprets the policy.

    Raises `StepRefused` where none is wanted or one is in the making: what is pressed twice begins one.
    """
    policy = locked(policy.pk)
    if not may_interpret(policy, actor):
        raise StepRefused(_("这份文件现在不能起草解读，或者解读已经在起草。看“关联文件”。"))
    title = _("“%(title)s”政策解读") % {"title": policy.title[:190]}
    begun = drafting.begin(actor, when, kind=DocumentKind.INTERPRETATION, title=title)
    tie = {
        "kind": LinkKind.INTERPRETS.value,
        "to": f"/info/{policy.pk}/",
        "form": InterpretationForm.TEXT.value,
    }
    return take("link", begun.pk, actor, when, tie)

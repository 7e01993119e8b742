"""What of a document this reader may look at: inside the agency the text in the making, from above what was public."""

from django.db.models import F
from django.http import Http404
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.agencies.role import Reach
from gongkai.publishing.content import Content, content_of
from gongkai.publishing.models import Document, Revision
from gongkai.publishing.stage import AT_WORK


def is_inside(document: Document, actor: Actor) -> bool:
    """Whether the actor works in the agency; drafts, comments and what is withheld do not leave it.

    Who looks on (审计人, 上级查阅人) does so also where the document is of their own agency.
    """
    looks_on = actor.role is None or actor.role.reach is Reach.SUBTREE
    return actor.agency is not None and actor.agency.pk == document.agency_id and not looks_on


PUBLIC_TITLE = F("publication__title")
"""What `title_for` needs as `public_title`."""


def title_for(document: Document, actor: Actor) -> str:
    """From above, the title that the public knows: a text in the making may bear another."""
    if is_inside(document, actor) or document.stage not in AT_WORK:
        return document.title
    public: str | None = document.public_title  # type: ignore[attr-defined]
    return public or _("正在重新起草的信息")


def only_inside(document: Document, actor: Actor) -> None:
    """Raises Http404 for who looks on from above."""
    if not is_inside(document, actor):
        raise Http404


def content_for(document: Document, actor: Actor) -> Content:
    """The working text; for who looks on from above the revision that was published last."""
    if is_inside(document, actor):
        return content_of(document)
    number = document.published_revision or 0
    found = Revision.objects.filter(document=document, number=number).first()
    if found is None:
        raise Http404
    return Content.read(found.content, found.body)

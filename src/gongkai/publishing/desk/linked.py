"""Documents that belong together with one, as far as the reader may know of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.publishing.desk.inside import PUBLIC_TITLE, title_for
from gongkai.publishing.models import Document, Link


@dataclass(frozen=True, slots=True)
class Linked:
    """A line: what the documents are to each other, the name of the other, its page (empty for none), a note."""

    relation: str
    name: str
    address: str
    note: str


def linked_to(document: Document, actor: Actor) -> list[Linked]:
    """Both ways. One that is not public and not this reader's is not named."""
    return linked_to_each([document.pk], actor)[document.pk]


def linked_to_each(documents: Iterable[int], actor: Actor) -> dict[int, list[Linked]]:
    """The same of several documents, by their numbers; three questions to the database."""
    lines: dict[int, list[Linked]] = {pk: [] for pk in documents}
    to = list(Link.objects.filter(document__in=lines).select_related("to__publication").order_by("pk"))
    back = list(Link.objects.filter(to__in=lines).select_related("document__publication").order_by("pk"))
    others = {*(one.to_id for one in to if one.to_id), *(one.document_id for one in back)}
    visible = Document.objects.visible_to(actor).filter(pk__in=others).annotate(public_title=PUBLIC_TITLE)
    seen = {one.pk: title_for(one, actor) for one in visible}
    for one in to:
        relation = _("本件%(kind)s") % {"kind": one.get_kind_display()}
        lines[one.document_id].append(_line(relation, one, one.to, seen))
    for one in back:
        assert one.to_id is not None  # noqa: S101
        relation = _("%(kind)s本件") % {"kind": one.get_kind_display()}
        lines[one.to_id].append(_line(relation, one, one.document, seen))
    return lines


def _line(relation: str, link: Link, other: Document | None, seen: dict[int, str]) -> Linked:
    form = link.get_form_display() if link.form else ""
    note = "；".join(part for part in (form, link.articles) if part)
    if other is None:
        return Linked(relation, link.to_name, "", note)
    if other.pk in seen:
        return Linked(relation, seen[other.pk], reverse("document", args=[other.pk]), note)
    if other.is_public:
        # A revision may have another title, which the public does not know yet.
        return Linked(relation, other.publication.title, f"/info/{other.pk}/", note)
    return Linked(relation, _("一份没有公开的文件"), "", note)

"""Putting a repair into the working text: exactly into its place, and only while the place says what it said."""

from typing import Any

from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.publishing.content import Content, content_of
from gongkai.publishing.editing import Overtaken, save
from gongkai.publishing.guard.body_text import read
from gongkai.publishing.guard.checking import check
from gongkai.publishing.guard.finding import Finding, Place
from gongkai.publishing.models import Document
from gongkai.records.moment import Moment
from gongkai.workflow.step import StepRefused


def gone() -> StepRefused:
    """What somebody is told who repairs a place that is no longer what it was."""
    return StepRefused(_("原文已经改动，这一处没有替换。重新检查后再改。"))


def repaired(content: Content, finding: Finding) -> dict[str, Any]:
    """The field of the working text with the repair in its place, as `editing.save` takes it.

    ValueError where the place is not in the content any more, or cannot be written in.
    """
    place = finding.place
    if finding.repair is None:
        raise ValueError(place)
    if place.field == "body":
        body = read(content.body)
        _must_be(body.text, place)
        return {"body": body.replaced(place.start, place.end, finding.repair)}
    if place.field.startswith("particulars."):
        code = place.field.removeprefix("particulars.")
        words = _with(content.particulars.get(code, ""), place, finding.repair)
        return {"particulars": {**content.particulars, code: words}}
    return {place.field: _with(getattr(content, place.field), place, finding.repair)}


def _with(text: str, place: Place, new: str) -> str:
    _must_be(text, place)
    return text[: place.start] + new + text[place.end :]


def _must_be(text: str, place: Place) -> None:
    if text[place.start : place.end] != place.quote:
        raise ValueError(place)


def repair(document: Document, actor: Actor, when: Moment, rule: str, place: Place) -> Finding:
    """One press: the finding of that rule at that very place is put right and the text saved; the finding.

    The text is examined again first, so what is put in is what the guard says now. Raises `StepRefused` where the
    text has changed or cannot be changed now, Http404 for a document that the actor may not see.
    """
    found = next((one for one in check(document, when.today) if (one.rule, one.place) == (rule, place)), None)
    if found is None or found.repair is None:
        raise gone()
    try:
        save(document.pk, actor, when, repaired(content_of(document), found), document.edits)
    except Overtaken:
        raise gone() from None
    return found

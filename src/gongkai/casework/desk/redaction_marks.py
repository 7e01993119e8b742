"""Changes of the marks of a redaction: read as JSON, refused in words, saved whole or not at all."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Q
from django.utils.translation import gettext as _

from gongkai.agencies.actor import Actor
from gongkai.casework.models import Mark, Redaction, RedactionStage
from gongkai.law.redaction import RedactionGround

MOST = 5_000
"""Marks of one file; what needs more is not given in part."""
BODY_MOST = 1_500_000
"""Bytes of one change: as many marks as a file may have, each with a note."""
SMALLEST = 0.001
"""Of the page's width or height: less covers nothing."""
NOTE_MOST = 100
_LONGEST_ID = 1 << 62


class MarksRefused(Exception):
    """A change that cannot be taken; `str()` says in Chinese what is wrong and what to do."""


class ChangedMeanwhile(Exception):
    """The marks went on since the page knew them: somebody else works on the same file."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark to be made, or with `id` one that gets a new place, ground or note."""

    page: int
    box: tuple[float, float, float, float]
    ground: RedactionGround
    note: str = ""
    id: int | None = None

    def onto(self, mark: Mark) -> Mark:
        """The mark with this place, ground and note, unsaved."""
        mark.page, mark.ground, mark.note = self.page, self.ground.value, self.note
        mark.left, mark.top, mark.right, mark.bottom = self.box
        return mark


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody did to the marks as of `revision`: those put, and the ids of those taken away."""

    revision: int
    put: tuple[Placed, ...] = ()
    removed: tuple[int, ...] = ()


def read_change(body: bytes, pages: int) -> Change:
    """A change as the page sends it. Raises `MarksRefused` for anything else."""
    if len(body) > BODY_MOST:
        raise MarksRefused(_("一次改动太大。分几次做。"))
    told = _parsed(body)
    if not isinstance(told, dict):
        raise MarksRefused(_wrong_shape())
    put, removed = told.get("put", []), told.get("remove", [])
    if not isinstance(removed, list):
        raise MarksRefused(_wrong_shape())
    if len(removed) > MOST:
        raise MarksRefused(_too_many())
    return Change(_whole(told.get("revision")), _every(put, pages), tuple(_whole(one) for one in removed))


def read_boxes(text: str, pages: int) -> tuple[Placed, ...]:
    """Marks as a tick of the suggestions carries them. Raises `MarksRefused`."""
    return _every(_parsed(text), pages)


def _parsed(text: bytes | str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise MarksRefused(_wrong_shape()) from None


def _every(told: Any, pages: int) -> tuple[Placed, ...]:
    if not isinstance(told, list):
        raise MarksRefused(_wrong_shape())
    if len(told) > MOST:
        raise MarksRefused(_too_many())
    return tuple(_placed(one, pages) for one in told)


def _placed(told: Any, pages: int) -> Placed:
    if not isinstance(told, dict):
        raise MarksRefused(_wrong_shape())
    number = told.get("id")
    return Placed(
        page=_page(told.get("page"), pages),
        box=_box(told.get("box")),
        ground=ground(told.get("ground")),
        note=note(told.get("note", "")),
        id=None if number is None else _whole(number),
    )


def _whole(told: Any) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or not 0 <= told < _LONGEST_ID:
        raise MarksRefused(_wrong_shape())
    return told


def _page(told: Any, pages: int) -> int:
    number = _whole(told)
    if not 1 <= number <= pages:
        raise MarksRefused(
            _("没有第%(number)s页：这份文件共%(pages)s页。") % {"number": number, "pages": pages}
        )
    return number


def _box(told: Any) -> tuple[float, float, float, float]:
    if not isinstance(told, list) or len(told) != len(("left", "top", "right", "bottom")):
        raise MarksRefused(_wrong_shape())
    if any(isinstance(one, bool) or not isinstance(one, int | float) for one in told):
        raise MarksRefused(_wrong_shape())
    if not all(abs(one) <= 2 and math.isfinite(one) for one in told):
        raise MarksRefused(_outside())
    left, top, right, bottom = (round(float(one), 5) for one in told)
    if left < 0 or top < 0 or right > 1 or bottom > 1:
        raise MarksRefused(_outside())
    if right - left < SMALLEST or bottom - top < SMALLEST:
        raise MarksRefused(_("遮盖框太小，盖不住任何内容。画大一些。"))
    return left, top, right, bottom


def ground(told: Any) -> RedactionGround:
    """The ground of a mark. Raises `MarksRefused` for what the Regulation does not know."""
    if not isinstance(told, str) or told not in set(RedactionGround):
        raise MarksRefused(_("依据不在条例规定的范围内。从列表中选一项。"))
    return RedactionGround(told)


def note(told: Any) -> str:
    """The words beside a mark, on one line. Raises `MarksRefused` where they are too long."""
    if not isinstance(told, str):
        raise MarksRefused(_wrong_shape())
    # JSON can spell halves of characters, which no text has.
    words = " ".join(told.replace("\0", "").encode(errors="ignore").decode().split())
    if len(words) > NOTE_MOST:
        raise MarksRefused(
            _("说明写了%(length)s字，超过%(most)s字。写短一些。") % {"length": len(words), "most": NOTE_MOST}
        )
    return words


def _wrong_shape() -> str:
    return _("送来的内容读不懂，没有保存。刷新本页再试。")


def _outside() -> str:
    return _("遮盖框超出了页面，没有保存。重新画在页面以内。")


def _too_many() -> str:
    return _("一份文件最多遮盖%(most)s处。把相邻的几处合成一处，或者这份文件全部不提供。") % {"most": MOST}


@transaction.atomic
def save(redaction: Redaction, change: Change, actor: Actor) -> list[int]:
    """Apply a change; the ids of what was put, in its order. Sets the new `revision` on `redaction`.

    A mark that somebody took away meanwhile is made anew by who changes it: rather one covered too many. What is
    there already, box for box, is not made twice. Raises `ChangedMeanwhile` where the marks are not those of the
    change's revision any more, and `MarksRefused`.
    """
    # One statement decides, on every database, which of two that come at once is the first.
    row = Redaction.objects.filter(pk=redaction.pk)
    if not row.filter(revision=change.revision, stage=RedactionStage.OPEN).update(revision=F("revision") + 1):
        raise ChangedMeanwhile
    hands = row.values_list("hands", flat=True).get()
    if actor.person_id is not None and actor.person_id not in hands:
        row.update(hands=[*hands, actor.person_id])
    every = Mark.objects.filter(redaction=redaction)
    every.filter(pk__in=change.removed).delete()
    numbers = {placed.id for placed in change.put if placed.id is not None}
    near = every.filter(Q(page__in={placed.page for placed in change.put}) | Q(pk__in=numbers))
    here = {mark.pk: mark for mark in near}
    alike = {
        (mark.page, mark.left, mark.top, mark.right, mark.bottom, mark.ground): mark for mark in here.values()
    }
    put = []
    for placed in change.put:
        mark = here.get(placed.id or 0) or alike.get((placed.page, *placed.box, placed.ground.value))
        put.append(placed.onto(mark or Mark(redaction=redaction, marked_by_id=actor.person_id)))
    new = [mark for mark in put if mark.pk is None]
    if new and every.count() + len(new) > MOST:
        raise MarksRefused(_too_many())
    changed = [mark for mark in put if mark.pk is not None]
    Mark.objects.bulk_update(changed, ("page", "left", "top", "right", "bottom", "ground", "note"), 100)
    Mark.objects.bulk_create(new, 100)
    redaction.revision = change.revision + 1
    return [mark.pk for mark in put]


def marks_on(redaction: Redaction, page: int) -> list[dict[str, Any]]:
    """The marks of a page as the page's script knows them, from the top down."""
    rows = Mark.objects.filter(redaction=redaction, page=page).order_by("top", "left", "pk")
    return [
        {
            "id": mark.pk,
            "page": mark.page,
            "box": [mark.left, mark.top, mark.right, mark.bottom],
            "ground": mark.ground,
            "note": mark.note,
        }
        for mark in rows
    ]


def counted(redaction: Redaction) -> Mapping[int, int]:
    """Number of marks by page, for pages that have any."""
    rows = Mark.objects.filter(redaction=redaction).values("page").annotate(marks=Count("pk"))
    return dict(rows.order_by("page").values_list("page", "marks"))

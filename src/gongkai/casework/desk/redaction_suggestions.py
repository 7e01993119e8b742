"""What should probably be covered, found by the workshop: by kind, each text once with all its places."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gongkai.casework.desk.redaction_document import read_page, suggestions
from gongkai.casework.models import Mark, Redaction
from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.suggestion import Suggestion

LINES = 400
"""Texts listed; a file with more is covered by what is listed, then searched again."""
NAMES, NAME_MOST = 50, 40
PAGES_SAID = 6
REREAD = 30
"""Pages with covered words that are read again to find the same words elsewhere."""


class FindForm(forms.Form):
    """Names to be found beside what is found by its form. They are not kept: only where they were covered."""

    names = forms.CharField(
        label=gettext_lazy("还要找的姓名、单位、词语"),
        help_text=gettext_lazy("一行一个，或者用顿号隔开。只在这次查找时用，不保存。"),
        required=False,
        strip=True,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_names(self) -> list[str]:
        """Each name once; one character alone would cover half of every page."""
        words = [word.strip() for word in re.split(r"[\n\r、，,；;]+", self.cleaned_data["names"])]
        names = list(dict.fromkeys(word for word in words if word))
        if len(names) > NAMES:
            raise forms.ValidationError(
                _("一次最多找%(most)s个，现有%(count)s个。分几次找。") % {"most": NAMES, "count": len(names)}
            )
        if wrong := next((name for name in names if not 2 <= len(name) <= NAME_MOST), ""):
            raise forms.ValidationError(
                _("“%(name)s”要有2至%(most)s个字。一个字会盖住太多无关内容。")
                % {"name": wrong[:NAME_MOST], "most": NAME_MOST}
            )
        return names


def pages_said(pages: Sequence[int]) -> str:
    """1、3、5, and after six of them that there are more."""
    return "、".join(map(str, pages[:PAGES_SAID])) + ("…" if len(pages) > PAGES_SAID else "")


@dataclass(slots=True)
class Line:
    """One text and where it stands: `value` is what its tick sends, the boxes as marks."""

    text: str
    places: int = 0
    pages: list[int] = field(default_factory=list)
    marks: list[dict[str, object]] = field(default_factory=list)

    @property
    def pages_said(self) -> str:
        """The first pages on which it stands."""
        return pages_said(self.pages)

    @property
    def value(self) -> str:
        """The marks that its tick makes, as JSON."""
        return json.dumps(self.marks, ensure_ascii=False, separators=(",", ":"))


@dataclass(slots=True)
class Group:
    """Everything of one kind."""

    label: str
    ground: str
    lines: list[Line] = field(default_factory=list)

    @property
    def places(self) -> int:
        """Places of all its texts."""
        return sum(line.places for line in self.lines)


@dataclass(frozen=True, slots=True)
class Found:
    """What a search has found that is not covered yet; `more` texts are not listed, scans `unread` were not searched."""

    groups: tuple[Group, ...] = ()
    more: int = 0
    unread: tuple[int, ...] = ()

    @property
    def places(self) -> int:
        """Places listed."""
        return sum(group.places for group in self.groups)

    @property
    def unread_said(self) -> str:
        """The first of the pages that were not searched."""
        return pages_said(self.unread)


def find(redaction: Redaction, names: Sequence[str], pages: Sequence[int] = ()) -> Found:
    """Search the working copy, all of it or some pages. Raises `CannotRedact`."""
    file = redaction.working
    if file is None:
        return Found()
    wanted = list(pages) or list(range(1, redaction.pages + 1))
    searched = suggestions(file, names, wanted)
    return _grouped(searched.found, _covered(redaction), searched.unread)


def find_remaining(redaction: Redaction) -> Found:
    """The words that the proof found on other pages than where they are covered. Raises `CannotRedact`.

    The proof keeps the pages, not the words: they are read off the working copy again, under the marks.
    """
    places = [(page, on) for page, on in redaction.proof.get("remaining", [])]
    covered_on = sorted({on for _page, on in places})[:REREAD]
    words = list(dict.fromkeys(word for page in covered_on for word in _words_under(redaction, page)))
    return find(redaction, words, sorted({page for page, _on in places})) if words else Found()


def _words_under(redaction: Redaction, number: int) -> Iterable[str]:
    file = redaction.working
    if file is None:
        return
    page = read_page(file, number)
    for box in _covered(redaction).get(number, ()):
        words = "".join(one.text for one in page.characters if box.covers(one.box)).strip()
        if len(words) > 1:
            yield words


def _covered(redaction: Redaction) -> dict[int, list[Box]]:
    boxes: dict[int, list[Box]] = {}
    for row in Mark.objects.filter(redaction=redaction).values_list("page", "left", "top", "right", "bottom"):
        boxes.setdefault(row[0], []).append(Box(*row))
    return boxes


def _grouped(found: Iterable[Suggestion], covered: dict[int, list[Box]], unread: tuple[int, ...]) -> Found:
    groups: dict[str, Group] = {}
    lines: dict[tuple[str, str], Line] = {}
    more: set[tuple[str, str]] = set()
    for one in found:
        open_boxes = [box for box in one.boxes if not any(c.covers(box) for c in covered.get(box.page, ()))]
        if not open_boxes:
            continue
        known = (one.kind, one.text)
        if known not in lines and len(lines) == LINES:
            more.add(known)
            continue
        group = groups.setdefault(one.kind, Group(one.kind.label, one.ground.label))
        if known not in lines:
            lines[known] = Line(one.text)
            group.lines.append(lines[known])
        _add(lines[known], one, open_boxes)
    return Found(tuple(groups.values()), len(more), unread)


def _add(line: Line, one: Suggestion, boxes: Sequence[Box]) -> None:
    line.places += 1
    for box in boxes:
        if box.page not in line.pages:
            line.pages.append(box.page)
        sides = [round(side, 5) for side in (box.left, box.top, box.right, box.bottom)]
        line.marks.append(
            {"page": box.page, "box": sides, "ground": one.ground.value, "note": one.kind.label}
        )

"""What the server and the workshop's process say to each other: JSON and bytes.

Nothing that comes from the process is more than data to the server: a file may have taken the process over.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.page import Character, Page
from gongkai.casework.redaction.proof import Check, Proof, Remaining
from gongkai.casework.redaction.suggestion import Suggestion, SuggestionKind
from gongkai.law.redaction import RedactionGround

Said = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """Values for JSON, and contents of files."""

    said: Said
    contents: tuple[bytes, ...] = ()


def send(message: Message, piece: Callable[[bytes], object]) -> None:
    """Send a message piece by piece."""
    head = {**message.said, "contents": len(message.contents)}
    piece(json.dumps(head, ensure_ascii=False, separators=(",", ":")).encode())
    for content in message.contents:
        piece(content)


def receive(head: bytes, piece: Callable[[], bytes]) -> Message:
    """The message that begins with `head`. Raises ValueError, TypeError or KeyError for what is none."""
    said = json.loads(head)
    if not isinstance(said, dict):
        raise TypeError("a message is an object")
    return Message(said, tuple(piece() for _ in range(int(said.pop("contents")))))


def page_said(page: Page) -> Said:
    """A page; places in hundred-thousandths, which is less than a hundredth of a point."""
    return {
        "number": page.number,
        "size": [page.width, page.height],
        "characters": [[one.text, *_sides(one.box)] for one in page.characters],
    }


def page_heard(said: Said) -> Page:
    """The page again."""
    number = int(said["number"])
    width, height = (float(side) for side in said["size"])
    characters = tuple(
        Character(str(text), Box(number, float(left), float(top), float(right), float(bottom)))
        for text, left, top, right, bottom in said["characters"]
    )
    return Page(number, width, height, characters)


def suggestion_said(suggestion: Suggestion) -> Said:
    """A suggestion."""
    boxes = [[box.page, *_sides(box)] for box in suggestion.boxes]
    return {
        "kind": suggestion.kind.value,
        "text": suggestion.text,
        "boxes": boxes,
        "ground": suggestion.ground.value,
    }


def suggestion_heard(said: Said) -> Suggestion:
    """The suggestion again."""
    boxes = tuple(_box(box) for box in said["boxes"])
    return Suggestion(SuggestionKind(said["kind"]), str(said["text"]), boxes, RedactionGround(said["ground"]))


def covered_said(covered: Sequence[Covered]) -> list[Any]:
    """Covered boxes, exactly where they are."""
    return [
        [one.box.page, one.box.left, one.box.top, one.box.right, one.box.bottom, one.ground.value]
        for one in covered
    ]


def covered_heard(said: list[Any]) -> tuple[Covered, ...]:
    """The covered boxes again."""
    return tuple(Covered(_box(box), RedactionGround(ground)) for *box, ground in said)


def proof_said(proof: Proof) -> Said:
    """A proof, with the words that remain."""
    return {
        "digest": proof.digest,
        "pages": proof.pages,
        "checks": [[check.code, check.label, check.passed, check.says] for check in proof.checks],
        "remaining": [[one.page, one.text, one.covered_on] for one in proof.remaining],
    }


def proof_heard(said: Said) -> Proof:
    """The proof again."""
    checks = tuple(
        Check(str(code), str(label), None if passed is None else bool(passed), str(says))
        for code, label, passed, says in said["checks"]
    )
    remaining = tuple(Remaining(int(page), str(text), int(on)) for page, text, on in said["remaining"])
    return Proof(str(said["digest"]), int(said["pages"]), checks, remaining)


def _sides(box: Box) -> list[float]:
    return [round(side, 5) for side in (box.left, box.top, box.right, box.bottom)]


def _box(said: Sequence[Any]) -> Box:
    page, left, top, right, bottom = said
    return Box(int(page), float(left), float(top), float(right), float(bottom))

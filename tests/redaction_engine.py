"""A redaction engine for tests of what stands around it: no file is drawn, but nothing is claimed that is not so.

Its pages are lines of text. A page is released without the lines that a box touches, and the proof looks for them.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gongkai.casework.redaction.box import Box, Covered
from gongkai.casework.redaction.page import Character, Page
from gongkai.casework.redaction.proof import Check, Proof, Remaining
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.workshop import Progress
from gongkai.records.attachments.attaching import sm3_of

PAGE = b"\f"
LINES = 10
"""Lines of a page: the first is the upper tenth."""


@dataclass(frozen=True)
class Pages:
    """What `casework.redaction.working_copy.WorkingCopy` is."""

    pdf: bytes
    pages: int
    left_out: tuple[str, ...] = ()


class LineEngine:
    """`leaks` leaves one covered line in, as a faulty engine would; `turns` counts what was asked of it."""

    def __init__(self, *, leaks: bool = False) -> None:
        self.leaks = leaks
        self.turns: list[str] = []

    def working_copy(self, content: bytes, media: str) -> Pages:
        """Text files as they are; of any other one page that says what it is."""
        self.turns.append("working_copy")
        if b"/Encrypt" in content:
            raise CannotRedact("文件有密码，打不开。去掉密码后再上传。")
        text = content if media == "text/plain" else f"一页{media}".encode()
        return Pages(text, text.count(PAGE) + 1, ("批注没有带入",) if b"note" in content else ())

    def page(self, _key: str, load: Callable[[], bytes], number: int) -> Page:
        """Its lines, character after character; of a file that is no text a picture without any."""
        text = load().split(PAGE)[number - 1].decode()
        lines = [] if text.startswith("一页") else text.split("\n")
        return Page(
            number,
            600,
            800,
            tuple(
                Character(sign, Box(number, 0.1 + at / 100, row / LINES, 0.11 + at / 100, (row + 1) / LINES))
                for row, line in enumerate(lines)
                for at, sign in enumerate(f"{line}\n")
            ),
        )

    def rebuild(
        self, working: bytes, covered: Sequence[Covered], progress: Progress, unsaid: Iterable[str] = ()
    ) -> bytes:
        """The lines that no box touches, and that say no `unsaid` word."""
        self.turns.append("rebuild")
        silent = {word.encode() for word in unsaid}
        kept = []
        for number, page in enumerate(working.split(PAGE), start=1):
            hidden = set() if self.leaks else _hidden(number, covered)
            lines = page.split(b"\n")
            kept.append(
                b"\n".join(b"" if at in hidden or line in silent else line for at, line in enumerate(lines))
            )
            progress(number)
        return PAGE.join(kept)

    def prove(self, released: bytes, working: bytes, covered: Sequence[Covered], progress: Progress) -> Proof:
        """Looks for every covered line on its own page and on the others."""
        self.turns.append("prove")
        before, after = working.split(PAGE), released.split(PAGE)
        found, remaining = [], []
        for number, page in enumerate(before, start=1):
            lines = page.split(b"\n")
            words = [lines[at] for at in sorted(_hidden(number, covered)) if at < len(lines) and lines[at]]
            for word in words:
                for other, text in enumerate(after, start=1):
                    if word in text.split(b"\n") and other == number:
                        found.append(number)
                    elif word in text.split(b"\n"):
                        remaining.append(Remaining(other, word.decode(), number))
            progress(number)
        check = Check("text", "文字层", not found, f"第{found[0]}页" if found else "")
        return Proof(sm3_of(released), len(after), (check,), tuple(remaining))


def _hidden(page: int, covered: Sequence[Covered]) -> set[int]:
    boxes = [one.box for one in covered if one.box.page == page]
    return {
        at
        for at in range(LINES)
        if any(box.top < (at + 1) / LINES and box.bottom > at / LINES for box in boxes)
    }

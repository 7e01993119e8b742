"""What a letter has beside its text (GB/T 9704-2012 parts 7 and 10): number, addressee, attachments, note, slips."""

from dataclasses import dataclass

ATTACHMENTS_LEAD = "附件："


@dataclass(frozen=True, slots=True)
class Number:
    """发文字号, flush right over the title, two lines above it."""

    text: str


@dataclass(frozen=True, slots=True)
class Addressee:
    """主送机关 or recipient: flush left, ended by a full-width colon, also where it runs over several lines."""

    name: str

    @property
    def text(self) -> str:
        """With its colon."""
        return f"{self.name}："


@dataclass(frozen=True, slots=True)
class AttachmentNote:
    """附件说明: one line under the text, indented by two; several are numbered; a long name runs on under itself."""

    names: tuple[str, ...]

    @property
    def numbers(self) -> tuple[str, ...]:
        """The number before each name; a single attachment has none."""
        return tuple(f"{at}." for at in range(1, len(self.names) + 1)) if len(self.names) > 1 else ("",)

    @property
    def number_width(self) -> float:
        """Full-width characters that the widest number takes."""
        return max(len(number) for number in self.numbers) / 2


@dataclass(frozen=True, slots=True)
class Note:
    """附注: in round brackets, indented by two, on the line under the date."""

    words: str

    @property
    def text(self) -> str:
        """With its brackets."""
        return f"（{self.words}）"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows (a reply form, a slip) begins a new page."""

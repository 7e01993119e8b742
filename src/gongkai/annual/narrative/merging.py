"""Three texts into one: what two people changed of the same text, where they changed different lines of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class _Edit:
    """Lines from `first` to before `end` of the base, and what stands there instead."""

    first: int
    end: int
    lines: tuple[str, ...]

    def meets(self, other: "_Edit") -> bool:
        """Whether the two touch the same lines, or put something in at the same place."""
        if self.first == self.end or other.first == other.end:
            return self.first <= other.end and other.first <= self.end
        return self.first < other.end and other.first < self.end


def merged(base: str, mine: str, theirs: str) -> str | None:
    """`theirs` with what `mine` changes of `base`; None where both changed the same lines, each otherwise.

    A line is a paragraph. What both changed alike is changed once.
    """
    lines = base.splitlines()
    ours, others = list(_edits(lines, mine.splitlines())), list(_edits(lines, theirs.splitlines()))
    own = [edit for edit in ours if edit not in others]
    if any(edit.meets(other) for edit in own for other in others):
        return None
    result: list[str] = []
    at = 0
    for edit in sorted((*own, *others), key=lambda edit: (edit.first, edit.end)):
        result += [*lines[at : edit.first], *edit.lines]
        at = edit.end
    return "\n".join([*result, *lines[at:]])


def _edits(base: Sequence[str], changed: Sequence[str]) -> Iterator[_Edit]:
    """What was changed, as small as it can be told: lines that were each replaced by one are an edit each."""
    for tag, first, end, start, stop in SequenceMatcher(None, base, changed, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if end - first == stop - start:
            for place in range(end - first):
                yield _Edit(first + place, first + place + 1, (changed[start + place],))
        else:
            yield _Edit(first, end, tuple(changed[start:stop]))

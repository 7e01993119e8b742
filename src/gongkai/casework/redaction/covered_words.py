"""The words under the covered boxes, and where else they can be read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Character, Page
from gongkai.casework.redaction.passage import in_sight
from gongkai.casework.redaction.proof import Remaining

LONGEST = 40
"""Characters. A longer passage is searched for by its parts: clauses, numbers, names."""
_PARTS = re.compile(r"[^\W_]+(?:[-.@·][^\W_]+)*")
_ENDS = re.compile(r"\A[\W_]+|[\W_]+\Z")
_BLANKS = re.compile(r"\s+")
_BESIDE = re.compile(r"[A-Za-z]\s+[A-Za-z0-9]|[0-9]\s+[A-Za-z]")
_NUMBER = re.compile(r"[\d.,-]+")
_SHORTEST = 2
_SHORTEST_NUMBER = 5
"""Figures. Years, months and counts stand on every page."""
_LATIN_WORD = re.compile(r"[A-Za-z0-9]+")
_SURELY_OWN = 6
"""Letters or figures of a word that is looked for inside longer ones, too."""


def covered_words(page: Page, boxes: Sequence[Box]) -> Iterator[str]:
    """Words that boxes cover on a page, some more than once.

    Covered text that stands together, line by line and as a whole where it runs over lines, in the order of the file
    and as it is seen; and its parts between punctuation. Words have two characters at least, numbers five figures.
    """
    seen = [[page.characters[at] for at in line] for line in in_sight(page)]
    for lines in (_lines(page.characters), seen):
        for run in _runs(lines, boxes):
            for passage in ("".join(run), *run):
                yield from _words(passage)


def readable(page: Page) -> str:
    """The text of a page to look for words in: as the file has it, and once more as it is seen."""
    seen = ("".join(page.characters[at].text for at in line) for line in in_sight(page))
    return f"{_compact(page.text)}\n{_compact(chr(10).join(seen))}"


def remaining(words: Mapping[str, int], texts: Mapping[int, str], kept: Iterable[str]) -> Iterator[Remaining]:
    """Where covered words can still be read; `texts` are what is `readable` on each released page.

    `words` come with the page where each is covered. What is part of a longer word found on the same page is not told again; `kept` words may stay.
    """
    left_open = sorted(words.keys() - set(kept), key=lambda word: (-len(word), word))
    for page, text in texts.items():
        told: list[str] = []
        for word in left_open:
            if not any(word in longer for longer in told) and _stands_in(word, text):
                told.append(word)
                yield Remaining(page, word, words[word])


def told_by(text: str, words: Iterable[str]) -> bool:
    """Whether any of the words can be read in a text, such as the name of a file."""
    folded = _compact(text)
    return any(_stands_in(word, folded) for word in words)


def _lines(characters: Iterable[Character]) -> list[list[Character]]:
    lines: list[list[Character]] = [[]]
    for one in characters:
        if one.text == "\n":
            lines.append([])
        else:
            lines[-1].append(one)
    return lines


def _runs(lines: Iterable[Sequence[Character]], boxes: Sequence[Box]) -> Iterator[list[str]]:
    """Covered text with nothing readable between, as its pieces in each line."""
    run: list[str] = []
    for line in lines:
        run.append("")
        for one in line:
            if any(box.covers(one.box) for box in boxes):
                run[-1] += one.text
            elif one.text.strip() and any(run):
                yield run
                run = [""]
    yield run


def _words(passage: str) -> Iterator[str]:
    passage = _compact(passage)
    for word in (_ENDS.sub("", passage), *_PARTS.findall(passage)):
        shortest = _SHORTEST_NUMBER if _NUMBER.fullmatch(word) else _SHORTEST
        if shortest <= len(word) <= LONGEST:
            yield word


def _stands_in(word: str, text: str) -> bool:
    if word not in text:
        return False
    if len(word) >= _SURELY_OWN or not _LATIN_WORD.fullmatch(word):
        return True
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(word)}(?![A-Za-z0-9])", text) is not None


def _compact(text: str) -> str:
    """One form for each character, and blanks only beside Latin letters, between words: elsewhere they are layout."""
    folded = unicodedata.normalize("NFKC", text).strip()
    return _BLANKS.sub(
        lambda found: " " if _BESIDE.search(folded, found.start() - 1, found.end() + 1) else "", folded
    )

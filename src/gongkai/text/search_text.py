"""Text made ready for being searched, cut into tokens without a dictionary, and queries in the same terms.

Chinese has no spaces, and cutting it into words by a dictionary loses what the dictionary does not know. Every pair of
neighbouring 汉字 is a token instead; a text that holds all pairs of a query may hold the query, and looking settles it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from gongkai.text.written_alike import Written, written

HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
"""Chinese characters, as a class of a regular expression."""

_RUNS = re.compile(f"[{HAN}]+|[^\\W_{HAN}]+")
_HAN = re.compile(f"[{HAN}]")
_LAST_RUN = re.compile(f"[^\\W_{HAN}]+$")
_ALL_HAN = re.compile(f"[{HAN}]+")
_BETWEEN_HAN = re.compile(f"(?<=[{HAN}\u3000-\u303f\uff00-\uffef])\\s+(?=[{HAN}\u3000-\u303f\uff00-\uffef])")
_SPACE = re.compile(r"\s+")
LONGEST = 40
"""Characters of a Latin or digit run that a token keeps."""
BEGINNING = 5
"""Characters from which on such a run may be the beginning of one in the text: fewer begin too many to be told apart."""


def tidied(text: str) -> str:
    """One line: no blanks between 汉字, where only the layout put them, single ones elsewhere."""
    return _SPACE.sub(" ", _BETWEEN_HAN.sub("", text)).strip()


@cache
def _folds() -> dict[int, str]:
    """Full-width letters, digits and marks as plain ones; one character for one, so that places stay what they are."""
    wide = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    brackets = {ord(mark): "[" for mark in "(（［【〔〖﹝"} | {ord(mark): "]" for mark in ")）］】〕〗﹞"}
    return {**wide, 0x3000: " ", **brackets}


def folded_alike(text: str) -> str:
    """Lower case, plain width, brackets of one kind: as long as the text itself, character by character."""
    lowered = text.translate(_folds())
    low = lowered.lower()
    return (
        low if len(low) == len(lowered) else "".join(c if len(c.lower()) > 1 else c.lower() for c in lowered)
    )


def tokens(text: str) -> set[str]:
    """The tokens under which a text (`folded_alike`) is found.

    Every pair of neighbouring 汉字 of a run, its last one alone, Latin and digit runs whole, and again with the 汉字
    that follows them: 5月 tells more than 5. Dates and document numbers have a name of their own, which begins with _.
    """
    found = {one.name for one in written(text)}
    for match in _RUNS.finditer(text):
        run = match[0]
        if _HAN.match(run):
            found.update(_pairs(run))
            found.add(run[-1])
        else:
            found.add(run[:LONGEST])
            if _HAN.match(text, match.end()):
                found.add(run[:LONGEST] + text[match.end()])
    return found


@dataclass(frozen=True, slots=True)
class Needed:
    """A token that a text must have; `begins` if any token that begins with it will do."""

    token: str
    begins: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand together: what a text must have to be looked at, and whether they are in it.

    `name` is that of the date or document number that the words are, which is then found however it is written;
    the issuing word before the number still has to stand before it.
    """

    words: str
    name: str = ""
    issuer: str = ""

    @property
    def needed(self) -> tuple[Needed, ...]:
        """Tokens of the words. The last Latin or digit run, if it is long, may go on in the text; so may a lone 汉字."""
        if self.name:
            before = [self.issuer] if len(self.issuer) == 1 else _pairs(self.issuer)
            return (Needed(self.name), *map(Needed, before))
        return tuple(dict.fromkeys(self._needed()))

    def _needed(self) -> Iterator[Needed]:
        counted_with_the_run_before = told_by_others = False
        for match in _RUNS.finditer(self.words):
            run, after = match[0], self.words[match.end() : match.end() + 1]
            if not _HAN.match(run):
                counted_with_the_run_before = bool(_HAN.match(after))
                more = after if counted_with_the_run_before else ""
                yield Needed(run[:LONGEST] + more, begins=not after and len(run) >= BEGINNING)
                told_by_others = True
                continue
            if len(run) > 1:
                yield from map(Needed, _pairs(run))
            elif not counted_with_the_run_before and (after or not told_by_others):
                yield Needed(run, begins=not after)
            counted_with_the_run_before, told_by_others = False, True

    @property
    def is_lone(self) -> bool:
        """Whether it is one 汉字, which stands in nearly every text and is therefore looked for in headings alone."""
        return any(one.begins and _HAN.match(one.token) for one in self.needed)

    @property
    def certain(self) -> bool:
        """Whether a text that has the tokens has the words: a pair of 汉字, one run of letters or figures, a date."""
        if self.name:
            return not self.issuer
        run = _RUNS.fullmatch(self.words)
        return run is not None and len(self.words) <= (2 if _HAN.match(self.words) else LONGEST)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words stand in a folded text.

        A Latin or digit run is found from its beginning on, and as a whole where it is short.
        """
        if self.name:
            yield from self._places_of_name(text)
            return
        begins_a_run = self.words[0].isalnum() and not _HAN.match(self.words)
        ends_one = self._ends_with_a_short_run
        at = text.find(self.words)
        while at >= 0:
            end = at + len(self.words)
            cut = begins_a_run and at and _continues(text[at - 1])
            if not (cut or (ends_one and end < len(text) and _continues(text[end]))):
                yield at, end
            at = text.find(self.words, at + 1)

    @property
    def _ends_with_a_short_run(self) -> bool:
        last = _LAST_RUN.search(self.words)
        return last is not None and len(last[0]) < BEGINNING

    def _places_of_name(self, text: str) -> Iterator[tuple[int, int]]:
        for one in written(text):
            if one.name == self.name:
                before = text[: one.start].rstrip()
                if before.endswith(self.issuer):
                    yield (len(before) - len(self.issuer) if self.issuer else one.start), one.end

    def is_in(self, text: str) -> bool:
        """Whether the words stand in a folded text."""
        return next(self.places(text), None) is not None


def _pairs(run: str) -> Iterator[str]:
    return map(str.__add__, run, run[1:])


def _continues(beside: str) -> bool:
    return beside.isalnum() and not _HAN.match(beside)


MOST_TERMS = 8
MOST_CHARACTERS = 60


def terms(query: str) -> tuple[Term, ...]:
    """The terms of a query, separated by blanks; all have to be found. Marks alone are none."""
    words = _closed_up(folded_alike(query[: MOST_CHARACTERS * 2])).strip()[:MOST_CHARACTERS].split()
    return tuple(_term(word) for word in dict.fromkeys(words) if _RUNS.search(word))[:MOST_TERMS]


def _closed_up(query: str) -> str:
    """Without blanks inside dates and document numbers."""
    for one in sorted(written(query), key=lambda one: -one.start):
        query = query[: one.start] + "".join(query[one.start : one.end].split()) + query[one.end :]
    return query


def _term(word: str) -> Term:
    for one in written(word):
        if _is_all_of(one, word):
            return Term(word, one.name, word[: one.start])
    return Term(word)


def _is_all_of(one: Written, word: str) -> bool:
    before = word[: one.start]
    return one.end == len(word) and (
        not before or (not one.is_date and _ALL_HAN.fullmatch(before) is not None)
    )

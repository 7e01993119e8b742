"""A set of labels recognised in whatever way a source prints them.

A label is first looked up whole, without spaces, punctuation, quotes, brackets, numbering and width, in
simplified characters; then without a note in brackets; then as a misprint, by `rapidfuzz.fuzz.ratio`, where one
candidate stands clear of all others. What the form itself prints is `exact`; any other wording is a variant.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from gongkai.report.value import PrintedLabel, Where
from gongkai.text.folding import folded, simplified, without_readings

MISPRINT_RATIO = 85.0
MISPRINT_MARGIN = 4.0
SHORT_RATIO = 80.0
SHORT_MARGIN = 12.0
"""A label of five or six characters with one of them wrong: believed only far from any other label."""
_SHORTEST_OPENING = 5
LONGEST_LABEL = 60
"""Folded characters; nothing longer can be a label, whatever it contains."""

_NUMERALS = "一二三四五六七八九十"
_NUMBERING = re.compile(
    rf"(?:[(\[]\s*(?:[{_NUMERALS}]{{1,3}}|\d{{1,2}})\s*[)\]]\s*[、.]?|[{_NUMERALS}]{{1,3}}\s*[、.,:]"
    rf"|\d{{1,2}}\s*[.、)](?!\d)|[#*•·>]+|[\u2460-\u2473]|第[{_NUMERALS}]部分[、:]?)\s*"
)
_MARKS = re.compile(r"[^0-9a-zA-Z\u3400-\u9fff]+")
_NOTE = re.compile(r"[(\[【].*$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class LabelMatch:
    """A recognised label: its code, how sure (100 = letter for letter), and whether it is the form's wording."""

    code: str
    score: float
    exact: bool
    expected: str

    def variant(self, printed: str, where: Where | None = None) -> PrintedLabel | None:
        """The label as a finding about wording, or None where the source prints it as the form does."""
        return None if self.exact else PrintedLabel(self.code, printed.strip(), self.expected, where)


@lru_cache(maxsize=4096)
def fold_label(text: str) -> str:
    """The words of a label alone: no numbering, punctuation, quotes, brackets or spaces; simplified, half-width."""
    plain = simplified(without_readings(folded(text))).strip()
    numbering = _NUMBERING.match(plain)
    while numbering and numbering.end() < len(plain):
        plain = plain[numbering.end() :]
        numbering = _NUMBERING.match(plain)
    return _MARKS.sub("", plain)


def fold_words(text: str) -> str:
    """As `fold_label`, but with the numbering kept, without its marks: for labels inside running text."""
    return _MARKS.sub("", simplified(without_readings(folded(text))))


def without_note(plain: str) -> str:
    """A folded label without the note in brackets at its end; one that opens with a bracket stays as it is."""
    return plain if plain.lstrip().startswith(("(", "[", "【")) else _NOTE.sub("", plain)


class Labels:
    """A set of labels that can stand in the same place, with the wordings known for each."""

    def __init__(
        self, expected: Mapping[str, str], variants: Mapping[str, str], accepted: Mapping[str, str]
    ) -> None:
        """`expected`: code → wording of the form; `accepted` and `variants`: other wording → code.

        An accepted wording is the form's own as it comes through a conversion; a variant is worth a finding.
        """
        self._expected = expected
        self._exact = {fold_label(wording): code for code, wording in expected.items()}
        self._exact.update({fold_label(wording): code for wording, code in accepted.items()})
        self._variants = {fold_label(wording): code for wording, code in variants.items()}
        self._wordings = tuple({**self._exact, **self._variants})

    @property
    def wordings(self) -> Mapping[str, str]:
        """Every folded wording known, with its code."""
        return {**self._variants, **self._exact}

    def expected(self, code: str) -> str:
        """The wording of the form."""
        return self._expected[code]

    def match(self, text: str, among: Iterable[str] | None = None) -> LabelMatch | None:
        """The label that `text` prints as a whole, or None. `among` limits the codes that can stand here."""
        key = fold_label(text)
        if not key or len(key) > LONGEST_LABEL * 4:
            return None
        found = self.known(key)
        if found is None and ("(" in text or "（" in text):
            found = self.known(fold_label(without_note(folded(text).strip())))
        if found is None and len(key) <= LONGEST_LABEL:
            found = self._misprint(key, frozenset(among) if among is not None else None)
        if found and among is not None and found.code not in among:
            return None
        return found

    def known(self, key: str) -> LabelMatch | None:
        """The label of a folded wording that is listed, without tolerance for misprints."""
        if code := self._exact.get(key):
            return LabelMatch(code, 100.0, True, self._expected[code])
        if code := self._variants.get(key):
            return LabelMatch(code, 100.0, False, self._expected[code])
        return None

    def opening(self, key: str) -> tuple[LabelMatch, str] | None:
        """The one label of the form that begins with these words (five or more), and the words still to come."""
        if len(key) < _SHORTEST_OPENING:
            return None
        found = {(code, wording) for wording, code in self._exact.items() if wording.startswith(key)}
        if len({code for code, _ in found}) != 1:
            return None
        code, wording = max(found, key=lambda item: len(item[1]))
        return LabelMatch(code, 100.0, True, self._expected[code]), wording[len(key) :]

    def _misprint(self, key: str, among: frozenset[str] | None) -> LabelMatch | None:
        # One wrong character in four would be 75 %: short labels have to be right, or listed as variants.
        if len(key) < 4 or key.isdigit():
            return None
        close = process.extract(
            key, self._wordings, scorer=fuzz.ratio, score_cutoff=SHORT_RATIO - SHORT_MARGIN, limit=6
        )
        scores: dict[str, float] = {}
        for wording, score, _ in close:
            code = self._exact.get(wording) or self._variants[wording]
            if among is None or code in among:
                scores[code] = max(score, scores.get(code, 0.0))
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if not ranked:
            return self._cut_off(key, among)
        best = ranked[0][1]
        margin = best - ranked[1][1] if len(ranked) > 1 else 100.0
        if not (
            (best >= MISPRINT_RATIO and margin >= MISPRINT_MARGIN)
            or (len(key) in (5, 6) and best >= SHORT_RATIO and margin >= SHORT_MARGIN)
        ):
            return self._cut_off(key, among)
        code, score = ranked[0]
        return LabelMatch(code, score, False, self._expected[code])

    def _cut_off(self, key: str, among: frozenset[str] | None) -> LabelMatch | None:
        found = self.opening(key)
        if found is None or (among is not None and found[0].code not in among):
            return None
        return LabelMatch(found[0].code, MISPRINT_RATIO, False, found[0].expected)

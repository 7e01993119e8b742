"""Reports of different agencies that say the same (内容雷同): boilerplate is set aside first.

Sentences are compared with their figures, the agency's own name and 我局, 我镇 … masked, so that a copied paragraph in
which only numbers and names were changed is found. A sentence that many agencies use is boilerplate and tells
nothing; neither do the preamble, whose wording the form suggests, and sentences of a few characters.
国办公开办函〔2021〕30号 names copied reports among those that the supervising department has to follow up.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from gongkai.report.value import Report
from gongkai.text.folding import folded
from gongkai.text.sentences import sentences

SHORTEST = 12
"""Letters of the shortest sentence that tells anything."""
COMMON_SHARE = 0.2
"""Share of all agencies above which a sentence that they have in common is boilerplate …"""
COMMON_FROM = 5
"""… if at least so many agencies have it: in a handful of reports nothing is common enough to set aside."""

_FIGURES = re.compile(r"\d+(?:\.\d+)?%?")
_OWN_NAME = re.compile(r"(?:我|本)(?:单位|机关|街道|[省市州县区旗镇乡街局委办厅院署部处])")
_NO_LETTER = re.compile(r"[^\w□]+")
_MASK = "□"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two reports of different agencies with text in common.

    `share` is the part of the shorter report's own text, boilerplate apart, that stands in the other too, 0 to 1, by
    letters; `common` are those sentences as the first report prints them, in its order.
    """

    one: Report
    other: Report
    share: float
    common: tuple[str, ...]


def alike(reports: Sequence[Report], *, least: float = 0.5) -> tuple[Likeness, ...]:
    """The pairs of different agencies that share at least `least` of their own text, most alike first.

    Reports of one agency are not paired: its years are compared with `compare`. A report without an agency's name
    counts as an agency of its own.
    """
    told = [masked_sentences(report) for report in reports]
    users: dict[str, set[int]] = defaultdict(set)
    for number, own in enumerate(told):
        for sentence in own:
            users[sentence].add(number)
    limit = max(
        COMMON_FROM, COMMON_SHARE * len({report.agency or number for number, report in enumerate(reports)})
    )
    telling = {sentence: numbers for sentence, numbers in users.items() if len(numbers) < limit}
    sizes = [sum(len(sentence) for sentence in own if sentence in telling) for own in told]
    shared: Counter[tuple[int, int]] = Counter()
    for sentence, numbers in telling.items():
        for pair in combinations(sorted(numbers), 2):
            shared[pair] += len(sentence)
    found = (
        Likeness(
            reports[one],
            reports[other],
            letters / min(sizes[one], sizes[other]),
            tuple(
                told[one][sentence]
                for sentence in told[one]
                if sentence in told[other] and sentence in telling
            ),
        )
        for (one, other), letters in shared.items()
        if not _same_agency(reports[one], reports[other]) and letters >= least * min(sizes[one], sizes[other])
    )
    return tuple(sorted(found, key=lambda likeness: -likeness.share))


def _same_agency(one: Report, other: Report) -> bool:
    return bool(one.agency) and one.agency == other.agency


def masked_sentences(report: Report) -> dict[str, str]:
    """The different sentences of the six sections that tell anything, in order: masked form → as printed."""
    return {masked: sentence for sentence, masked in _masked(report) if len(masked) >= SHORTEST}


def _masked(report: Report) -> Iterator[tuple[str, str]]:
    own_name = folded(report.agency)
    for section in report.sections:
        for paragraph in section.paragraphs:
            for sentence in sentences(paragraph):
                plain = folded(sentence)
                if own_name:
                    plain = plain.replace(own_name, _MASK)
                plain = _OWN_NAME.sub(_MASK, _FIGURES.sub("0", plain))
                yield sentence, _NO_LETTER.sub("", plain)

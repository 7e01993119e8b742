"""What is asked for, by kind, drawn by seed: 200 queries, as readers type them."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bench.searching.documents import BRACKETS, HOW_DATES_ARE_WRITTEN, Document

SEED, WARMING_SEED = 42, 43
COMMON = 0.1
"""Share of the documents that a common word stands in: 100,000 of a million."""


@dataclass(frozen=True, slots=True)
class Query:
    """`words` are typed. `day`, or `number` with brackets as [], is what they mean where it may be written otherwise."""

    words: str
    day: date | None = None
    number: str = ""


def queries(sample: Sequence[Document], seed: int = SEED) -> dict[str, list[Query]]:
    """Queries by kind from a sample of the documents, so that most are found; some that nobody wrote."""
    drawn = random.Random(seed)
    pairs: Counter[str] = Counter()
    for one in sample:
        han = _words_of(one).replace("，", "")
        pairs.update({han[at : at + 2] for at in range(len(han) - 1)})
    common = sorted(pair for pair, seen in pairs.items() if seen >= COMMON * 1.1 * len(sample))
    rare = sorted(pair for pair, seen in pairs.items() if 2 <= seen < COMMON / 20 * len(sample))
    some = [sample[drawn.randrange(len(sample))] for _ in range(200)]

    def phrase(one: Document, length: int) -> str:
        run = max(_words_of(one).split("，"), key=len)
        at = drawn.randrange(max(1, len(run) - length))
        return run[at : at + length]

    def name(one: Document) -> str:
        return one.text.split("联系人：")[1].split("。")[0]

    def number(one: Document) -> Query:
        opened, closed = drawn.choice(BRACKETS)
        return Query(
            one.number.replace("〔", opened).replace("〕", closed),
            number=one.number.replace("〔", "[").replace("〕", "]"),
        )

    def day(one: Document) -> Query:
        return Query(drawn.choice(HOW_DATES_ARE_WRITTEN).format(one.on), day=one.on)

    return {
        "两字词，常见": [Query(pair) for pair in drawn.sample(common, min(20, len(common)))],
        "两字词，少见": [Query(pair) for pair in drawn.sample(rare, min(20, len(rare)))],
        "跨词短语": [Query(phrase(one, drawn.randint(4, 7))) for one in some[:40]],
        "姓名": [Query(name(one)) for one in some[40:70]],
        "文号": [number(one) for one in some[70:100]],
        "日期": [day(one) for one in some[100:120]],
        "三个词": [Query(" ".join(phrase(one, 2) for _ in range(3))) for one in some[120:140]],
        "没有的": [Query("".join(drawn.choices("龘靐齉爩鱻麤", k=2)) + str(n)) for n in range(20)],
    }


def _words_of(one: Document) -> str:
    return one.text.split("。根据")[0]

"""What is asked for, by kind, drawn by seed: 200 queries, as readers type them."""

import random
from collections import Counter
from collections.abc import Sequence

from bench.searching.documents import Document

SEED = 42
COMMON = 100_000
"""Documents in a million that a common word stands in."""


def queries(sample: Sequence[Document]) -> dict[str, list[str]]:
    """Queries by kind from a sample of the documents, so that most are found; some that nobody wrote."""
    drawn = random.Random(SEED)
    pairs: Counter[str] = Counter()
    for one in sample:
        han = one.text.split("。联系人")[0].replace("，", "")
        pairs.update({han[at : at + 2] for at in range(len(han) - 1)})
    often = COMMON / 1_000_000 * len(sample)
    common = [pair for pair, seen in pairs.items() if seen >= often]
    rare = [pair for pair, seen in pairs.items() if 2 <= seen < often / 20]
    some = [sample[drawn.randrange(len(sample))] for _ in range(200)]

    def phrase(one: Document, length: int) -> str:
        run = max(one.text.split("。")[0].split("，"), key=len)
        at = drawn.randrange(max(1, len(run) - length))
        return run[at : at + length]

    def name(one: Document) -> str:
        return one.text.split("联系人：")[1].split("。")[0]

    return {
        "常见两字词": drawn.sample(common, min(20, len(common))),
        "少见两字词": drawn.sample(rare, min(20, len(rare))),
        "跨词短语": [phrase(one, drawn.randint(4, 7)) for one in some[:40]],
        "姓名": [name(one) for one in some[40:70]],
        "文号": [one.number for one in some[70:100]],
        "日期": [one.text.rsplit("。", 1)[1] for one in some[100:120]],
        "三个词": [" ".join(phrase(one, 2) for _ in range(3)) for one in some[120:140]],
        "没有的": ["".join(drawn.choices("龘靐齉爩鱻麤", k=2)) + str(n) for n in range(20)],
    }

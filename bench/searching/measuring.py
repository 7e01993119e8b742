"""Milliseconds by kind of query, and whether everything is found that stands there, and nothing else."""

import time
from collections.abc import Iterator

from bench.searching.documents import documents
from bench.searching.queries import queries

SAMPLE = 20_000
FIRST = 20


def measure(count: int, *, truth: bool) -> Iterator[str]:
    """A line a kind; with `truth` every document is looked through for every query, which takes minutes."""
    from gongkai.search.searching import search

    by_kind = queries(list(documents(min(SAMPLE, count))))
    for kind, asked in by_kind.items():
        took = []
        for query in asked:
            started = time.perf_counter()
            search(query, most=FIRST)
            took.append((time.perf_counter() - started) * 1000)
        took.sort()
        yield (
            f"{kind:<8} {len(asked):3} 问  中位 {took[len(took) // 2]:6.1f} ms"
            f"  95% 内 {took[int(len(took) * 0.95)]:6.1f} ms  最慢 {took[-1]:6.1f} ms"
        )
    if truth:
        yield _found_all([query for asked in by_kind.values() for query in asked], count)


def _found_all(asked: list[str], count: int) -> str:
    """Compared with a look into every document; of common words the first pages of results, in order."""
    from gongkai.search.models import Entry
    from gongkai.search.searching import search
    from gongkai.text.search_text import folded_alike, terms

    expected: dict[str, list[int]] = {query: [] for query in asked}
    in_title: dict[str, list[int]] = {query: [] for query in asked}
    split = {query: terms(query) for query in asked}
    for entry in Entry.objects.order_by("-number").iterator(chunk_size=5_000):
        title, text = folded_alike(entry.title), folded_alike(entry.text)
        for query, every in split.items():
            if len(expected[query]) + len(in_title[query]) > 400:
                continue
            if all(term.words in title for term in every) and all(term.is_in(title) for term in every):
                in_title[query].append(entry.number)
            elif all(term.words in title or term.words in text for term in every) and all(
                term.is_in(title) or term.is_in(text) for term in every
            ):
                expected[query].append(entry.number)
    missed = wrong = checked = 0
    for query in asked:
        whole = len(expected[query]) + len(in_title[query]) <= 400
        found = [entry.number for entry in search(query, most=500).entries]
        truth = in_title[query] + expected[query]
        if not whole:
            # Looked through only as far as 400 were found: what search gives of these newest ones has to be the same.
            oldest = min(truth)
            found = [number for number in found if number >= oldest]
            truth = [number for number in truth if number in set(found)] if len(found) < len(truth) else truth
        checked += len(truth)
        missed += len(set(truth) - set(found))
        wrong += len(set(found) - set(truth))
    return f"逐篇比对：{len(asked)}问、{checked}条结果，漏{missed}条，多{wrong}条（{count}篇）"

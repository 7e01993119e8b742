"""Milliseconds by kind of query, of queries that are narrowed, of pages far down and of the page as a browser gets it."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bench.searching.comparing import compare
from bench.searching.documents import documents
from bench.searching.queries import WARMING_SEED, Query, queries

SAMPLE = 20_000
FIRST = 20
P95, WORST = 50, 300
"""Milliseconds aimed at, in each class."""
DEEP_PAGES = 200


def measure(count: int, *, truth: bool) -> Iterator[str]:
    """A line a class; with `truth` every document is looked through for every query, which takes minutes."""
    from gongkai.search.searching import search

    sample = list(documents(min(SAMPLE, count)))
    by_kind = queries(sample)
    for query in _all(queries(sample, WARMING_SEED)):
        search(query.words, most=FIRST)
    for kind, asked in by_kind.items():
        yield _line(kind, [_timed(lambda words=one.words: search(words, most=FIRST)) for one in asked])
    yield from _narrowed(by_kind)
    yield from _far_down(by_kind)
    yield from _newest_first(by_kind)
    yield from _pages(by_kind)
    if truth:
        yield from compare(_all(by_kind))


def _all(by_kind: dict[str, list[Query]]) -> list[Query]:
    return list(dict.fromkeys(query for asked in by_kind.values() for query in asked))


@dataclass(frozen=True, slots=True)
class Taken:
    """Milliseconds on the clock, and of this process on the processor; a server of its own is not in these."""

    clock: float
    own: float


def _timed(work: Callable[[], object]) -> Taken:
    clock, own = time.perf_counter(), time.process_time()
    work()
    return Taken((time.perf_counter() - clock) * 1000, (time.process_time() - own) * 1000)


def _line(what: str, took: Sequence[Taken]) -> str:
    clock, own = sorted(one.clock for one in took), sorted(one.own for one in took)
    p95, worst = _within_95(clock), clock[-1]
    over = "   超出" if p95 > P95 or worst > WORST else ""
    return (
        f"{what:<8} {len(took):3} 次  中位 {clock[len(clock) // 2]:6.1f}  95% 内 {p95:6.1f}  最慢 {worst:6.1f} ms"
        f"（处理器 {own[len(own) // 2]:6.1f} {_within_95(own):6.1f} {own[-1]:6.1f}）{over}"
    )


def _within_95(ordered: Sequence[float]) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def _narrowed(by_kind: dict[str, list[Query]]) -> Iterator[str]:
    """Common words with what hardly any, some and half of the documents have."""
    from gongkai.search.searching import search

    drawn = random.Random(711)
    facets = [
        ["kind_answer"],
        ["kind_report", "year_2012"],
        ["agency_17"],
        ["agency_1", "year_2024"],
        ["theme_land", "column_7"],
        [("validity_repealed", "validity_expired")],
        ["kind_notice"],
        ["agency_17", "kind_answer", "year_2010", "theme_health"],
    ]
    took = [
        _timed(lambda q=query, n=narrowed: search(q.words, n, most=FIRST))
        for query in by_kind["两字词，常见"]
        for narrowed in drawn.sample(facets, 4)
    ]
    yield _line("常见词加筛选", took)
    yield _line("只按筛选", [_timed(lambda n=narrowed: search("", n, most=FIRST)) for narrowed in facets])


def _far_down(by_kind: dict[str, list[Query]]) -> Iterator[str]:
    """Page after page by its cursor: the two hundredth page of common words."""
    from gongkai.search.searching import Found, search

    took = []
    for query in by_kind["两字词，常见"][:5]:
        pages: list[Found] = [Found()]

        def turn(words: str = query.words, pages: list[Found] = pages) -> None:
            pages.append(search(words, after=pages[-1].next, most=FIRST))

        while len(pages) <= DEEP_PAGES and (len(pages) == 1 or pages[-1].next is not None):
            took.append(_timed(turn))
    yield _line("翻到第200页", took)


def _newest_first(by_kind: dict[str, list[Query]]) -> Iterator[str]:
    from gongkai.search.searching import NEWEST, search

    asked = _all(by_kind)
    yield _line(
        "最新在前", [_timed(lambda one=one: search(one.words, most=FIRST, order=NEWEST)) for one in asked]
    )


def _pages(by_kind: dict[str, list[Query]]) -> Iterator[str]:
    """The whole page with its tabs and counts, and titles while typing, through Django's test client."""
    from django.conf import settings
    from django.core.cache import cache
    from django.test import Client

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()

    def get(address: str, words: str) -> None:
        cache.clear()
        assert client.get(address, {"q": words}).status_code == 200

    asked = _all(by_kind)
    get("/search/", "第一次")
    yield _line("整页", [_timed(lambda one=one: get("/search/", one.words)) for one in asked])
    typed = [one.words[:length] for one in asked for length in (2, 4)]
    yield _line("输入提示", [_timed(lambda words=words: get("/search/titles/", words)) for words in typed])

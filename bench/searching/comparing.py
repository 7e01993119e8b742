"""Search beside the truth: for every query what it gives, in order, and all that the index holds of common words."""

from collections.abc import Iterator, Sequence

from bench.searching.queries import Query
from bench.searching.truth import Truth, truths

IN_ORDER = 3_000
"""Results of each query that are compared one by one; of more the index is asked for the whole set."""


def compare(asked: Sequence[Query]) -> Iterator[str]:
    """A line with the sums, and one for each query that differs."""
    found = truths(asked)
    compared = missed = wrong = disordered = 0
    for query in asked:
        truth = found[query]
        first = truth.in_order[:IN_ORDER]
        given = list(_given(query, len(first)))
        every, there = set(truth.in_order), _every(query, truth, given)
        compared += len(every)
        if lost := every - there:
            missed += len(lost)
            yield f"漏：{query.words}，{len(lost)}条，如{min(lost)}"
        if more := there - every:
            wrong += len(more)
            yield f"多：{query.words}，{len(more)}条，如{min(more)}"
        disordered += given != first
    yield f"逐篇比对：{len(asked)}问，应有{compared}条，漏{missed}条，多{wrong}条，次序不同{disordered}问"


def _given(query: Query, most: int) -> Iterator[int]:
    """Page after page as far as `most`, and one page more where that should be all."""
    from gongkai.search.searching import search

    after, count = None, 0
    while True:
        page = search(query.words, after=after, most=500)
        for entry in page.entries:
            if count < most or most < IN_ORDER:
                yield entry.number
            count += 1
        after = page.next
        if after is None or count >= IN_ORDER:
            return


def _every(query: Query, truth: Truth, given: Sequence[int]) -> set[int]:
    """All that search can give: what it gave, or for more than that what the index holds, where that proves it."""
    if len(truth.in_order) < IN_ORDER:
        return set(given)
    from gongkai.search.asked import asked_by

    asked = asked_by(query.words)
    if not all(one.certain for one in asked):
        raise ValueError(f"{query.words}: too many to be compared one by one")
    return set(_of_the_index([one.clause() for one in asked]))


def _of_the_index(wanted: list) -> list[int]:  # type: ignore[type-arg]
    from django.db import connection

    from gongkai.search import postgresql_posting
    from gongkai.search.posting import postings

    if connection.vendor == "sqlite":
        return postings().newest(wanted, None, 10**9)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number FROM search_posting WHERE tokens @@ %s::tsquery",
            [postgresql_posting._query(wanted)],
        )
        return [number for (number,) in cursor.fetchall()]

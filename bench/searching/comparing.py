"""Search beside the truth: for every query what it gives, in order, and all that the index holds of common words."""

from collections.abc import Iterator, Sequence
from itertools import islice

from bench.searching.queries import Query
from bench.searching.truth import truths

IN_ORDER = 3_000
"""Results of a query that are compared one by one where more are told by tokens alone; the index gives them all then."""


def compare(asked: Sequence[Query]) -> Iterator[str]:
    """A line with the sums, and one for each query that differs."""
    from gongkai.search.asked import asked_by

    found = truths(asked)
    compared = missed = wrong = disordered = 0
    for query in asked:
        truth = found[query].in_order
        places = asked_by(query.words)
        by_index = len(truth) > IN_ORDER and all(one.certain for one in places)
        given = list(islice(_given(query), IN_ORDER if by_index else None))
        every = set(truth)
        there = set(_of_the_index([one.clause() for one in places]) if by_index else given)
        compared += len(every)
        if lost := every - there:
            missed += len(lost)
            yield f"漏：{query.words}，{len(lost)}条，如{min(lost)}"
        if more := there - every:
            wrong += len(more)
            yield f"多：{query.words}，{len(more)}条，如{min(more)}"
        disordered += given != (truth[:IN_ORDER] if by_index else truth)
    yield f"逐篇比对：{len(asked)}问，应有{compared}条，漏{missed}条，多{wrong}条，次序不同{disordered}问"


def _given(query: Query) -> Iterator[int]:
    """The numbers of all results, page after page."""
    from gongkai.search.searching import search

    page = search(query.words, most=500)
    while True:
        yield from (entry.number for entry in page.entries)
        if page.next is None:
            return
        page = search(query.words, after=page.next, most=500)


def _of_the_index(wanted: list) -> list[int]:  # type: ignore[type-arg]
    from django.db import connection, transaction

    from gongkai.search import postgresql_posting
    from gongkai.search.posting import postings

    if connection.vendor == "sqlite":
        return postings().newest(wanted, None, 10**9)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(postgresql_posting._BY_INDEX)
        cursor.execute(
            "SELECT number FROM search_posting WHERE tokens @@ %s::tsquery",
            [postgresql_posting._query(wanted)],
        )
        return [number for (number,) in cursor.fetchall()]

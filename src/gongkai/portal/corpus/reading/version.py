"""Whether this version of the program can read what is stored."""

from functools import lru_cache

from gongkai.portal.cached_pages import remembered
from gongkai.portal.corpus.place import CorpusStamp, corpus


@remembered
@lru_cache(maxsize=4)
def is_of_other_version(_stamp: CorpusStamp) -> bool:
    """Whether a table that the pages read is stored with other columns than this version declares."""
    from gongkai.corpus.catalogue import TABLES
    from gongkai.corpus.ingest.tables import UNREAD
    from gongkai.corpus.other_version import of_other_version
    from gongkai.corpus.rolling_up.tables import COUNTED_REPORTS, SUMS_STEP

    made = [(held.step, held.table) for held in TABLES.values() if held.step != "ingest"]
    read = [*made, ("ingest", UNREAD), (SUMS_STEP, COUNTED_REPORTS)]
    return of_other_version(corpus(), read) is not None

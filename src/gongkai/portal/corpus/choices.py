"""What the pages let one choose from: years and metrics."""

from typing import Any

from gongkai.portal.corpus import reading
from gongkai.portal.corpus.place import CorpusStamp


def choices(stamp: CorpusStamp) -> dict[str, Any]:
    """Years, newest first, and metrics in their groups."""
    from gongkai.corpus.metrics.catalogue import GROUPS

    return {"years": reading.years(stamp)[::-1], "groups": GROUPS}

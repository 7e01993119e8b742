"""From a folder of reports to everything that the pages show: a process of its own, so that its memory is given back.

`python -m gongkai.portal.corpus.chain 报告文件夹 语料库`. No Django here.
"""

import sys

from gongkai.corpus.agencies import match
from gongkai.corpus.checking import check
from gongkai.corpus.comparing import compare
from gongkai.corpus.ingest import ingest
from gongkai.corpus.listing import list_findings, list_units
from gongkai.corpus.places.place import Place
from gongkai.corpus.rolling_up import roll_up
from gongkai.portal.corpus import table_files


def run(source: Place, place: Place) -> None:
    """Every step in turn; what has not changed since the last time is not done again."""
    ingest(place, [source])
    match(place)
    check(place)
    roll_up(place)
    compare(place)
    list_units(place)
    list_findings(place)
    table_files.make(place)


if __name__ == "__main__":
    run(Place(sys.argv[1]), Place(sys.argv[2]))

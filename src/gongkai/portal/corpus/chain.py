"""From a folder of reports to everything that the pages show: a process of its own, so that its memory is given back.

`python -m gongkai.portal.corpus.chain 报告文件夹 语料库`. Its standard input is the tie to whoever started it: it ends
when that closes, and so also when that process is killed. No Django here.
"""

import os
import sys
import threading

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


def _end_with_parent() -> None:
    # Not through `sys.stdin`, whose lock this thread would hold when the interpreter is shut down.
    while os.read(0, 1024):
        pass
    # Whatever is half done is done again: parts are stored whole or not at all.
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    run(Place(sys.argv[1]), Place(sys.argv[2]))

"""From a folder of reports to everything that the pages show: a process of its own, so that its memory is given back.

`python -m gongkai.portal.corpus.chain 报告文件夹 语料库`. Its standard input is the tie to whoever started it: it ends
when that closes, and so also when that process is killed. No Django here.
"""

import os
import sys
import threading

from gongkai.corpus.corpus import Corpus
from gongkai.corpus.damage import damage_told
from gongkai.corpus.places.place import Place
from gongkai.portal.corpus import table_files


def run(source: str, place: Place) -> None:
    """Every step in turn; what has not changed since the last time is not done again."""
    library = Corpus(place)
    with damage_told(place):
        library.ingest(source)
        library.check()
        library.roll_up()
        library.compare()
        table_files.make(place)
        library.tidy()


def _end_with_parent() -> None:
    # Not through `sys.stdin`, whose lock this thread would hold when the interpreter is shut down.
    while os.read(0, 1024):
        pass
    # Whatever is half done is done again: parts are stored whole or not at all.
    os._exit(1)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    run(sys.argv[1], Place(sys.argv[2]))

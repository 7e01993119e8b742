"""Names of files made from names of units: what every file system takes, each once."""

import re

LONGEST = 60
"""Characters; at three bytes each well below what file systems take."""
_NOT_TAKEN = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]')


def file_name(words: str) -> str:
    """The words as the name of a file or folder, without an ending: `甲/乙:局` as `甲_乙_局`; never empty or hidden."""
    name = _NOT_TAKEN.sub("_", words)[:LONGEST].strip(" .")
    return name or "_"


class FileNames:
    """Hands out names, and to the second of a kind its number: `教育局.xlsx`, `教育局-2.xlsx`."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def new(self, folder: str, words: str, ending: str) -> str:
        """A name in a folder that was not handed out before; letters that differ only in case are the same."""
        stem = f"{file_name(folder)}/{file_name(words)}"
        name, number = f"{stem}{ending}", 2
        while name.casefold() in self._taken:
            name = f"{stem}-{number}{ending}"
            number += 1
        self._taken.add(name.casefold())
        return name

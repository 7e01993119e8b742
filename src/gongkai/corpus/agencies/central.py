"""Agencies of the State Council and their branches: who reports for the nation, and who only bears its name."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _agencies() -> Mapping[str, str]:
    found: dict[str, str] = {}
    text = files("gongkai.corpus.agencies").joinpath("central.tsv").read_text(encoding="utf-8")
    for line in text.splitlines()[1:]:
        name, short = line.split("\t")
        found.update(dict.fromkeys((name, *short.split()), name))
    return found


def central_agency(name: str) -> str | None:
    """Full name of the central agency that a name means, None if it means none."""
    return _agencies().get(name.removeprefix("中华人民共和国") or name)


def branch(name: str) -> tuple[str, str] | None:
    """国家税务总局 and 安福县税务局, for a name that puts the central agency before its own; None for any other."""
    for end in range(len(name) - 3, 2, -1):
        if found := _agencies().get(name[:end]):
            return found, name[end:]
    return None

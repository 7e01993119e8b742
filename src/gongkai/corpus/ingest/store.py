"""An object store: all objects under a prefix, known by their entity tags."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from gongkai.corpus.ingest.mark import Mark, microseconds
from gongkai.corpus.ingest.root import Root
from gongkai.corpus.ingest.source_name import wanted
from gongkai.corpus.places.asking import asking
from gongkai.corpus.running.shard import Input

_TIMES = ("LastModified", "last_modified", "updated", "mtime", "created")
_SEALS = ("ETag", "etag", "md5Hash", "content_md5", "generation")


def listed(root: Root) -> Iterator[Input]:
    """Every object under the prefix, in no order. Of what lies right below it one folder at a time is in memory."""
    if root.single:
        with asking(root.place.address):
            single = root.system.info(root.path)
        yield Input(root.label, mark_of(single).text())
        return
    with asking(root.place.address):
        entries = root.system.ls(root.path, detail=True, refresh=True)
    for entry in entries:
        # Some stores count a folder among what is in it.
        if entry["name"].rstrip("/") == root.path:
            continue
        found = {entry["name"]: entry}
        if entry["type"] == "directory":
            with asking(root.place.address):
                found = root.system.find(entry["name"], detail=True)
            # Many libraries remember whatever they listed.
            root.system.invalidate_cache()
        for path, info in found.items():
            name = root.name(path)
            if wanted(name.removeprefix(f"{root.label}/")):
                yield Input(name, mark_of(info).text())


def mark_of(info: Mapping[str, Any]) -> Mark:
    """The mark of an object from what `fsspec` says of it, each store in its own words."""
    moment = next((info[key] for key in _TIMES if info.get(key)), None)
    modified = None
    if isinstance(moment, str):
        try:
            moment = datetime.fromisoformat(moment)
        except ValueError:
            moment = None
    if isinstance(moment, datetime):
        modified = microseconds(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    elif isinstance(moment, int | float):
        modified = int(moment * 1_000_000)
    seal = next((str(info[key]).strip('"') for key in _SEALS if info.get(key)), "")
    return Mark(int(info.get("size") or 0), modified, seal)

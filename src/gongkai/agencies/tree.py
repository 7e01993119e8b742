"""The path of an agency in the tree: six digits for each step down, so that a subtree is a range of paths."""

from django.db.models import Max

from gongkai.agencies.models import PATH_STEP, Agency

DEEPEST = 10
"""Levels that a path has room for; province, city, county, township and their offices take six."""


def next_path(parent: Agency | None) -> str:
    """The path of the next agency under `parent`, after all that are there; the caller holds `parent` locked."""
    above = parent.path if parent else ""
    last = Agency.objects.filter(parent=parent).aggregate(last=Max("path"))["last"]
    return above + str(int(last[-PATH_STEP:]) + 1 if last else 1).zfill(PATH_STEP)


def depth(path: str) -> int:
    """Steps down from the top; 0 for an agency without a superior."""
    return len(path) // PATH_STEP - 1


def paths_above(path: str) -> list[str]:
    """Paths of the agencies above, from the top."""
    return [path[:end] for end in range(PATH_STEP, len(path), PATH_STEP)]

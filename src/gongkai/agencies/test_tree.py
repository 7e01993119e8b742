"""Paths: six digits a step, so that a subtree is a range and the order of paths is the order of the tree."""

import pytest
from tests.county import agency

from gongkai.agencies.models import Agency
from gongkai.agencies.tree import depth, next_path, paths_above


@pytest.mark.parametrize(
    ("path", "steps", "above"),
    [
        ("000001", 0, []),
        ("000001000002", 1, ["000001"]),
        ("000001000002000031", 2, ["000001", "000001000002"]),
    ],
)
def test_a_path_tells_how_deep_and_what_is_above(path: str, steps: int, above: list[str]) -> None:
    assert depth(path) == steps
    assert paths_above(path) == above


@pytest.mark.django_db
def test_agencies_come_after_those_that_are_there_and_a_subtree_ends_with_its_last() -> None:
    top, other = agency("甲县人民政府"), agency("乙县人民政府")
    first, second = agency("甲县一局", parent=top), agency("甲县二局", parent=top)
    assert (top.path, other.path) == ("000001", "000002")
    assert (first.path, second.path) == ("000001000001", "000001000002")
    assert next_path(top) == "000001000003"
    assert [row.name for row in Agency.objects.within(top).in_order()] == [
        "甲县人民政府",
        "甲县一局",
        "甲县二局",
    ]


@pytest.mark.django_db
def test_the_range_of_a_path_that_ends_in_nines_ends_behind_it() -> None:
    """As digits it carries over, and stays as long as the path."""
    top = agency("甲县人民政府")
    Agency.objects.filter(pk=top.pk).update(path="000999")
    top.refresh_from_db()
    assert top.subtree == ("000999", "001000")
    agency("甲县一局", parent=top)
    assert Agency.objects.within(top).count() == 2

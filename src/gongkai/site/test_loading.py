"""The collector while modules are loaded."""

import gc

import pytest

from gongkai.site.loading import collector_resting


@pytest.fixture(autouse=True)
def _at_work_again() -> object:
    yield
    gc.enable()


def test_the_collector_rests_and_leaves_what_was_loaded_alone() -> None:
    before = gc.get_freeze_count()
    with collector_resting():
        assert not gc.isenabled()
        loaded = [[number] for number in range(1000)]
    assert gc.isenabled()
    assert gc.get_freeze_count() >= before + len(loaded)


def test_it_is_at_work_again_when_loading_fails() -> None:
    with pytest.raises(ImportError), collector_resting():
        raise ImportError
    assert gc.isenabled()


def test_where_it_was_switched_off_it_stays_so() -> None:
    gc.disable()
    with collector_resting():
        pass
    assert not gc.isenabled()

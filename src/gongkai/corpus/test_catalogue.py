"""The catalogue knows every step: what tidying does not find in it is taken away."""

import pkgutil
from importlib import import_module

import gongkai.corpus
from gongkai.corpus.agencies import pieces
from gongkai.corpus.catalogue import STEPS
from gongkai.corpus.ingest import step as reading
from gongkai.corpus.running.shard import Step


def test_the_steps_of_the_catalogue_are_those_of_the_rooms() -> None:
    names = (one.name for one in pkgutil.walk_packages(gongkai.corpus.__path__, "gongkai.corpus."))
    modules = [import_module(name) for name in names if ".test_" not in name]
    found = {one.name for module in modules for one in vars(module).values() if isinstance(one, Step)}
    # These two are made for each run.
    assert found | {reading.NAME, pieces.NAME} == STEPS

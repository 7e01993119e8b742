"""A store is asked through a driver, and each driver has exceptions of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from gongkai.corpus.errors import CorpusError


class StoreFailed(OSError):
    """A store did not do what it was asked: it is away, or the key, the region or the bucket is wrong."""


@contextmanager
def asking(address: str) -> Iterator[None]:
    """What a driver alone raises comes as `StoreFailed`, an OSError that names the address and the driver's words.

    Python's own exceptions stay: OSError, which callers tell apart, and what would be a fault of ours; so do ours.
    """
    try:
        yield
    except Exception as error:
        if isinstance(error, OSError | CorpusError) or type(error).__module__ == "builtins":
            raise
        raise StoreFailed(None, f"{type(error).__name__}：{error}", address) from error

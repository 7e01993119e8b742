"""A store is asked through a driver, and each driver has exceptions of its own."""

from collections.abc import Iterator
from contextlib import contextmanager

from gongkai.corpus.errors import CorpusError


class StoreFailed(OSError):
    """A store did not do what it was asked: it is away, or the key, the region or the bucket is wrong."""


@contextmanager
def asking(address: str) -> Iterator[None]:
    """What a driver alone raises comes as `StoreFailed`: an OSError in the driver's words. Each OSError names a file.

    Python's own exceptions stay: OSError, which callers tell apart, and what would be a fault of ours; so do ours.
    """
    try:
        yield
    except OSError as error:
        if error.filename is None:
            error.filename = address
        raise
    except Exception as error:
        if isinstance(error, CorpusError) or type(error).__module__ == "builtins":
            raise
        raise StoreFailed(None, f"{type(error).__name__}：{error}", address) from error

"""A store is asked through a driver, and each driver has exceptions of its own."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from gongkai.corpus.errors import CorpusError

NOT_ALLOWED = {401, 403}
NOT_THERE = {404, 410}
"""Answers of a web server."""


class StoreFailed(OSError):
    """A store did not do what it was asked: it is away, or the key, the region or the bucket is wrong."""


@contextmanager
def asking(address: str) -> Iterator[None]:
    """What a driver alone raises comes as `StoreFailed`: an OSError in the driver's words. Each OSError names a file.

    Python's own exceptions stay: OSError, which callers tell apart, and what would be a fault of ours; so do ours.
    """
    try:
        yield
    except FileNotFoundError as error:
        true = _true(error, address)
        if true is error:
            raise
        raise true from None
    except OSError as error:
        _named(error, address)
        raise
    except Exception as error:
        if isinstance(error, CorpusError) or type(error).__module__ == "builtins":
            raise
        raise StoreFailed(None, f"{type(error).__name__}：{error}", address) from error


def _true(error: FileNotFoundError, address: str) -> OSError:
    """The driver of `http` says of whatever went wrong that there is no such file; its cause tells what it was."""
    cause = error.__cause__
    status = getattr(cause, "status", None)
    if isinstance(cause, OSError) and not isinstance(cause, FileNotFoundError):
        return _named(cause, address)
    if status in NOT_ALLOWED:
        return PermissionError(errno.EACCES, os.strerror(errno.EACCES), address)
    if status is None or status in NOT_THERE:
        return _named(error, address)
    return StoreFailed(None, f"{type(cause).__name__}：{cause}", address)


def _named(error: OSError, address: str) -> OSError:
    if error.filename is None:
        error.filename = address
    return error

"""A file that is there whole or not at all, in a folder or in an object store."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

from fsspec.implementations.local import LocalFileSystem

from gongkai.corpus.places.asking import asking
from gongkai.corpus.places.place import file_system


@contextmanager
def whole_file(address: str) -> Iterator[Path]:
    """A path to write to; what stands there in the end is put at the address, unless writing failed.

    An older file of the name is replaced. On a disk the path lies beside the address, so that it is one disk. Raises
    OSError, of the address, and NoDriver.
    """
    system, target = file_system(address)
    if not isinstance(system, LocalFileSystem):
        with TemporaryDirectory() as folder:
            made = Path(folder) / "file"
            yield made
            with asking(address):
                system.put_file(str(made), target)
        return
    path = Path(target)
    unfinished = path.with_name(f"{path.name}.{uuid4().hex}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield unfinished
        with unfinished.open("rb") as file:
            os.fsync(file.fileno())
        unfinished.replace(path)
    except OSError as error:
        # Told of by the name that was asked for.
        raise OSError(error.errno, error.strerror or str(error).partition(":")[0], address) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)

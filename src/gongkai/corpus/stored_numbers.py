"""A frame's columns of whole numbers as numpy sees them, where they lie: nothing is copied, and null is not asked.

Through the Arrow C data interface, which is the only way to the numbers of a column that has a null.
"""

import ctypes
import weakref
from collections.abc import Sequence

import numpy as np
import polars as pl
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]


class _Array(ctypes.Structure):
    """`struct ArrowArray`."""


class _Stream(ctypes.Structure):
    """`struct ArrowArrayStream`."""


_RELEASE_ARRAY = ctypes.CFUNCTYPE(None, ctypes.POINTER(_Array))
_NEXT = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(_Stream), ctypes.POINTER(_Array))

_Array._fields_ = [
    ("length", ctypes.c_int64),
    ("null_count", ctypes.c_int64),
    ("offset", ctypes.c_int64),
    ("n_buffers", ctypes.c_int64),
    ("n_children", ctypes.c_int64),
    ("buffers", ctypes.POINTER(ctypes.c_void_p)),
    ("children", ctypes.POINTER(ctypes.POINTER(_Array))),
    ("dictionary", ctypes.c_void_p),
    ("release", _RELEASE_ARRAY),
    ("private_data", ctypes.c_void_p),
]
_Stream._fields_ = [
    ("get_schema", ctypes.c_void_p),
    ("get_next", _NEXT),
    ("get_last_error", ctypes.c_void_p),
    ("release", ctypes.c_void_p),
    ("private_data", ctypes.c_void_p),
]

_POINTER = ctypes.pythonapi.PyCapsule_GetPointer
_POINTER.restype = ctypes.c_void_p
_POINTER.argtypes = [ctypes.py_object, ctypes.c_char_p]


class StoredNumbers:
    """The numbers of columns of Int64, by name in `columns`; a null is any number. Not to be written to.

    They are there as long as this is. Raises MemoryError if the frame cannot be handed over.
    """

    def __init__(self, frame: pl.DataFrame, names: Sequence[str]) -> None:
        self.columns = {name: np.empty(0, np.int64) for name in names}
        if frame.is_empty():
            return
        capsule = frame.select(names).rechunk().__arrow_c_stream__()
        stream = _Stream.from_address(_POINTER(capsule, b"arrow_array_stream"))
        table = _Array()
        if stream.get_next(ctypes.byref(stream), ctypes.byref(table)):
            raise MemoryError
        weakref.finalize(self, _release, table)
        for place, name in enumerate(names):
            self.columns[name] = _numbers(table.children[place].contents, table.offset, table.length)


def _release(table: _Array) -> None:
    table.release(ctypes.byref(table))


def _numbers(column: _Array, offset: int, length: int) -> Numbers:
    first = column.buffers[1] + (column.offset + offset) * np.dtype(np.int64).itemsize
    return np.ctypeslib.as_array((ctypes.c_int64 * length).from_address(first))

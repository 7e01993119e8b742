"""What objects a released file holds: those of the grammar below, all in use, and no others.

Every key of every object is either of the grammar or somebody's hiding place. What is found beyond it is told by what
it is (an attachment, a note, a layer …), as far as its key says so, with all that hangs on it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from gongkai.casework.redaction.cell_typeface import cell_typeface
from gongkai.casework.redaction.proof import Check
from gongkai.casework.redaction.released_file import PRODUCER, TITLE

LABELS = {
    "encryption": "没有加密",
    "attachments": "没有夹带附件",
    "annotations": "没有批注",
    "forms": "没有表单域",
    "actions": "没有脚本、动作和书签",
    "metadata": "没有原文件的元数据",
    "thumbnails": "没有缩略图",
    "layers": "没有可以隐藏的图层",
    "leftovers": "没有不再使用的旧对象",
    "objects": "没有其他对象",
}
_CODES = {
    "/Encrypt": "encryption",
    "/EmbeddedFiles": "attachments",
    "/EF": "attachments",
    "/AF": "attachments",
    "/Collection": "attachments",
    "/Annots": "annotations",
    "/AcroForm": "forms",
    "/FT": "forms",
    "/JavaScript": "actions",
    "/JS": "actions",
    "/OpenAction": "actions",
    "/AA": "actions",
    "/A": "actions",
    "/Outlines": "actions",
    "/Dests": "actions",
    "/Metadata": "metadata",
    "/PieceInfo": "metadata",
    "/Thumb": "thumbnails",
    "/OCProperties": "layers",
    "/OC": "layers",
    "/OCGs": "layers",
}
_TRANSPARENT = ("/Names",)
"""Keys that only hold others, which say what it is."""
_MAP = re.compile(
    rb"/CIDInit /ProcSet findresource begin\s12 dict begin\sbegincmap\s"
    rb"/CIDSystemInfo << /Registry \(Adobe\) /Ordering \(UCS\) /Supplement 0 >> def\s"
    rb"/CMapName /Adobe-Identity-UCS def\s/CMapType 2 def\s"
    rb"1 begincodespacerange\s<0000> <FFFF>\sendcodespacerange\s"
    rb"(?:\d+ beginbfchar\s(?:<[0-9A-F]{4}> <[0-9A-F]{4,8}>\s)+endbfchar\s)*"
    rb"endcmap\sCMapName currentdict /CMap defineresource pop\send\send\s"
)
_GLYPHS = re.compile(rb"\x00\x00(?:\x00\x01)*")
Value = str | type[int] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """The keys of one kind of object, what each may hold, and how its stream reads.

    A value: a name or a text that it must be; `int` for a number or numbers; a tuple with the name of another shape.
    """

    keys: dict[str, Value]
    stream: Callable[[StreamObject], bool] | None = None


def _anything(_: StreamObject) -> bool:
    return True


_STREAM: dict[str, Value] = {"/Filter": "/FlateDecode", "/Length": int}
_SHAPES = {
    "trailer": _Shape({"/Size": int, "/Root": ("catalog",), "/Info": ("info",)}),
    "info": _Shape({"/Producer": PRODUCER, "/Title": TITLE}),
    "catalog": _Shape({"/Type": "/Catalog", "/Pages": ("pages",)}),
    "pages": _Shape({"/Type": "/Pages", "/Count": int, "/Kids": ("page",)}),
    "page": _Shape(
        {
            "/Type": "/Page",
            "/Parent": ("pages",),
            "/MediaBox": int,
            "/Resources": ("resources",),
            "/Contents": ("content",),
        }
    ),
    "resources": _Shape({"/Font": ("fonts",), "/XObject": ("pictures",)}),
    "fonts": _Shape({"/F": ("font",)}),
    "pictures": _Shape({"/Im": ("picture",)}),
    # What pages draw and what pictures hold is looked at page by page.
    "content": _Shape(_STREAM, _anything),
    "picture": _Shape(
        {
            "/Type": "/XObject",
            "/Subtype": "/Image",
            "/Width": int,
            "/Height": int,
            "/BitsPerComponent": int,
            "/ColorSpace": "/DeviceGray /DeviceRGB",
            "/Filter": "/DCTDecode",
            "/Length": int,
        },
        _anything,
    ),
    "font": _Shape(
        {
            "/Type": "/Font",
            "/Subtype": "/Type0",
            "/BaseFont": "/Cell",
            "/Encoding": "/Identity-H",
            "/DescendantFonts": ("descendant",),
            "/ToUnicode": ("meanings",),
        }
    ),
    "descendant": _Shape(
        {
            "/Type": "/Font",
            "/Subtype": "/CIDFontType2",
            "/BaseFont": "/Cell",
            "/DW": int,
            "/CIDSystemInfo": ("collection",),
            "/FontDescriptor": ("descriptor",),
            "/CIDToGIDMap": ("glyphs",),
        }
    ),
    "collection": _Shape({"/Registry": "Adobe", "/Ordering": "Identity", "/Supplement": int}),
    "descriptor": _Shape(
        {
            "/Type": "/FontDescriptor",
            "/FontName": "/Cell",
            "/FontBBox": int,
            "/FontFile2": ("typeface",),
            **dict.fromkeys(
                ("/Flags", "/ItalicAngle", "/Ascent", "/Descent", "/CapHeight", "/StemV"),
                int,
            ),
        }
    ),
    "typeface": _Shape(_STREAM, lambda stream: stream.get_data() == cell_typeface()),
    "meanings": _Shape(_STREAM, lambda stream: _MAP.fullmatch(stream.get_data()) is not None),
    "glyphs": _Shape(_STREAM, lambda stream: _GLYPHS.fullmatch(stream.get_data()) is not None),
}


def contents(reader: PdfReader) -> Iterator[Check]:
    """One check for each of `LABELS`."""
    walk = _Walk()
    walk.shaped(reader.trailer, "trailer", "")
    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    for left_over in sorted(numbers - walk.reached - {0}):
        walk.found.setdefault("leftovers", []).append(f"对象{left_over}")
    for code, label in LABELS.items():
        found = walk.found.get(code, [])
        yield Check(code, label, not found, "、".join(found[:5]))


@dataclass
class _Walk:
    """Objects met so far, by number, and what was found beyond the grammar, by code."""

    reached: set[int] = field(default_factory=set)
    found: dict[str, list[str]] = field(default_factory=dict)

    def shaped(self, thing: Any, name: str, at: str) -> None:
        """An object that has to be of the shape `name`; `at` says where it stands."""
        if isinstance(thing, IndirectObject):
            if thing.idnum in self.reached:
                return
            self.reached.add(thing.idnum)
            at, thing = f"对象{thing.idnum}", thing.get_object()
        shape = _SHAPES[name]
        if not isinstance(thing, DictionaryObject) or isinstance(thing, StreamObject) != bool(shape.stream):
            self._beyond("objects", at)
            return
        for key, value in dict.items(thing):
            self._entry(key, value, shape, f"{at}的{key}")
        if isinstance(thing, StreamObject) and shape.stream and not shape.stream(thing):
            self._beyond("objects", at)

    def _entry(self, key: str, value: Any, shape: _Shape, at: str) -> None:
        match shape.keys.get(key):
            case None:
                # Information about the document has only keys of the document's past.
                self._strange(key, value, "metadata" if shape is _SHAPES["info"] else "objects", at)
            case (name,):
                several = isinstance(value, ArrayObject)
                for one in value if several else [value]:
                    self.shaped(one, name, at)
            case wanted:
                if not _is(value, wanted):
                    self._beyond("metadata" if shape is _SHAPES["info"] else "objects", at)

    def _strange(self, key: str, value: Any, code: str, at: str) -> None:
        """What hangs on a key beyond the grammar is of the key's kind, until a key below says otherwise."""
        code = _CODES.get(key, code)
        if key not in _TRANSPARENT:
            self._beyond(code, at)
        things = [(value, code)]
        while things:
            thing, code = things.pop()
            if isinstance(thing, IndirectObject):
                if thing.idnum in self.reached:
                    continue
                self.reached.add(thing.idnum)
                thing = thing.get_object()
            if isinstance(thing, ArrayObject):
                things += [(one, code) for one in list.__iter__(thing)]
            elif isinstance(thing, DictionaryObject):
                for below, one in dict.items(thing):
                    if below in _CODES:
                        self._beyond(_CODES[below], at)
                    things.append((one, _CODES.get(below, code)))

    def _beyond(self, code: str, at: str) -> None:
        found = self.found.setdefault(code, [])
        if at not in found:
            found.append(at)


def _is(value: Any, wanted: Value) -> bool:
    if not isinstance(wanted, str):
        several = value if isinstance(value, ArrayObject) else [value]
        return all(isinstance(one, NumberObject | FloatObject) for one in several)
    if wanted.startswith("/"):
        return isinstance(value, NameObject) and value in wanted.split()
    return isinstance(value, TextStringObject) and value == wanted

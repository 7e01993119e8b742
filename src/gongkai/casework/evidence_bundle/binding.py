"""Binding: many PDFs become one, every page stamped, every paper found by its bookmark."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
)

_STAMP = NameObject("/GongkaiStamp")


@dataclass(frozen=True, slots=True)
class Bookmark:
    """`page` counts from 1; one of level 2 hangs under the last of level 1."""

    title: str
    page: int
    level: int = 1


def bind(
    parts: Sequence[BinaryIO],
    stamps: BinaryIO,
    bookmarks: Sequence[Bookmark],
    described: dict[str, str],
    out: BinaryIO,
) -> None:
    """Write the pages of all parts in order, the stamp of the same number over each, to `out`.

    `described` is what the file states about itself (`/Title`, `/Author`). Raises ValueError where there are not as
    many stamps as pages.
    """
    writer = PdfWriter()
    for part in parts:
        writer.append(PdfReader(part), import_outline=False)
    over = PdfReader(stamps).pages
    if len(over) != len(writer.pages):
        raise ValueError(f"{len(over)} stamps for {len(writer.pages)} pages")
    before, after = (writer._add_object(_stream(code)) for code in (b"q\n", b"\nQ\nq /GongkaiStamp Do Q\n"))
    for page, stamp in zip(list(writer.pages), over, strict=True):
        _lay_over(page, writer._add_object(_form(stamp, writer)), before, after)
    parent: IndirectObject | None = None
    for bookmark in bookmarks:
        item = writer.add_outline_item(
            title=bookmark.title,
            page_number=bookmark.page - 1,
            parent=parent if bookmark.level > 1 else None,
        )
        parent = item if bookmark.level == 1 else parent
    writer.add_metadata(described)
    writer.page_mode = "/UseOutlines"
    writer.write(out)


def _stream(code: bytes) -> StreamObject:
    stream = DecodedStreamObject()
    stream.set_data(code)
    return stream


def _form(stamp: PageObject, writer: PdfWriter) -> StreamObject:
    """The page of a stamp as something that other pages can draw; its typeface is kept once for all of them."""
    form = _held(stamp, "/Contents").clone(writer, force_duplicate=True)
    if not isinstance(form, StreamObject):
        raise TypeError(f"the stamp's content is a {type(form).__name__}")
    form[NameObject("/Type")] = NameObject("/XObject")
    form[NameObject("/Subtype")] = NameObject("/Form")
    form[NameObject("/BBox")] = ArrayObject(FloatObject(number) for number in stamp.mediabox)
    form[NameObject("/Resources")] = _held(stamp, "/Resources").clone(writer)
    return form


def _lay_over(page: PageObject, form: IndirectObject, before: IndirectObject, after: IndirectObject) -> None:
    # Shared between pages, so copied before the stamp is entered.
    resources = _copied(page, "/Resources")
    drawn = _copied(resources, "/XObject")
    drawn[_STAMP] = form
    resources[NameObject("/XObject")] = drawn
    page[NameObject("/Resources")] = resources
    own = [page.raw_get("/Contents")] if "/Contents" in page else []
    if own and isinstance(several := _held(page, "/Contents"), ArrayObject):
        own = list(several)
    page[NameObject("/Contents")] = ArrayObject([before, *own, after])
    for name in ("/StructParents", "/Tabs", "/Annots", "/AA"):
        page.pop(name, None)


def _held(holder: DictionaryObject, name: str) -> PdfObject:
    """What stands under a name, looked up where it is only pointed at; an empty dictionary where nothing does."""
    found = holder[name].get_object() if name in holder else None
    return DictionaryObject() if found is None else found


def _copied(holder: DictionaryObject, name: str) -> DictionaryObject:
    found = _held(holder, name)
    return DictionaryObject(found) if isinstance(found, DictionaryObject) else DictionaryObject()

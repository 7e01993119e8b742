"""Where words survive in a file: every byte, stream, string, older revision, inner file and reading of its text.

An independent check of redaction: nothing here or in what it imports comes from the redactor or the libraries that
it reads and writes with. `surviving` looks for words, `tests.what_is_seen` for pictures, `tests.what_is_foreign`
for whatever else a page made from a picture does not need.
"""

import base64
import re
import shutil
import subprocess
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from zipfile import BadZipFile, ZipFile

import pikepdf
from pdfminer.high_level import extract_text
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException

_DEEPEST = 4
"""Files within files."""
_CONFUSED = (ValueError, TypeError, KeyError, AttributeError, RecursionError, AssertionError)
"""What pdfminer raises over objects of the wrong kind."""
_ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le", "gb18030", "big5")


@dataclass(frozen=True, slots=True)
class Survivor:
    """A secret and the place in the file where it, or a telling part of it, can still be read."""

    secret: str
    where: str


class Words:
    """Secrets in every form in which bytes and text may spell them."""

    def __init__(self, secrets: Iterable[str]) -> None:
        self.secrets = tuple(dict.fromkeys(secrets))
        self._bytes = {secret: tuple(_spellings(secret)) for secret in self.secrets}
        self._parts = {secret: tuple(_parts(secret)) for secret in self.secrets}

    def in_bytes(self, data: bytes) -> set[str]:
        """Secrets spelt whole in the bytes."""
        return {secret for secret, forms in self._bytes.items() if any(form in data for form in forms)}

    def in_text(self, text: str) -> set[str]:
        """Secrets of which the text has a telling part, spaces and invisible characters aside, either way round."""
        said = plain(text)
        return {s for s, parts in self._parts.items() if any(p in said or p[::-1] in said for p in parts)}


def surviving(content: bytes, secrets: Iterable[str]) -> tuple[Survivor, ...]:
    """Every secret with the places where it survives; none is what a released file has to show."""
    words = Words(secrets)
    found = {
        Survivor(secret, where)
        for where, layer in _layers(content, "file", 0)
        for secret in (words.in_text(layer) if isinstance(layer, str) else words.in_bytes(layer))
    }
    return tuple(sorted(found, key=lambda one: (one.secret, one.where)))


def readable(content: bytes) -> str:
    """What can be copied from the pages of a PDF, without spaces."""
    return "".join(plain(text) for _, text in _read_pages(content))


def plain(text: str) -> str:
    """Without spaces and invisible characters, in one form of letters and digits, for comparison."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c)[0] not in "CZ").upper()


def _parts(secret: str) -> Iterator[str]:
    """What tells enough: more than half of a long one, all of a short one."""
    whole = plain(secret)
    length = len(whole) if len(whole) < 6 else len(whole) // 2 + 1
    for start in range(len(whole) - length + 1):
        yield whole[start : start + length]


def _spellings(secret: str) -> Iterator[bytes]:
    for encoding in _ENCODINGS:
        try:
            spelt = secret.encode(encoding)
        except UnicodeEncodeError:
            continue
        yield spelt
        yield spelt[::-1]
        yield spelt.hex().encode()
        yield spelt.hex().upper().encode()
        yield "".join(f"%{byte:02X}" for byte in spelt).encode()
        yield "".join(f"%{byte:02x}" for byte in spelt).encode()
        yield "".join(f"\\{byte:03o}" for byte in spelt).encode()
        for shift in range(3):
            # The characters that do not depend on what stands before and behind.
            coded = base64.b64encode(bytes(shift) + spelt)
            first, last = (0, 2, 3)[shift], (len(spelt) + shift) * 4 // 3
            if last - first >= 8:
                yield coded[first:last]
    yield "".join(f"&#{ord(c)};" for c in secret).encode()
    for pattern in ("&#x{:X};", "&#x{:x};", "\\u{:04x}", "\\u{:04X}", "%u{:04X}", "#{:02X}"):
        yield "".join(pattern.format(ord(c)) for c in secret).encode()
    yield "".join(f"#{byte:02x}" for byte in secret.encode()).encode()


Layer = tuple[str, bytes | str]


def _layers(data: bytes, where: str, depth: int) -> Iterator[Layer]:
    """The bytes, and whatever can be unpacked from them."""
    yield where, data
    if depth == _DEEPEST:
        return
    if b"%PDF-" in data[:2048]:
        yield from _of_pdf(data, where, depth)
    if b"PK\x03\x04" in data:
        yield from _of_archive(data, where, depth)
    if data.startswith(b"\x89PNG"):
        yield from _of_png(data, where)
    if data[:2] in (b"x\x9c", b"x\xda", b"x\x01"):
        with_more = zlib.decompressobj()
        try:
            yield from _layers(with_more.decompress(data, 50_000_000), f"{where} unpacked", depth + 1)
        except zlib.error:
            return


def _of_archive(data: bytes, where: str, depth: int) -> Iterator[Layer]:
    try:
        with ZipFile(BytesIO(data)) as archive:
            for member in archive.infolist():
                inner = archive.read(member)
                yield from _layers(inner, f"{where} > {member.filename}", depth + 1)
                if member.filename.endswith((".xml", ".rels")):
                    yield (
                        f"{where} > {member.filename} as text",
                        re.sub(r"<[^>]*>", "", inner.decode("utf-8", "replace")),
                    )
    except (BadZipFile, NotImplementedError, RuntimeError):
        return


def _of_png(data: bytes, where: str) -> Iterator[Layer]:
    for mark in re.finditer(rb"zTXt|iTXt|iCCP", data):
        for start in range(mark.end(), min(mark.end() + 120, len(data))):
            if data[start : start + 1] == b"x":
                try:
                    yield (
                        f"{where} > {mark.group().decode()}",
                        zlib.decompressobj().decompress(data[start:], 1_000_000),
                    )
                except zlib.error:
                    continue


def _of_pdf(data: bytes, where: str, depth: int) -> Iterator[Layer]:
    ends = [mark.end() for mark in re.finditer(rb"%%EOF", data)]
    # A laid-out-for-the-web file has an end mark at its beginning that ends no revision.
    revisions = [data, *(data[:end] + b"\n" for end in ends[:-1])]
    for number, revision in enumerate(revisions):
        name = where if number == 0 else f"{where} (revision ending at {len(revision)})"
        yield from _of_objects(revision, name, depth)
        yield from ((f"{name} > {reader}", text) for reader, text in _read_pages(revision))


@dataclass
class _Coding:
    """What codes of one or two bytes may mean, by any typeface of the file."""

    maps: list[dict[int, str]] = field(default_factory=list)

    def add(self, to_unicode: bytes) -> None:
        pairs = re.findall(rb"<([0-9A-Fa-f]{2,4})>\s*<([0-9A-Fa-f]{4,})>", to_unicode)
        mapped = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be", "replace") for code, text in pairs
                  if len(text) % 2 == 0}  # fmt: skip
        self.maps.append(mapped)

    def readings(self, codes: bytes) -> Iterator[str]:
        pairs = [int.from_bytes(codes[place : place + 2]) for place in range(0, len(codes) - 1, 2)]
        for mapped in self.maps:
            yield "".join(mapped.get(code, "") for code in pairs)
            yield "".join(mapped.get(code, "") for code in codes)


def _of_objects(data: bytes, where: str, depth: int) -> Iterator[Layer]:
    try:
        pdf = pikepdf.open(BytesIO(data), suppress_warnings=True)
    except (pikepdf.PdfError, pikepdf.PasswordError):
        return
    with pdf:
        coding, contents = _Coding(), []
        for thing in (*(one for one in pdf.objects if one is not None), pdf.trailer):
            name = f"{where} > object {thing.objgen[0]}" if thing.is_indirect else f"{where} > trailer"
            yield from ((name, text) for text in _strings(thing, 0))
            if not isinstance(thing, pikepdf.Stream):
                continue
            unpacked = _unpacked(thing)
            if b"begincmap" in unpacked:
                coding.add(unpacked)
            elif b"Tj" in unpacked or b"TJ" in unpacked:
                contents.append((name, thing))
            yield from _layers(unpacked, f"{name} (stream)", depth + 1)
            yield f"{name} (packed stream)", thing.read_raw_bytes()
        for name, thing in contents:
            codes = _codes(thing)
            for text in coding.readings(codes):
                yield f"{name} (codes of a typeface)", text
            yield f"{name} (strings)", codes


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except (pikepdf.PdfError, NotImplementedError):
        return bytes(stream.read_raw_bytes())


def _codes(stream: pikepdf.Stream) -> bytes:
    """All strings that a content stream shows, one after the other."""
    try:
        instructions = pikepdf.parse_content_stream(stream)
    except (pikepdf.PdfError, TypeError):
        return b""
    shown = b""
    for instruction in instructions:
        for operand in getattr(instruction, "operands", ()):
            pieces = operand if isinstance(operand, pikepdf.Array) else [operand]
            shown += b"".join(bytes(piece) for piece in pieces if isinstance(piece, pikepdf.String))
    return shown


def _strings(thing: pikepdf.Object, depth: int) -> Iterator[str]:
    """Strings, names and keys of an object, not following to other objects."""
    if depth > 50:
        return
    if isinstance(thing, pikepdf.String):
        yield str(thing)
        yield from (bytes(thing).decode(encoding, "ignore") for encoding in _ENCODINGS)
    elif isinstance(thing, pikepdf.Name):
        yield str(thing)
    elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
        for key, value in thing.items():
            yield str(key)
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _strings(value, depth + 1)
    elif isinstance(thing, pikepdf.Array):
        for value in thing.as_list():
            if isinstance(value, pikepdf.Object) and not value.is_indirect:
                yield from _strings(value, depth + 1)


def _read_pages(data: bytes) -> Iterator[tuple[str, str]]:
    """The text of all pages as two readers have it, in two orders."""
    # A damaged file stops one reader; the other and the walk through the objects remain.
    with suppress(PDFException, PSException, *_CONFUSED):
        yield "pdfminer", extract_text(BytesIO(data), caching=False)
    if program := shutil.which("pdftotext"):
        for order in ("-layout", "-raw"):
            read = subprocess.run([program, order, "-", "-"], input=data, capture_output=True, check=False)
            yield f"pdftotext {order}", read.stdout.decode("utf-8", "replace")


def told(survivors: Sequence[Survivor]) -> str:
    """For the message of a failed test."""
    return "; ".join(f"{one.secret} in {one.where}" for one in survivors[:8])

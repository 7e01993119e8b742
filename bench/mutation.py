"""Files spoilt at random, as transmission, editors and attackers spoil them. The same random state spoils alike."""

import zipfile
import zlib
from collections.abc import Callable
from io import BytesIO
from random import Random

_WORDS = tuple(
    word.encode()
    for word in (
        "|",
        " | ",
        "||",
        "\r",
        "\n\n",
        "\t",
        "\u00a0",
        "\u3000",
        "\ufeff",
        "\x00",
        "0",
        "-1",
        "1,234",
        "3件",
        "增68",
        "297万元",
        "9" * 400,
        "（七）总计",
        "其他",
        "总计",
        "第二十条第（一）项",
        "本年制发件数",
        "一、总体情况",
        "三、本年度办理结果",
        "二〇二三年一月三十一日",
        "2023年2月30日",
        "9999年99月99日",
        "<table>",
        "</table>",
        "<tr>",
        "</td>",
        "<td colspan=99999999999>",
        "<td rowspan=0>",
        "<td rowspan=65535 colspan=1000>",
        "<div hidden>",
        "<!--",
        "]]>",
        "<script>",
        "<plaintext>",
        "<svg><title>",
        "<select><table>",
        "&#x110000;",
        "&lt;",
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    )
)
_XML_WORDS = (
    b'<w:gridSpan w:val="99999999"/>',
    b'<w:gridSpan w:val="-3"/>',
    b'<w:vMerge w:val="restart"/>',
    b"<w:vMerge/>",
    b'<w:gridBefore w:val="70000"/>',
    b"<w:tbl>",
    b"</w:tc>",
    b"<w:p/>",
    b' r="XFD1048576"',
    b' s="99999"',
    b' t="s"',
    b"<v>1e999</v>",
    b"<v>nan</v>",
    b'<mergeCell ref="A1:XFD1048576"/>',
    b"<!DOCTYPE x>",
    b"&amp;",
    b"\xff\xfe",
)
_PDF_WORDS = (
    b"99999999999",
    b"-1",
    b"0 0 0 0 re f",
    b"1e30 0 0 1e30 0 0 cm",
    b"BT",
    b"ET",
    b"/Kids[2 0 R]",
    b"/Count 2147483647",
    b"/Length 99999999",
    b"stream\n",
    b"endstream",
    b"<<",
    b">>",
    b"[0 0 1e9 1e9]",
    b"/Encrypt 3 0 R",
    b"/Rotate 90",
)


def mutated_text(data: bytes, other: bytes, random: Random) -> bytes:
    """A text or page with words of the trade put in, pieces moved, lost and doubled, or its encoding changed."""
    data = _several(data, other, random, _WORDS)
    if random.random() < 0.1:
        target = random.choice(("gb18030", "utf-16", "utf-16-le", "big5", "utf-8-sig", "utf-32"))
        data = data.decode("utf-8", errors="replace").encode(target, errors="replace")
    return data


def mutated_package(data: bytes, other: bytes, random: Random) -> bytes:
    """A ZIP package spoilt as a file, or with one of its parts spoilt, lost, doubled or taken from another."""
    if random.random() < 0.25:
        return _several(data, other, random, _XML_WORDS)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(BytesIO(other)) as archive:
        others = {name: archive.read(name) for name in archive.namelist()}
    name = random.choice(list(parts))
    chance = random.random()
    if chance < 0.1:
        del parts[name]
    elif chance < 0.2:
        parts[name] = random.choice(list(others.values()))
    else:
        parts[name] = _several(parts[name], others.get(name, data), random, _XML_WORDS)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", random.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED))) as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    return stream.getvalue()


def mutated_pdf(data: bytes, other: bytes, random: Random) -> bytes:
    """A PDF spoilt as a file, or inside one of its compressed streams."""
    if random.random() < 0.5:
        return _several(data, other, random, _PDF_WORDS)
    starts = _places(data, b"stream\n") + _places(data, b"stream\r\n")
    random.shuffle(starts)
    for start in starts[:5]:
        end = data.find(b"endstream", start)
        try:
            content = zlib.decompressobj().decompress(data[start:end], 1 << 20)
        except zlib.error:
            continue
        spoilt = _several(content, data, random, _PDF_WORDS)
        return data[:start] + zlib.compress(spoilt, 1) + b"\n" + data[end:]
    return _several(data, other, random, _PDF_WORDS)


def _several(data: bytes, other: bytes, random: Random, words: tuple[bytes, ...]) -> bytes:
    for _ in range(random.choice((1, 1, 2, 3, 5, 9))):
        data = random.choice(_CHANGES)(data, other, random, words)
    return data


def _span(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randint(0, len(data))
    return start, min(len(data), start + int(random.expovariate(1 / 60)))


def _flip(data: bytes, _other: bytes, random: Random, _words: tuple[bytes, ...]) -> bytes:
    if not data:
        return data
    at = random.randrange(len(data))
    return data[:at] + bytes((random.randrange(256),)) + data[at + 1 :]


def _drop(data: bytes, _other: bytes, random: Random, _words: tuple[bytes, ...]) -> bytes:
    start, end = _span(data, random)
    return data[:start] + data[end:]


def _double(data: bytes, _other: bytes, random: Random, _words: tuple[bytes, ...]) -> bytes:
    start, end = _span(data, random)
    return data[:end] + data[start:end] * random.choice((1, 1, 2, 50)) + data[end:]


def _move(data: bytes, _other: bytes, random: Random, _words: tuple[bytes, ...]) -> bytes:
    start, end = _span(data, random)
    rest = data[:start] + data[end:]
    at = random.randint(0, len(rest))
    return rest[:at] + data[start:end] + rest[at:]


def _put_word(data: bytes, _other: bytes, random: Random, words: tuple[bytes, ...]) -> bytes:
    at = random.randint(0, len(data))
    return data[:at] + random.choice(words) * random.choice((1, 1, 1, 3, 200)) + data[at:]


def _splice(data: bytes, other: bytes, random: Random, _words: tuple[bytes, ...]) -> bytes:
    start, end = random.randint(0, len(other)), random.randint(0, len(other))
    at = random.randint(0, len(data))
    return data[:at] + other[min(start, end) : max(start, end)] + data[at:]


def _cut(data: bytes, _other: bytes, random: Random, _words: tuple[bytes, ...]) -> bytes:
    return data[: random.randint(0, len(data))]


def _digits(data: bytes, _other: bytes, random: Random, _words: tuple[bytes, ...]) -> bytes:
    digit = b"%d" % random.randrange(10)
    return data.replace(digit, random.choice((b"", b" ", b"/", b"12", digit + b"\n")), random.randint(1, 40))


_Change = Callable[[bytes, bytes, Random, tuple[bytes, ...]], bytes]
_CHANGES: tuple[_Change, ...] = (
    _flip,
    _flip,
    _drop,
    _double,
    _move,
    _put_word,
    _put_word,
    _splice,
    _cut,
    _digits,
)


def _places(data: bytes, mark: bytes) -> list[int]:
    places = []
    at = data.find(mark)
    while at >= 0:
        places.append(at + len(mark))
        at = data.find(mark, at + 1)
    return places

"""Bytes to text: what the file says of its encoding is believed only as far as the bytes bear it out."""

import codecs
import re

from charset_normalizer import from_bytes

from gongkai.report.errors import EmptyFile, NotAReport

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,20})""",
    re.IGNORECASE,
)
_HEAD = 4096

# Sites declare GB2312 and send GBK, and GBK files carry characters of GB18030: the largest of the three reads all.
_ALIASES = dict.fromkeys(
    ("gb2312", "gb_2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "ms936", "gb18030", "euc-cn"), "gb18030"
)
_COMMON = re.compile("[的一二三四五六七八九十年月日政府信息公开申请情况第项本数件不与为和、。，]")
_GARBAGE_SHARE = 0.02


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of a file. `declared` is what came with it (an HTTP header); a mark or tag inside is looked for.

    Line ends stay as they are: some sources end a line with a bare carriage return. Raises EmptyFile for no bytes
    and NotAReport for bytes that are no text in any encoding in use for Chinese.
    """
    if not data.strip(b"\x00 \t\r\n"):
        raise EmptyFile
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace")
    if wide := _utf16_without_mark(data):
        return data.decode(wide, errors="replace")
    named = declared or _named_inside(data)
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    if (
        (named_codec := _codec(named))
        and (text := _strictly(data, named_codec)) is not None
        and _reads_chinese(text)
    ):
        return text
    candidates = [
        text for encoding in ("gb18030", "big5hkscs") if (text := _strictly(data, encoding)) is not None
    ]
    if candidates and (best := max(candidates, key=_common_share)) and _reads_chinese(best):
        return best
    return _damaged(data)


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    name = name.strip().lower()
    try:
        return _ALIASES.get(name) or codecs.lookup(name).name
    except LookupError:
        return None


def _named_inside(data: bytes) -> str | None:
    found = _META.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    # Digits, spaces and line ends have a zero byte beside them in UTF-16, and never in UTF-8 or GBK.
    head = data[:_HEAD]
    if b"\x00" not in head or len(data) % 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    for encoding, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 3 * others and (text := _strictly(data, encoding)) is not None and _reads_text(text):
            return encoding
    return None


def _common_share(text: str) -> float:
    sample = text[:20_000]
    return len(_COMMON.findall(sample)) / max(1, len(sample))


def _reads_text(text: str) -> bool:
    sample = text[:20_000]
    strange = sum(
        ch == "\ufffd" or (ch < " " and ch not in "\t\r\n\f\v") or "\ue000" <= ch <= "\uf8ff" for ch in sample
    )
    return strange <= _GARBAGE_SHARE * len(sample)


def _reads_chinese(text: str) -> bool:
    return _reads_text(text) and (text.isascii() or _common_share(text) >= 0.01)


def _damaged(data: bytes) -> str:
    # A truncated or spliced file: a few bad bytes must not cost the rest of the text.
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, errors="replace")
        if _reads_chinese(text):
            return text
    guess = from_bytes(data[: 16 * _HEAD]).best()
    if guess is not None and _reads_chinese(text := data.decode(guess.encoding, errors="replace")):
        return text
    raise NotAReport("文件里没有能识别的文字，可能是图片、程序或损坏的文件。请上传文字版的年度报告。")

"""Whether a file is written once and whole: nothing before, between or after the objects that its table names.

Read from the bytes alone, without a PDF library: a library shows the last state of a file, not what lies beneath it.
"""

import re

_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF\r?\n?\Z")
_TABLE = re.compile(
    rb"xref\s+0 (\d+)\s+((?:\d{10} \d{5} [nf](?: \r?\n|\r\n|\n))+)trailer\s*<<((?:[^<>]|<[0-9a-fA-F]*>)*)>>\s*startxref\s+\d+\s+%%EOF\s*"
)
_HEADER = re.compile(rb"%PDF-\d\.\d\r?\n(?:%[^\r\n]*\r?\n)?\s*")
_OBJECT = re.compile(rb"(\d+) 0 obj\s(.*?)(?:>>\s*stream\r?\n|endobj\s*\Z)", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)(?! \d+ R)")
_AFTER_STREAM = re.compile(rb"\s*endstream\s+endobj\s*\Z")


def written_once(content: bytes) -> str:
    """Empty if so; else what is wrong."""
    end = _END.search(content, max(0, len(content) - 64))
    if end is None:
        return "文件结尾之后还有内容，或者结尾不完整"
    start = int(end[1])
    table = _TABLE.fullmatch(content, start)
    if table is None:
        return "对象表不是唯一的一张，可能保留了更早的版本"
    if b"/Prev" in table[3] or b"/XRefStm" in table[3]:
        return "文件经过增量修改，保留了更早的版本"
    entries = table[2].splitlines()
    if len(entries) != int(table[1]) or any(entry.split()[2] != b"n" for entry in entries[1:]):
        return "对象表中有已删除的对象"
    header = _HEADER.match(content)
    places = sorted((int(entry.split()[0]), number) for number, entry in enumerate(entries) if number)
    if header is None or not places or header.end() != places[0][0]:
        return "文件开头有多余的内容"
    ends = [place for place, _ in places[1:]] + [start]
    for (place, number), stop in zip(places, ends, strict=True):
        if not _is_one_object(content[place:stop], number):
            return f"对象{number}之后有对象表没有列出的内容"
    return ""


def _is_one_object(piece: bytes, number: int) -> bool:
    found = _OBJECT.match(piece)
    if found is None or int(found[1]) != number or b"endobj" in found[2]:
        return False
    if found[0].rstrip().endswith(b"endobj"):
        return found.end() == len(piece)
    length = _LENGTH.search(found[2])
    return length is not None and _AFTER_STREAM.match(piece, found.end() + int(length[1])) is not None

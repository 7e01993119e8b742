"""Plain text in the encodings and with the control characters that are met."""

from tests.hostile.hostile import TEXT, Cases, Expects, Family, Made
from tests.hostile.invented import Invented

plain = Cases(Family.TEXT_FILES)
_STAYS = "青溪县河滨路"


def _lines(person: Invented) -> str:
    return f"青溪县公共服务采购合同\n项目地点：{_STAYS}\n乙方：{person.name}\n号码：{person.identity}\n"


def _made(content: bytes, person: Invented) -> Made:
    return Made(content, (person.name, person.identity), None, (_STAYS,))


@plain(TEXT)
def national_encoding(person: Invented) -> Made:
    """GB 18030."""
    return _made(_lines(person).encode("gb18030"), person)


@plain(TEXT)
def two_bytes_a_character(person: Invented) -> Made:
    """UTF-16 with its mark."""
    return _made(_lines(person).encode("utf-16"), person)


@plain(TEXT)
def marked_utf_8(person: Invented) -> Made:
    """UTF-8 with a mark, lines ending as on Windows."""
    return _made(_lines(person).replace("\n", "\r\n").encode("utf-8-sig"), person)


@plain(TEXT)
def overstruck(person: Invented) -> Made:
    """Characters taken back by backspace, and a line written over by carriage return."""
    written = _lines(person) + f"{person.identity}\b\b\b\b\n{person.identity}\r附表一            \n"
    return _made(written.encode(), person)


@plain(TEXT)
def orders_to_a_terminal(person: Invented) -> Made:
    """Escape sequences that colour and hide, and a bell."""
    return _made((_lines(person) + f"\x1b[8m{person.identity}\x1b[0m\a\n").encode(), person)


@plain(TEXT)
def invisible_characters(person: Invented) -> Made:
    """Characters of no width between the digits; text that runs from right to left."""
    spaced = "\u200b".join(person.identity)
    return _made((_lines(person) + f"{spaced}\n\u202e{person.name}\u202c\n").encode(), person)


@plain(TEXT)
def one_endless_line(person: Invented) -> Made:
    """Six thousand characters without a line end, the number among them."""
    written = "青溪县" * 1000 + person.identity + "河滨路" * 1000
    return Made(written.encode(), (person.identity,), None)


@plain(TEXT)
def pages_by_form_feed(person: Invented) -> Made:
    """Pages parted by form feeds."""
    return _made((_lines(person) + "\f" + _lines(person) + "\f").encode(), person)


@plain(TEXT, Expects.EITHER)
def zero_bytes(person: Invented) -> Made:
    """Zero bytes between the lines."""
    return _made(_lines(person).replace("\n", "\0\n").encode(), person)


@plain(TEXT, Expects.REFUSED)
def no_text_at_all(_: Invented) -> Made:
    """Bytes that are text in no encoding."""
    return Made(bytes(range(256)) * 16, (), ())

"""Account numbers in tables, where the word that tells them stands at the head of the column."""

import re
from collections.abc import Iterator, Mapping

from gongkai.casework.redaction.box import Box
from gongkai.casework.redaction.page import Page
from gongkai.casework.redaction.page_readings import Order, Places, Reading
from gongkai.casework.redaction.passage import boxes_around

_HEAD = re.compile(r"(?<!\S)\S{0,6}(?:[账帐][号户]|卡号|存折号)(?:[(（]\S{0,8}[)）])?(?!\S)")
_NUMBER = re.compile(r"(?<![0-9A-Za-z.])[0-9]{8,30}(?![0-9A-Za-z.])")


def accounts_in_columns(page: Page, readings: Mapping[Order, Reading]) -> Iterator[Places]:
    """Numbers of 8 to 30 digits below a cell of its own that says 账号, 账户 or 卡号, over or under one another."""
    heads = [_first_line(page, found) for found in _found(readings[Order.SEEN], _HEAD)]
    # One below the other they are two accounts; in a narrow cell they are one over two lines.
    for order in (Order.FILE, Order.JOINED) if heads else ():
        for number in _found(readings[order], _NUMBER):
            box = _first_line(page, number)
            if any(_is_below(box, head) for head in heads):
                yield number


def _found(reading: Reading, pattern: re.Pattern[str]) -> Iterator[Places]:
    return (reading.found(*match.span()) for match in pattern.finditer(reading.text))


def _first_line(page: Page, places: Places) -> Box:
    return boxes_around(page.characters[place] for place in places)[0]


def _is_below(box: Box, head: Box) -> bool:
    return box.top >= head.bottom and box.left < head.right and head.left < box.right

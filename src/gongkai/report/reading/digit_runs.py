"""Digits of a row printed without separators, split where the row itself decides.

`121010014` may be 12,1,0,1,0,0,14 or 1,2,10,1,0,0,14: both add up, so the row alone does not decide. No number
is written with a leading zero, which is why `0000000` has one reading only.
"""

from functools import lru_cache

LONGEST_RUN = 28
"""Digits in a run of one row or block; four for each of seven counts. Longer ones have too many readings."""

LONGEST_BLOCKS = 45
"""Digits in a run of fifteen counts."""

_LONGEST_NUMBER = 8
"""Digits in one count: the largest of a whole province have eight."""

_ENOUGH = 2
"""Readings looked for: a second one already means that the row does not decide."""


@lru_cache(maxsize=2048)
def readings_by_sum(digits: str, columns: int, *, blanks: bool) -> tuple[tuple[int, ...], ...]:
    """Readings of a run as numbers whose last is the sum of all before it, at most two.

    `columns` numbers, or with `blanks` also fewer (a blank cell leaves no trace), but never fewer than two.
    """
    if not digits.isdecimal() or len(digits) > LONGEST_RUN:
        return ()
    found: list[tuple[int, ...]] = []
    for count in range(columns, 1 if blanks else columns - 1, -1):
        for cut in range(len(digits) - 1, max(count - 1, len(digits) - _LONGEST_NUMBER) - 1, -1):
            if digits[cut] == "0" and cut < len(digits) - 1:
                continue
            total = int(digits[cut:])
            for parts in _parts(digits[:cut], count - 1, total):
                found.append((*parts, total))
                if len(found) == _ENOUGH:
                    return tuple(found)
    return tuple(found)


def readings(digits: str, columns: int) -> tuple[tuple[str, ...], ...]:
    """Readings of a run as `columns` or fewer numbers without any rule, at most two; the parts as printed."""
    if not digits.isdecimal() or len(digits) > LONGEST_RUN:
        return ()
    found: list[tuple[str, ...]] = []
    for count in range(columns, 0, -1):
        for parts in _cuts(digits, count):
            found.append(parts)
            if len(found) == _ENOUGH:
                return tuple(found)
    return tuple(found)


def block_readings(
    digits: str, blocks: int, columns: int, *, blanks: bool
) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """Readings of a run as `blocks` groups whose last number is the sum of the group's others, at most two."""
    if not digits.isdecimal() or len(digits) > LONGEST_BLOCKS:
        return ()
    if blocks == 1:
        return tuple((reading,) for reading in readings_by_sum(digits, columns, blanks=blanks))
    found: list[tuple[tuple[int, ...], ...]] = []
    for cut in range(2, len(digits) - 1):
        firsts = readings_by_sum(digits[:cut], columns, blanks=blanks)
        if not firsts:
            continue
        for rest in block_readings(digits[cut:], blocks - 1, columns, blanks=blanks):
            found += [(first, *rest) for first in firsts]
            if len(found) >= _ENOUGH:
                return tuple(found[:_ENOUGH])
    return tuple(found)


def _parts(digits: str, count: int, total: int) -> list[tuple[int, ...]]:
    """Splits of `digits` into `count` numbers that add up to `total`, at most two."""
    hopeless: set[tuple[int, int, int]] = set()
    found: list[tuple[int, ...]] = []

    def search(start: int, left: int, rest: int, taken: tuple[int, ...]) -> bool:
        if left == 1:
            last = digits[start:]
            if last and (last == "0" or last[0] != "0") and int(last) == rest:
                found.append((*taken, rest))
                return True
            return False
        if (start, left, rest) in hopeless:
            return False
        hit = False
        for end in range(start + 1, min(len(digits) - left + 1, start + _LONGEST_NUMBER) + 1):
            number = int(digits[start:end])
            if number > rest or (digits[start] == "0" and end > start + 1):
                break
            hit = search(end, left - 1, rest - number, (*taken, number)) or hit
            if len(found) == _ENOUGH:
                return True
        if not hit:
            hopeless.add((start, left, rest))
        return hit

    if count >= 1 and digits:
        search(0, count, total, ())
    return found


def _cuts(digits: str, count: int) -> list[tuple[str, ...]]:
    """Splits into `count` numbers without leading zeros, at most two."""
    if count == 1:
        return [(digits,)] if digits == "0" or digits[:1] != "0" else []
    found: list[tuple[str, ...]] = []
    for end in range(1, len(digits) - count + 2):
        if digits[0] == "0" and end > 1:
            break
        found += [(digits[:end], *rest) for rest in _cuts(digits[end:], count - 1)]
        if len(found) >= _ENOUGH:
            return found[:_ENOUGH]
    return found

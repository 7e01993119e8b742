"""The numbers under a long list from which one chooses a page."""


def page_numbers(current: int, last: int) -> list[int | None]:
    """The first page, the last, and those around the current one; None for those left out between."""
    near = {1, current, *range(max(current - 2, 1), min(current + 2, last) + 1), max(last, 1)}
    found: list[int | None] = []
    for number in sorted(near):
        if found and number - (found[-1] or 0) > 1:
            found.append(None)
        found.append(number)
    return found

"""What there is to be found: each room that publishes names its pages here, in a module `searched` of its own.

@source("report")
def pages() -> Iterator[Page]: ...
"""

from collections.abc import Callable, Iterator

from django.db import transaction
from django.utils.module_loading import autodiscover_modules

from gongkai.search.indexing import Page, is_current, make_anew

Pages = Callable[[], Iterator[Page]]
_sources: dict[str, Pages] = {}


def source(name: str) -> Callable[[Pages], Pages]:
    """Declare where the pages of one kind come from."""

    def declare(pages: Pages) -> Pages:
        _sources[name] = pages
        return pages

    return declare


def every_page() -> Iterator[Page]:
    """All pages of all rooms."""
    autodiscover_modules("searched")
    for name in sorted(_sources):
        yield from _sources[name]()


@transaction.atomic
def rebuild() -> int:
    """Make the index anew from the records; how many pages. Readers see the old one meanwhile."""
    return make_anew(every_page())


def make_current() -> int | None:
    """Rebuild after a restore, or where another version cuts texts otherwise; how many pages, None if all was well."""
    return None if is_current() else rebuild()

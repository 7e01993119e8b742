"""What there is to be found: each room that publishes names its pages here, in a module `searched` of its own.

@source("report")
def pages() -> Iterator[Page]: ...
"""

from collections.abc import Callable, Iterator

from django.utils.module_loading import autodiscover_modules

from gongkai.search.indexing import Page

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

"""Pages of lists by where the one before ended, so that the last of a million costs what the first does."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from ninja.errors import HttpError

from gongkai.publishing.models import Publication

_BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Place:
    """A publication in the order newest first: when it was published, and its number."""

    at: datetime
    number: int

    @classmethod
    def of(cls, page: Publication) -> "Place":
        """Where a publication stands."""
        return cls(page.published_at, page.pk)

    @classmethod
    def read(cls, text: str) -> "Place":
        """From `after`. Raises `HttpError` for what no answer said."""
        at, _, number = text.partition("-")
        digits = f"{at}{number}"
        if not (digits.isascii() and at.isdigit() and number.isdigit() and len(at) < 17 and len(number) < 19):
            raise not_a_place()
        return cls(_BEGINNING + timedelta(microseconds=int(at)), int(number))

    def __str__(self) -> str:
        return f"{(self.at - _BEGINNING) // timedelta(microseconds=1)}-{self.number}"


def number_of(text: str) -> int:
    """The number at which a list in the order of numbers ended. Raises `HttpError` for what no answer said."""
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise not_a_place()
    return int(text)


def not_a_place() -> HttpError:
    """422."""
    return HttpError(422, "after只能是上一页答复里的next，原样填写。")

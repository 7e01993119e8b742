"""By what an input is known again: its size, its time, and what else its source gives."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Mark:
    """Size in bytes, time of change in microseconds since 1970 (None where the source keeps none), and a seal.

    The seal is the entity tag of an object, the CRC of a member of an archive, or one of the words below.
    """

    size: int
    modified: int | None = None
    seal: str = ""

    def text(self) -> str:
        """As it stands in an input."""
        return f"{self.size} {'-' if self.modified is None else self.modified} {self.seal}"

    @classmethod
    def of(cls, text: str) -> "Mark":
        """From an input."""
        size, modified, seal = text.split(" ", 2)
        return cls(int(size), None if modified == "-" else int(modified), seal)

    @property
    def modified_at(self) -> datetime | None:
        """The time of change, None where there is none that a calendar has."""
        try:
            return None if self.modified is None else _EPOCH + timedelta(microseconds=self.modified)
        except OverflowError:
            return None


def microseconds(moment: datetime) -> int:
    """A moment as a mark holds it."""
    return (moment - _EPOCH) // timedelta(microseconds=1)


LINK = "link"
"""Not a file but a pointer to another, which is never followed: it may lead out of the source."""
SPECIAL = "special"
"""A pipe, a device, a socket."""
CLOSED = "closed"
"""A folder that the system does not let us look into."""
DAMAGED = "damaged"
"""An archive that cannot be listed, or not to its end."""
TOO_MANY = "too many"
"""An archive with more members than are listed."""
NEVER_OPENED = frozenset({LINK, SPECIAL, CLOSED})
"""Seals of what is no file that could be opened."""

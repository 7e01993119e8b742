"""A file on its way into the corpus: its bytes, or why there are none."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose bytes are at hand; `source` is its name in the corpus, the times are UTC."""

    source: str
    content: bytes
    modified_at: datetime | None
    taken_at: datetime

    @property
    def digest(self) -> str:
        """SHA-256 of the content, in hexadecimal."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that gives no report: the code that a program goes by, and a Chinese sentence for a person."""

    source: str
    code: str
    message: str
    digest: str | None = None

"""How far a job is, and how long it will take."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` things after so many seconds."""

    done: int
    total: int
    seconds: float

    @property
    def per_second(self) -> float | None:
        """Things done a second; None before there is anything to tell from."""
        return self.done / self.seconds if self.done and self.seconds > 0 else None

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take at this rate; None while nobody can tell."""
        if self.done >= self.total:
            return 0.0
        rate = self.per_second
        return (self.total - self.done) / rate if rate else None

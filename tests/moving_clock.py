"""A site whose days a test chooses: its processes ask a clock that the test moves."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from tests.installation import PATH


@dataclass(frozen=True, slots=True)
class MovingClock:
    """Kept in `file`."""

    file: Path

    def move(self, to: datetime) -> None:
        """It is this moment now, and time goes on from there."""
        ahead = (to - datetime.now(UTC)).total_seconds()
        written = self.file.with_suffix(".new")
        written.write_text(str(ahead))
        # In one piece: the site reads it all the time.
        written.replace(self.file)

    @property
    def environment(self) -> dict[str, str]:
        """What makes a process ask it."""
        own = str(Path(__file__).parent / "moved_clock")
        return {"MOVED_CLOCK": str(self.file), "PYTHONPATH": os.pathsep.join((own, PATH))}

"""The clock of a site under test, as many seconds from the real one as a file says.

Python loads this module when it starts, so every process of the site has the same clock.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

_FILE = Path(os.environ["MOVED_CLOCK"])


def _now() -> datetime:
    return datetime.now(UTC) + timedelta(seconds=float(_FILE.read_text()))


timezone.now = _now

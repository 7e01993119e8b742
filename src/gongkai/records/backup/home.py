"""The home folder as backups see it: which files are keys, and when the last backup was made."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

SECRET_KEY, KEYS = "secret-key", "keys"
LAST_BACKUP = "last-backup.json"


@dataclass(frozen=True, slots=True)
class LastBackup:
    """When the last backup of this installation was made, and where it was put then."""

    made_at: datetime
    file: str


def key_files() -> dict[str, bytes]:
    """Content of every key file, by its name in the home."""
    home: Path = settings.HOME
    files = [home / SECRET_KEY, *sorted(file for file in settings.KEYS.rglob("*") if file.is_file())]
    return {file.relative_to(home).as_posix(): file.read_bytes() for file in files if file.is_file()}


def note_backup(at: datetime, file: Path) -> None:
    """Remember that a backup was made."""
    note = json.dumps({"made_at": at.isoformat(), "file": str(file.resolve())}, ensure_ascii=False)
    (settings.HOME / LAST_BACKUP).write_text(note, encoding="utf-8")


def last_backup() -> LastBackup | None:
    """The last one; none where there is none."""
    try:
        said = json.loads((settings.HOME / LAST_BACKUP).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return LastBackup(datetime.fromisoformat(said["made_at"]), said["file"])

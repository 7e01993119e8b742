"""Why a backup is not made, not believed or not restored."""

from gongkai.records.errors import RecordsError


class BackupRefused(RecordsError):
    """A Chinese sentence: what is wrong and what to do."""

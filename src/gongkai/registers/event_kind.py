"""What happens to a book and its rows."""

from enum import StrEnum


class EventKind(StrEnum):
    """Values are kept in events and never change their meaning."""

    ROW_ENTERED = "row_entered"
    """`row`, and `values` by field."""
    ROWS_BROUGHT_IN = "rows_brought_in"
    """`rows`: how many; `digest`: SM3 over what was recorded of them, in their order."""
    ROW_CHANGED = "row_changed"
    """`row`, and of the fields that changed `was` and `now`."""
    ROW_STRUCK = "row_struck"
    """`row`, `reason`. The row stays and counts no more."""
    ROW_RESTORED = "row_restored"
    """`row`, `reason`. It counts again."""
    FILE_ADDED = "file_added"
    """`row`, `attachment`, `digest`, `name`."""
    FILE_REMOVED = "file_removed"
    """`row`, `attachment`, `name`, `reason`."""
    SWITCHED_OFF = "switched_off"
    SWITCHED_ON = "switched_on"

"""Kinds of events that the records add by themselves; they move no clock and no stage."""

from enum import StrEnum


class OwnKind(StrEnum):
    """What happened to the file itself."""

    PERSONAL_DATA_SEEN = "personal_data_seen"
    """`reason`, and `seen`: pairs of whose and kind. Never the values."""
    PERSONAL_DATA_ERASED = "personal_data_erased"
    """`reason`, and how many `secrets` and `attachments`."""

"""What verification of the record finds."""

from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """What is wrong; the code never changes meaning."""

    EVENT_ALTERED = "event_altered"
    EVENT_MISSING = "event_missing"
    END_CUT = "end_cut"
    END_ADDED = "end_added"
    CHAIN_REMADE = "chain_remade"
    CASE_GONE = "case_gone"
    ROOT_ALTERED = "root_altered"
    ROOT_MISSING = "root_missing"
    ROOT_UNKNOWN = "root_unknown"
    ROOT_KEY_MISSING = "root_key_missing"
    FILE_BAD = "file_bad"
    ATTACHMENT_GONE = "attachment_gone"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: a sentence for the operator, and the case and event (number in the case) it is about."""

    fault: Fault
    says: str
    case: int | None = None
    seq: int | None = None

    def __str__(self) -> str:
        return self.says

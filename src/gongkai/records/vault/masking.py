"""Personal data as a screen shows it before anyone asks for it: enough to tell people apart, not to reach them."""

import re

from gongkai.records.models import SecretKind
from gongkai.text.folding import folded

STARS = "****"
ERASED = "已清除"
_OF_ORGANISATION = frozenset({SecretKind.NAME, SecretKind.IDENTITY_NUMBER, SecretKind.ADDRESS})
_MOST = 200

# Down to the county. A mark of a town, road or house before it ends the search, so that 「人民路小区」 is no county.
_COUNTY = re.compile(
    r"(?:[^省自市县区镇乡街路村组号\d]{2,6}(?:省|自治区))?"
    r"(?:[^市县区镇乡街路村组号\d]{1,8}?(?:市|自治州|地区|盟))?"
    r"(?:[^市县区旗镇乡街路村组号\d]{1,12}?(?:自治县|县|市|区|旗))?"
)


def mask(kind: str, value: str, *, natural_person: bool = True) -> str:
    """The value for a screen. An organisation's own name, code and address are public and stay as they are.

    林小溪 林*; 13800000000 138****0000; 510811199001010011 5108************11; an address down to its county.
    """
    if not natural_person and kind in _OF_ORGANISATION:
        return value[:_MOST]
    value = value.strip()
    match SecretKind(kind):
        case SecretKind.NAME | SecretKind.CONTACT:
            return f"{value[:1]}*"
        case SecretKind.IDENTITY_NUMBER:
            return _identity_number(value)
        case SecretKind.TELEPHONE:
            return _telephone(folded(value))
        case SecretKind.QUERY_CODE:
            return STARS
        case SecretKind.EMAIL:
            before, at, domain = value.rpartition("@")
            return f"{before[:1]}***@{domain}"[:_MOST] if at else STARS
        case SecretKind.ADDRESS:
            county = _COUNTY.match(folded(value))
            return (county[0] if county else "") + STARS


def _identity_number(number: str) -> str:
    """Of 15 or 18 characters the province and city and the last two; of shorter documents the first and the last two."""
    shown = 4 if len(number) >= 15 else 1
    hidden = len(number) - shown - 2
    return number[:shown] + "*" * hidden + number[-2:] if hidden >= 3 else STARS


def _telephone(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    if len(digits) >= 11:
        return f"{digits[:-8]}{STARS}{digits[-4:]}"
    return f"{STARS}{digits[-2:]}" if len(digits) >= 5 else STARS

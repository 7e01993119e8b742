"""People, numbers and sums that do not exist: no region code begins with 90, no number with 1990000."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

_SURNAMES = "钱唐贺骆祁缪戚柏"
_GIVEN = "砚岫汀珩翊棠霁黎澍晏"
_NUMERALS = "壹贰叁肆伍陆柒捌玖"


@dataclass(frozen=True, slots=True)
class Invented:
    """One person's secrets: name, identity number with a right check character, phone, and a sum."""

    name: str
    identity: str
    phone: str
    amount: str

    @classmethod
    def by(cls, random: Random) -> "Invented":
        """Another person for every state of `random`."""
        born = date(1950, 1, 1) + timedelta(random.randrange(18000))
        digits = f"9001{random.randrange(21, 30)}{born:%Y%m%d}{random.randrange(100, 999)}"
        return cls(
            name=random.choice(_SURNAMES) + "".join(random.sample(_GIVEN, 2)),
            identity=digits + _check(digits),
            phone=f"1990000{random.randrange(1000, 9999)}",
            amount="{}佰{}拾{}万{}仟{}佰元整".format(*(random.choice(_NUMERALS) for _ in range(5))),
        )


CHARACTERS = _SURNAMES + _GIVEN + _NUMERALS + "佰拾万仟元整"
"""Every character beyond ASCII that a secret may have."""


def _check(digits: str) -> str:
    """The eighteenth character of GB 11643."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(d) * w for d, w in zip(digits, weights, strict=True)) % 11]

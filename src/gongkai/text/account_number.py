"""Account numbers: digits behind a word that says that they are one. Banks agree on no form and no check digit."""

import re
from collections.abc import Iterator

_LABELLED = re.compile(
    r"(?:[账帐][号户]|卡号|存折号)码?(?:[(（][^)）\n]{0,12}[)）])?[\s:：为是]{0,6}"
    r"(?P<number>[0-9](?:[ -]{0,2}[0-9]){7,29})(?![0-9A-Za-z])",
    re.ASCII,
)


def account_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of every number of 8 to 30 digits behind 账号, 账户 or 卡号, in order; groups may be spaced."""
    return (match.span("number") for match in _LABELLED.finditer(text))

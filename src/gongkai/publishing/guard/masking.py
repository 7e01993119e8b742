"""Personal data as it may be published (publication.md 5.2): enough to tell whose it is, not enough to use."""

import re

_REGION = re.compile(r"[省市州县区旗镇乡村]|街道|社区")


def masked_identity(number: str) -> str:
    """510812********1234: region and the last four."""
    return (
        f"{number[:6]}{'*' * max(1, len(number) - 10)}{number[-4:]}"
        if len(number) > 10
        else "*" * len(number)
    )


def masked_mobile(number: str) -> str:
    """138****5678, whatever stood between the digits."""
    digits = re.sub(r"\D", "", number)[-11:]
    return f"{digits[:3]}****{digits[-4:]}"


def masked_tail(number: str) -> str:
    """****5678: of cards, accounts and fixed telephones the last four."""
    digits = re.sub(r"\D", "", number)
    return f"****{digits[-4:]}" if len(digits) > 4 else "****"


def masked_name(name: str) -> str:
    """张*, 王**."""
    return name[0] + "*" * (len(name) - 1)


def masked_address(address: str) -> str:
    """青溪县青溪镇***: down to the last region that is named before any number."""
    regions = [match.end() for match in _REGION.finditer(re.split(r"[0-9０-９]", address)[0])]
    return f"{address[: regions[-1]] if regions else address[:2]}***"

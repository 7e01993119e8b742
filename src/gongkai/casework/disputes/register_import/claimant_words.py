"""Whether a claimant is an organisation, by its name."""

import re

_JOINED = re.compile(r"[、，,]|等.{0,4}[人户]?$")
_ORGANISATION = re.compile(
    "(?:公司|集团|厂|商行|经营部|企业|合伙|合作社|协会|学会|商会|基金会|事务所|中心|委员会|村委会|居委会|学校|大学|医院|"
    "研究院|研究所|银行|联社|报社|电视台|政府|局)$"
)
_SHORTEST = 4
"""Characters; a name of three may end in 厂 or 局 and still be a person's."""


def is_organisation(name: str) -> bool:
    """Whether the first of the names is surely that of an organisation; in doubt it is a person's, and masked."""
    first = _JOINED.split(name.strip())[0].strip()
    return len(first) >= _SHORTEST and bool(_ORGANISATION.search(first))

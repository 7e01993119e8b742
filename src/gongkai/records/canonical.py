"""The one way in which what is recorded is written down, so that its digest can be made again years later."""

import json
from typing import Any

from cryptography.hazmat.primitives.hashes import SM3, Hash


def canonical(value: Any) -> str:
    """JSON with sorted keys and no blanks; TypeError for what JSON does not know, dates among them."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def sm3(text: str) -> str:
    """SM3 (GB/T 32905) of the text in UTF-8, as 64 hexadecimal digits."""
    digest = Hash(SM3())
    digest.update(text.encode())
    return digest.finalize().hex()

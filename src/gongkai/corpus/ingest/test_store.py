from datetime import UTC, datetime
from typing import Any

import pytest

from gongkai.corpus.ingest.mark import Mark, microseconds
from gongkai.corpus.ingest.store import mark_of

MOMENT = datetime(2025, 1, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("info", "seal"),
    [
        ({"size": 9, "LastModified": MOMENT, "ETag": '"0af3"'}, "0af3"),  # S3
        ({"size": 9, "updated": "2025-01-24T09:30:00+00:00", "etag": "CJ+0="}, "CJ+0="),  # Google
        ({"size": 9, "last_modified": MOMENT, "etag": "0x8D"}, "0x8D"),  # Azure
        ({"size": 9, "mtime": MOMENT.timestamp()}, ""),  # SFTP, HDFS
        ({"size": 9, "created": MOMENT.replace(tzinfo=None)}, ""),
    ],
)
def test_an_object_is_known_by_what_its_store_says_of_it(info: dict[str, Any], seal: str) -> None:
    assert mark_of(info) == Mark(9, microseconds(MOMENT), seal)


@pytest.mark.parametrize("info", [{"size": None}, {"size": 0, "updated": "yesterday"}])
def test_a_store_that_says_little_is_no_fault(info: dict[str, Any]) -> None:
    assert mark_of(info) == Mark(0)

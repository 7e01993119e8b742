"""The packaged file is made from the archive of the npm package alone."""

import io
import json
import tarfile
from pathlib import Path

from gongkai.divisions.rebuild import rows

ARCHIVE = {
    "provinces": [
        {"code": "11", "name": "北京市"},
        {"code": "44", "name": "广东省"},
        {"code": "41", "name": "河南省"},
    ],
    "cities": [
        {"code": "1101", "name": "市辖区"},
        {"code": "4419", "name": "东莞市"},
        {"code": "4190", "name": "省直辖县级行政区划"},
    ],
    "areas": [
        {"code": "110101", "name": "东城区", "cityCode": "1101"},
        {"code": "441900", "name": "东莞市", "cityCode": "4419"},
        {"code": "419001", "name": "济源市", "cityCode": "4190"},
    ],
    "streets": [
        {"code": "110101001", "name": "东华门街道"},
        {"code": "441900101", "name": "石碣镇"},
    ],
}


def test_groupings_go_and_a_prefecture_without_counties_stands_once(tmp_path: Path) -> None:
    archive = tmp_path / "package.tgz"
    with tarfile.open(archive, "w:gz") as tar:
        for kind, entries in ARCHIVE.items():
            data = json.dumps(entries).encode()
            member = tarfile.TarInfo(f"package/dist/{kind}.json")
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    assert sorted(rows(archive)) == [
        ("110000", "北京市"),
        ("110101", "东城区"),
        ("110101001", "东华门街道"),
        ("410000", "河南省"),
        ("419001", "济源市"),
        ("440000", "广东省"),
        ("441900", "东莞市"),
        ("441900101", "石碣镇"),
        ("710000", "台湾省"),
        ("810000", "香港特别行政区"),
        ("820000", "澳门特别行政区"),
    ]

"""Which addresses a body may point to."""

import pytest

from gongkai.publishing.body.addresses import link, picture


@pytest.mark.parametrize(
    "address",
    [
        "https://www.example.gov.cn/", "http://a.cn:8080/x?y=1#z", "https://中国政府网.政务/文件", "mailto:a@b.cn",
        "tel:+86-0000-12345", "/info/3/", "/search/?q=甲", "files/3",
    ],
)  # fmt: skip
def test_taken(address: str) -> None:
    assert link(f" {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        "", "javascript:x", "JAVASCRIPT:x", "data:text/html,x", "//a.cn", "/\\a.cn", "https:/a.cn", "https://a@b.cn/",
        "https://a.cn\\@b.cn", "http://", "page.html", "#top", "?q=1", "files/0", "files/1/../2", "ftp://a.cn",
        "https://a.cn/\u202e", "/x\ty", "mailto:", "mailto:a@b.cn?bcc=c@d.cn", "tel:x", "/" + "x" * 2_000,
    ],
)  # fmt: skip
def test_not_taken(address: str) -> None:
    assert link(address) == ""


def test_a_picture_is_a_file_of_the_document() -> None:
    assert picture(" files/12 ") == "files/12"
    assert not any(
        map(picture, ("files/", "files/0", "/files/1", "https://a.cn/files/1", "files/1#x", "files/１"))
    )

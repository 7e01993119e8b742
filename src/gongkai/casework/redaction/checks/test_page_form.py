"""What a JPEG may hold beside its picture: nothing."""

import io

import pytest
from PIL import Image

from gongkai.casework.redaction.checks.page_form import is_bare_jpeg


def jpeg(mode: str = "L", **more: object) -> bytes:
    file = io.BytesIO()
    Image.effect_noise((64, 48), 90).convert(mode).save(file, "JPEG", **more)
    return file.getvalue()


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_picture_alone_is_bare(mode: str) -> None:
    assert is_bare_jpeg(jpeg(mode))


@pytest.mark.parametrize(
    "data",
    [
        jpeg(comment=b"Zhang San"),
        jpeg(exif=b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"),
        jpeg(progressive=True),
        jpeg() + b"Zhang San",
        jpeg() + jpeg(),
        jpeg()[:-2],
        jpeg()[:40],
        b"\xff\xd8",
        b"",
        b"Zhang San",
    ],
)
def test_notes_cameras_data_second_pictures_and_bytes_behind_are_not(data: bytes) -> None:
    assert not is_bare_jpeg(data)

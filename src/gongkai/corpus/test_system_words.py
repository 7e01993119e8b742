import errno

import pytest

from gongkai.corpus.system_words import reason


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "a"), "没有权限"),
        (OSError(errno.EROFS, "Read-only file system"), "这里只能读，不能写"),
        (OSError(errno.ELOOP, "Too many levels of symbolic links"), "Too many levels of symbolic links"),
        (OSError("Bucket is gone"), "Bucket is gone"),
    ],
)
def test_a_refusal_is_told_in_chinese_or_in_the_words_of_the_system(error: OSError, words: str) -> None:
    assert reason(error) == words

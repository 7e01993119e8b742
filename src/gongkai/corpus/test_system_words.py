import errno
import socket

import pytest

from gongkai.corpus.system_words import reason


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (PermissionError(errno.EACCES, "Permission denied", "a"), "没有权限"),
        (OSError(errno.EROFS, "Read-only file system"), "这里只能读，不能写"),
        (OSError(errno.ELOOP, "Too many levels of symbolic links"), "Too many levels of symbolic links"),
        (OSError("Bucket is gone"), "Bucket is gone"),
        (PermissionError("Access Denied"), "没有权限"),
        (ConnectionRefusedError(errno.ECONNREFUSED, "Connection refused"), "连不上，对方没有开启服务"),
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "没有这个主机"),
        (TimeoutError(), "等了太久没有回应"),
    ],
)
def test_a_refusal_is_told_in_chinese_or_in_the_words_of_the_system(error: OSError, words: str) -> None:
    assert reason(error) == words

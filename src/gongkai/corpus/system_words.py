"""What the system says when it does not let us have a file, in Chinese."""

import errno
import socket

_WORDS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这里只能读，不能写",
    errno.ENOSPC: "没有剩余空间",
    errno.EDQUOT: "超过了空间配额",
    errno.ENOTDIR: "路径里有一段是文件，不是文件夹",
    errno.EISDIR: "这是文件夹，不是文件",
    errno.EEXIST: "已经有一个同名的文件，建不了文件夹",
    errno.EIO: "读写出错，多半是磁盘或网络的问题",
    errno.ENAMETOOLONG: "文件名太长",
    errno.ECONNREFUSED: "连不上，对方没有开启服务",
    errno.ECONNRESET: "连接中断",
    errno.EHOSTUNREACH: "连不上，网络不通",
    errno.ENETUNREACH: "连不上，网络不通",
    errno.ETIMEDOUT: "等了太久没有回应",
    socket.EAI_NONAME: "没有这个主机",
    socket.EAI_AGAIN: "查不到主机，多半是网络不通",
}
_WITHOUT_NUMBER = {
    FileNotFoundError: "没有这个文件或文件夹",
    PermissionError: "没有权限",
    TimeoutError: "等了太久没有回应",
}
"""Of exceptions that the driver of a store raises by their kind alone."""


def reason(error: OSError) -> str:
    """Why, in a few words without a full stop; those of the system itself where we have none."""
    if error.errno is None and type(error) in _WITHOUT_NUMBER:
        return _WITHOUT_NUMBER[type(error)]
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)

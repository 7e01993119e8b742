"""What the system says when it does not let us have a file, in Chinese."""

import errno

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
}


def reason(error: OSError) -> str:
    """Why, in a few words without a full stop; those of the system itself where we have none."""
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)

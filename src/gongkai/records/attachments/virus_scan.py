"""Searching a file for viruses with ClamAV's daemon, where an installation has one (`GONGKAI_CLAMD`)."""

import socket
import struct

from django.conf import settings

from gongkai.records.attachments.refusal import Fault, Refused

SECONDS = 60
"""To connect, and for each piece and the answer."""
_PIECE = 1 << 20


def refuse_infected(content: bytes) -> None:
    """Raises `Refused` for a virus, and where the search is switched on but does not answer."""
    if not settings.CLAMD:
        return
    try:
        answer = _ask(settings.CLAMD, content)
    except (OSError, ValueError) as error:
        raise _not_searched() from error
    if answer.endswith("FOUND"):
        raise Refused(
            Fault.INFECTED, "文件里发现病毒，没有接收。请在自己的电脑上查杀，或者换一份干净的文件。"
        )
    if not answer.endswith("OK"):
        raise _not_searched()


def _ask(address: str, content: bytes) -> str:
    """The daemon's answer to INSTREAM (clamd(8)): pieces, each after its length, and an empty one at the end."""
    with _connected(address) as daemon:
        daemon.sendall(b"zINSTREAM\0")
        for start in range(0, len(content), _PIECE):
            piece = content[start : start + _PIECE]
            daemon.sendall(struct.pack("!I", len(piece)) + piece)
        daemon.sendall(struct.pack("!I", 0))
        answer = b""
        while not answer.endswith(b"\0") and (more := daemon.recv(4096)):
            answer += more
    return answer.rstrip(b"\0").decode(errors="replace").strip()


def _connected(address: str) -> socket.socket:
    if "/" in address:
        daemon = socket.socket(socket.AF_UNIX)
        daemon.settimeout(SECONDS)
        try:
            daemon.connect(address)
        except BaseException:
            daemon.close()
            raise
        return daemon
    host, _, port = address.rpartition(":")
    return socket.create_connection((host, int(port)), SECONDS)


def _not_searched() -> Refused:
    return Refused(Fault.NOT_SEARCHED, "病毒检查没有应答，文件没有接收。稍后再传一次；一直不行时告诉管理员。")

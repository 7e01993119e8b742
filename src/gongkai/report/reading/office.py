"""Old and foreign office files (.doc, .wps, .xls, .rtf, .odt …) made DOCX or XLSX by LibreOffice.

Each conversion runs on its own, in a private profile inside a temporary folder: no macros, no links followed, a proxy
that nobody answers at, no trace left, and ended with all its children when its time is up.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from contextlib import suppress
from pathlib import Path

from gongkai.report.errors import Broken, TooLarge, ToolMissing
from gongkai.report.reading.kind import SourceKind
from gongkai.report.reading.limits import MAX_BYTES, OFFICE_SECONDS

PROGRAMS = ("soffice", "libreoffice")

_TARGETS = {SourceKind.OLD_DOCUMENT: "docx", SourceKind.OLD_SHEET: "xlsx"}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
"""


def converted(data: bytes, kind: SourceKind) -> bytes:
    """The bytes of a DOCX (for `OLD_DOCUMENT`) or XLSX (for `OLD_SHEET`) with the same content.

    Raises `ToolMissing` without LibreOffice, `TooLarge` beyond `OFFICE_SECONDS`, and `Broken` where it makes nothing
    of the file, which also happens with a password.
    """
    if program() is None:
        raise ToolMissing(
            "读取 .doc、.wps、.xls 等旧格式需要 LibreOffice，本机没有安装。"
            "请在 Word 或 WPS 中另存为 .docx 或 .xlsx 后再上传，或请管理员安装 LibreOffice。"
        )
    try:
        made = made_of(data, _TARGETS[kind], MAX_BYTES)
    except TimeoutError:
        raise TooLarge(
            f"LibreOffice 在 {OFFICE_SECONDS} 秒内没有转换完这个文件。请在 Word 或 WPS 中另存为 .docx 或 .xlsx 后再试。"
        ) from None
    except OverflowError:
        raise TooLarge("文件转换后过大，不像一份年度报告。请只保留年度报告的内容。") from None
    if made is None:
        raise Broken(
            "文件打不开：可能已损坏，或设了密码。请在 Word 或 WPS 中打开，另存为 .docx 或 .xlsx 后再试。"
        )
    return made


def program() -> str | None:
    """Path of LibreOffice, where it is installed."""
    return next((path for name in PROGRAMS if (path := shutil.which(name))), None)


def made_of(data: bytes, target: str, most: int, reads: str = "") -> bytes | None:
    """The file as LibreOffice saves it under the suffix `target`; None where it makes nothing of it.

    `reads` is the name of the filter that has to read it: LibreOffice takes what it does not know, such as a broken
    document, for text. LibreOffice has to be installed. Raises `TimeoutError` beyond `OFFICE_SECONDS`, and `OverflowError` for a result
    of more than `most` bytes.
    """
    office = program()
    if office is None:
        raise FileNotFoundError(PROGRAMS[0])
    with tempfile.TemporaryDirectory(prefix="gongkai-") as folder:
        room = Path(folder)
        (room / "profile" / "user").mkdir(parents=True)
        (room / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        source = room / "source"
        source.write_bytes(data)
        _run(office, source, target, reads, room)
        made = room / "out" / f"source.{target}"
        if not made.is_file():
            return None
        if made.stat().st_size > most:
            raise OverflowError(target)
        return made.read_bytes()


def _run(program: str, source: Path, target: str, reads: str, room: Path) -> None:
    command = [
        program,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        *([f"--infilter={reads}"] if reads else []),
        "--convert-to",
        target,
        "--outdir",
        str(room / "out"),
        str(source),
    ]
    environment = {**os.environ, "HOME": str(room), "TMPDIR": str(room)}
    process = subprocess.Popen(  # noqa: S603 - a fixed program and paths of our own
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,
        start_new_session=True,
    )
    try:
        process.wait(OFFICE_SECONDS)
    except subprocess.TimeoutExpired:
        raise TimeoutError from None
    finally:
        # The program is a script that starts the office in the background: the whole group ends.
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

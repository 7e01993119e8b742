"""What the readers of files refuse, in words for whoever imports or attaches one."""

from gongkai.report.errors import Dangerous, Encrypted, ReportError, TooLarge, ToolMissing


def said_of(error: ReportError) -> str:
    """What is wrong with the file and what to do instead."""
    if isinstance(error, Encrypted):
        return "文件设了密码，读不了。用原来的软件取消密码后另存，再上传。"
    if isinstance(error, TooLarge | Dangerous):
        return "文件展开后太大，或者结构不正常，没有读。用Word或者WPS另存为新文件，再上传。"
    if isinstance(error, ToolMissing):
        return "这种文件要用LibreOffice转换，本机没有安装。用Word或者WPS另存为DOCX，再上传。"
    return "文件打不开，可能已损坏，或者不是能导入的文件。用原来的软件打开，另存为DOCX，再上传。"

"""Files made the text of a document (导入), in a process of its own: they are strangers' files.

One process for each file, ended with it; no process waits for the next.
"""

import logging
import sys
import threading

from gongkai.casework.redaction import wire
from gongkai.casework.redaction.wire import Message
from gongkai.publishing.body.file_words import Words
from gongkai.publishing.body.imported import Imported, Picture
from gongkai.publishing.body.refusal import CannotTake
from gongkai.workflow.child_process import ChildProcess, Ended, Late

logger = logging.getLogger(__name__)

COMMAND = (sys.executable, "-m", "gongkai.publishing.body.import_process")
IMPORT_SECONDS = 150.0
"""LibreOffice has 90 of them for an old document."""
WORDS_SECONDS = 200.0
MOST_BYTES = 64 << 20
_PLACES = threading.BoundedSemaphore(2)
"""Files that are read at once by a server process."""


def import_file(name: str, data: bytes) -> Imported:
    """A DOCX, DOC, WPS, PDF, HTML or text file as a clean body. Raises `CannotTake`."""
    answer = _asked(Message({"task": "import", "name": name}, (data,)), IMPORT_SECONDS)
    try:
        pictures = tuple(
            Picture(int(number), str(named), content, str(alternative))
            for (number, named, alternative), content in zip(
                answer.said["pictures"], answer.contents, strict=True
            )
        )
        left_out = tuple(str(what) for what in answer.said["left_out"])
        return Imported(str(answer.said["body"]), str(answer.said["title"]), pictures, left_out)
    except (ValueError, TypeError, LookupError) as error:
        raise CannotTake(_FAILED) from error


def words_of_file(data: bytes, media: str) -> Words:
    """The words of an attachment and its pages. Raises `CannotTake`."""
    answer = _asked(Message({"task": "words", "media": media}, (data,)), WORDS_SECONDS)
    try:
        pages = answer.said["pages"]
        return Words(str(answer.said["text"]), None if pages is None else int(pages))
    except (ValueError, TypeError, LookupError) as error:
        raise CannotTake(_FAILED) from error


def _asked(message: Message, seconds: float) -> Message:
    if len(message.contents[0]) > MOST_BYTES:
        raise CannotTake(f"文件超过{MOST_BYTES >> 20} MB。压缩其中的图片，或者分成几个文件，再上传。")
    process = ChildProcess(COMMAND)
    try:
        with _PLACES, process.conversation(seconds) as conversation:
            wire.send(message, conversation.send)
            answer = wire.receive(conversation.receive(), conversation.receive)
    except Late:
        raise CannotTake("读这个文件用的时间太长，已停止。拆成几个文件，或者另存为DOCX，再上传。") from None
    except (Ended, ValueError, TypeError, LookupError) as error:
        logger.error("import process, %s: %s", message.said["task"], type(error).__name__)
        raise CannotTake(_FAILED) from None
    finally:
        process.end()
    if "refused" in answer.said:
        raise CannotTake(str(answer.said["refused"]))
    if "fault" in answer.said:
        logger.error("import process, %s: %s", message.said["task"], answer.said["fault"])
        raise CannotTake(_FAILED)
    return answer


_FAILED = "读这个文件时出错，已停止。用原来的软件另存为DOCX或者PDF，再上传。"

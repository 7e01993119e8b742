"""The process that reads strangers' files: no database, no keys, ceilings on memory and time.

Run as `python -m gongkai.publishing.body.import_process` by `importing`, for one file.
"""

import sys
import traceback
from functools import partial

from gongkai.casework.redaction import wire
from gongkai.casework.redaction.refusal import CannotRedact
from gongkai.casework.redaction.wire import Message
from gongkai.publishing.body.refusal import CannotTake
from gongkai.workflow.child_process import allow, begin, receive, send

MEMORY = 2_000_000_000
"""Bytes of address space; LibreOffice maps about one and a half billion."""
SECONDS = 120
"""Of processor time."""
_TOO_MUCH = "读这个文件要用的内存超过上限。拆成几个文件，再上传。"


def _import(message: Message) -> Message:
    from gongkai.publishing.body.file_import import imported

    found = imported(str(message.said["name"]), message.contents[0])
    pictures = [[one.number, one.name, one.alternative] for one in found.pictures]
    said = {
        "body": found.body,
        "title": found.title,
        "left_out": list(found.left_out),
        "pictures": pictures,
    }
    return Message(said, tuple(one.content for one in found.pictures))


def _words(message: Message) -> Message:
    from gongkai.publishing.body.file_words import words_of

    found = words_of(message.contents[0], str(message.said["media"]))
    return Message({"text": found.text, "pages": found.pages})


_TASKS = {"import": _import, "words": _words}


def answered(message: Message) -> Message:
    """Do a task. What cannot be taken, and what went wrong, is said in the answer."""
    try:
        return _TASKS[message.said["task"]](message)
    except (CannotTake, CannotRedact) as refused:
        return Message({"refused": str(refused)})
    except (MemoryError, RecursionError):
        return Message({"refused": _TOO_MUCH})
    except Exception as error:
        # Where, not what: the words of an error may be words of the document.
        places = traceback.extract_tb(error.__traceback__)[-3:]
        where = " < ".join(f"{place.name}:{place.lineno}" for place in reversed(places))
        return Message({"fault": f"{type(error).__name__} in {where}"})


def main() -> None:
    """Answer once."""
    inward, outward = begin(MEMORY)

    def hear() -> bytes:
        content = receive(inward)
        if content is None:
            sys.exit(1)
        return content

    message = wire.receive(hear(), hear)
    allow(SECONDS)
    wire.send(answered(message), partial(send, outward))


if __name__ == "__main__":
    main()

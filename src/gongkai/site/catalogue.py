"""Translations: the Chinese sentences of templates and code, and the English catalogue that answers them.

Chinese is the source language, so the sentence itself is the message id. GNU gettext is not needed: sentences are
collected here, and `django.mo` is written from `django.po` by `gongkai site manage messages`.
"""

import ast
import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation.template import templatize

from gongkai.site.declared_words import declared_words

ROOM = Path(__file__).parent
SOURCES = tuple(
    ROOM.parent / name
    for name in (
        "agencies",
        "records",
        "workflow",
        "casework",
        "publishing",
        "registers",
        "annual",
        "portal",
        "api",
        "site",
    )
)
CATALOGUE = ROOM / "locale" / "en" / "LC_MESSAGES" / "django.po"
COMPILED = CATALOGUE.with_suffix(".mo")

# `_now` is gettext where the module's `_` is lazy.
CALLS = {"_", "_now", "gettext", "gettext_lazy", "ngettext"}
_STRING = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_IN_TEMPLATE = re.compile(rf"\b(?:gettext|_)\({_STRING}\)|\bngettext\({_STRING},\s*{_STRING}")


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """A sentence to translate; `plural` is its other form where it has one."""

    text: str
    plural: str = ""


def sentences() -> set[Message]:
    """Every sentence that the rooms with pages say through gettext, and the words of others that they show."""
    found = {Message(word) for word in declared_words()}
    for room in SOURCES:
        for path in room.rglob("*.html"):
            found.update(_of_template(path.read_text(encoding="utf-8")))
        for path in room.rglob("*.py"):
            found.update(_of_code(path.read_text(encoding="utf-8")))
    return found


def _of_template(source: str) -> Iterator[Message]:
    for match in _IN_TEMPLATE.finditer(templatize(source)):
        text, one, many = (ast.literal_eval(group) if group else "" for group in match.groups())
        yield Message(text) if text else Message(one, many)


def _of_code(source: str) -> Iterator[Message]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            texts = [
                argument.value
                for argument in node.args
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            ]
            if texts:
                yield Message(*texts[:2])


def read(path: Path = CATALOGUE) -> dict[Message, list[str]]:
    """The entries of a .po file; the header stands under the empty message."""
    entries: dict[Message, list[str]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        fields: dict[str, str] = {}
        name = ""
        for line in block.splitlines():
            if not line.startswith("#") and (match := re.match(r'(?:(\S+) )?(".*")$', line)):
                name = match[1] or name
                fields[name] = fields.get(name, "") + ast.literal_eval(match[2])
        if "msgid" in fields:
            answers = [text for key, text in fields.items() if key.startswith("msgstr")]
            entries[Message(fields["msgid"], fields.get("msgid_plural", ""))] = answers
    return entries


def write(entries: dict[Message, list[str]], path: Path = CATALOGUE) -> None:
    """A .po file with these entries, the header first, then by sentence."""
    blocks = [_block(message, entries[message]) for message in sorted(entries)]
    path.write_text("\n".join(blocks), encoding="utf-8")


def _block(message: Message, answers: list[str]) -> str:
    lines = [f"msgid {_quoted(message.text)}"]
    if message.plural:
        lines.append(f"msgid_plural {_quoted(message.plural)}")
        lines += [f"msgstr[{number}] {_quoted(answer)}" for number, answer in enumerate(answers)]
    else:
        lines.append(f"msgstr {_quoted(answers[0])}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def compiled(entries: dict[Message, list[str]]) -> bytes:
    """The entries as a .mo file (GNU MO, little-endian, revision 0); untranslated ones are left out."""
    pairs = sorted(
        (
            (f"{message.text}\0{message.plural}" if message.plural else message.text).encode(),
            "\0".join(answers).encode(),
        )
        for message, answers in entries.items()
        if all(answers)
    )
    keys = b"".join(key + b"\0" for key, _ in pairs)
    texts = b"".join(text + b"\0" for _, text in pairs)
    table = 28
    start = table + 16 * len(pairs)
    key_rows, text_rows = [], []
    key_at, text_at = start, start + len(keys)
    for key, text in pairs:
        key_rows += [len(key), key_at]
        text_rows += [len(text), text_at]
        key_at += len(key) + 1
        text_at += len(text) + 1
    head = (0x950412DE, 0, len(pairs), table, table + 8 * len(pairs), 0, start)
    return struct.pack(f"<7I{4 * len(pairs)}I", *head, *key_rows, *text_rows) + keys + texts

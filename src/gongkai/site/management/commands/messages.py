"""`gongkai site manage messages`: bring the English catalogue up to the sentences of code and templates."""

from typing import Any

from django.core.management.base import BaseCommand

from gongkai.site import catalogue
from gongkai.site.catalogue import Message

HEADER = "Content-Type: text/plain; charset=UTF-8\nLanguage: en\nPlural-Forms: nplurals=2; plural=(n != 1);\n"


class Command(BaseCommand):
    """Add new sentences without translation, drop those that nobody says any more, compile the rest."""

    help = "更新英文译文目录：加入新的句子，去掉不再使用的，重新编译"

    def handle(self, *_args: Any, **_options: Any) -> None:
        known = catalogue.read() if catalogue.CATALOGUE.exists() else {}
        entries = {Message(""): [HEADER]}
        for message in catalogue.sentences():
            entries[message] = known.get(message, ["", ""] if message.plural else [""])
        catalogue.write(entries)
        entries = catalogue.read()
        catalogue.COMPILED.write_bytes(catalogue.compiled(entries))
        missing = sorted(message.text for message, answers in entries.items() if not all(answers))
        self.stdout.write(f"共{len(entries) - 1}句，没有英文的{len(missing)}句。")
        for text in missing:
            self.stdout.write(f"  {text}")

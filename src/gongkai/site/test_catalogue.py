import ast
import gettext
import re
from io import BytesIO

import pytest

from gongkai.site import catalogue
from gongkai.site.catalogue import Message
from gongkai.site.declared_words import declared_words


@pytest.fixture(scope="module")
def sentences() -> set[Message]:
    return catalogue.sentences()


def test_every_room_that_speaks_is_collected_by_the_names_it_uses() -> None:
    rooms = catalogue.ROOM.parent
    speaking = {room.relative_to(rooms).parts[0] for room in rooms.rglob("*.html")}
    names = set()
    for path in rooms.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
                spoken = {alias.asname or alias.name for alias in node.names if "gettext" in alias.name}
                names |= spoken
                if spoken:
                    speaking.add(path.relative_to(rooms).parts[0])
    assert speaking <= {room.name for room in catalogue.SOURCES}
    assert names <= catalogue.CALLS


def test_every_sentence_of_the_site_has_its_english(sentences: set[Message]) -> None:
    translated = {message for message, answers in catalogue.read().items() if all(answers)}
    assert not sentences - translated


def test_words_declared_elsewhere_stand_among_the_sentences(sentences: set[Message]) -> None:
    assert {Message(word) for word in declared_words()} <= sentences


def test_nothing_is_translated_that_nobody_says(sentences: set[Message]) -> None:
    assert not {message for message in catalogue.read() if message.text} - sentences


def test_a_translation_keeps_the_places_for_values() -> None:
    for message, answers in catalogue.read().items():
        for answer in answers:
            if message.text:
                assert sorted(re.findall(r"%\(\w+\)s|{\w+}", answer, re.ASCII)) == sorted(
                    re.findall(r"%\(\w+\)s|{\w+}", message.text, re.ASCII)
                ), message.text


def test_no_english_sentence_is_left_in_chinese() -> None:
    allowed = re.compile("[“”（）〔〕：，。、—　]")
    for message, answers in catalogue.read().items():
        for answer in answers:
            assert not re.search("[一-鿿]", allowed.sub("", answer)), message.text


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    assert catalogue.COMPILED.read_bytes() == catalogue.compiled(catalogue.read())


def test_what_we_compile_is_what_gettext_reads() -> None:
    header = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
    entries = {
        Message(""): [header],
        Message("首页"): ["Home"],
        Message("%(n)s格", "%(n)s格"): ["%(n)s cell", "%(n)s cells"],
        Message("未译"): [""],
    }
    read = gettext.GNUTranslations(BytesIO(catalogue.compiled(entries)))
    assert read.gettext("首页") == "Home"
    assert read.ngettext("%(n)s格", "%(n)s格", 1) == "%(n)s cell"
    assert read.ngettext("%(n)s格", "%(n)s格", 2) == "%(n)s cells"
    assert read.gettext("未译") == "未译"

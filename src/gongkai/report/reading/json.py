"""Reader of our own JSON (`report.schema.json`), strict: what does not fit is refused with its place."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, NoReturn, TypeVar

from gongkai.report.codes import COLUMNS, t3
from gongkai.report.errors import Broken, EmptyFile, TooLarge
from gongkai.report.forms import Form, codes
from gongkai.report.value import (
    Cell,
    Completeness,
    Number,
    PrintedLabel,
    Remark,
    Report,
    Section,
    State,
    Where,
)

FORMAT = "gongkai-report/1"
LARGEST = 20_000_000
"""Bytes. A whole report takes about 60 kB."""
LONGEST_NUMBER = 30
"""Digits; a longer run in a cell is no count and no sum of money."""

_LEFT_ASIDE = frozenset({"findings", "answers", "source"})
"""What follows from the report, and the place that a command says it read it from."""

_AMOUNT = re.compile(r"-?\d{1,30}(\.\d{1,30})?", re.ASCII)
_HALF_A_PAIR = re.compile("[\\ud800-\\udfff]")

Read = TypeVar("Read")
Name = TypeVar("Name", bound=StrEnum)


def read_json(data: bytes, name: str = "") -> Report:
    """The report in `data`; findings in it are left aside, since they follow from the report.

    `name` becomes `source_name` where the file states none. Raises ReportError with the place of the first
    thing that does not fit.
    """
    if not data.strip():
        raise EmptyFile
    if len(data) > LARGEST:
        raise TooLarge(f"JSON 文件有 {len(data)} 字节，超过 {LARGEST} 字节的上限，不像是一份年度报告。")
    try:
        source = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_float=_decimal,
            parse_constant=_not_a_number,
            parse_int=_integer,
        )
    except UnicodeDecodeError as error:
        raise Broken(
            f"JSON 文件不是 UTF-8 编码（第 {error.start + 1} 个字节起）。请另存为 UTF-8。"
        ) from error
    except json.JSONDecodeError as error:
        raise Broken(
            f"JSON 文件在第 {error.lineno} 行第 {error.colno} 字处断开或写错，读不下去。请重新导出。"
        ) from error
    except RecursionError as error:
        raise Broken("JSON 文件嵌套过深，不是年度报告数据。") from error
    return _report(source, name)


@cache
def known_codes() -> frozenset[str]:
    """Every cell code of either form; `t3.outcome.other` also where a report of 2021 prints its group line."""
    return frozenset(
        {*codes(Form.F2019, Form.F2019), *codes(Form.F2021, Form.F2021)}
        | {t3("outcome.other", column) for column in COLUMNS}
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise Broken(f"JSON 文件中“{twice}”在同一处写了两次，不知道以哪个为准。")
    return found


def _not_a_number(text: str) -> NoReturn:
    raise Broken(f"JSON 文件中有“{text[:40]}”，不是数。没有数的格，value 应为 null。")


def _decimal(text: str) -> Decimal:
    if not _AMOUNT.fullmatch(text):
        raise Broken(f"JSON 文件中的数“{text[:40]}”位数太多或用了指数写法，例如应写 12.5。")
    return Decimal(text)


def _integer(text: str) -> int:
    if len(text.lstrip("-")) > LONGEST_NUMBER:
        raise Broken(f"JSON 文件中有 {len(text)} 位的数字“{text[:20]}…”，不是件数。")
    return int(text)


def _refuse(place: str, due: str) -> NoReturn:
    raise Broken(f"JSON 文件的“{place}”应为{due}。请对照公布的数据格式（report.schema.json）改正。")


def _keys(
    source: Any, place: str, due: tuple[str, ...], optional: frozenset[str] = frozenset()
) -> dict[str, Any]:
    if not isinstance(source, dict):
        _refuse(place, "对象")
    if missing := [key for key in due if key not in source]:
        raise Broken(f"JSON 文件的“{place}”缺少“{missing[0]}”。没有内容也要写明（null 或空）。")
    if unknown := source.keys() - {*due} - optional:
        raise Broken(f"JSON 文件的“{place}”有不认识的“{min(unknown)}”。")
    return source


def _text(source: Any, place: str) -> str:
    # Half of a surrogate pair is no character: nothing could write it out again.
    if not isinstance(source, str) or _HALF_A_PAIR.search(source):
        _refuse(place, "字符串")
    return source


def _count(source: Any, place: str) -> int:
    if not isinstance(source, int) or isinstance(source, bool):
        _refuse(place, "整数")
    return source


def _optional(read: Callable[[Any, str], Read], source: Any, place: str) -> Read | None:
    return None if source is None else read(source, place)


def _list(read: Callable[[Any, str], Read], source: Any, place: str) -> tuple[Read, ...]:
    if not isinstance(source, list):
        _refuse(place, "数组")
    return tuple(read(item, f"{place}[{index}]") for index, item in enumerate(source))


def _named(kind: type[Name]) -> Callable[[Any, str], Name]:
    def read(source: Any, place: str) -> Name:
        if source not in [member.value for member in kind]:
            _refuse(place, "、".join(f'"{member.value}"' for member in kind) + "之一")
        return kind(source)

    return read


def _day(source: Any, place: str) -> date:
    text = _text(source, place)
    try:
        return date.fromisoformat(text)
    except ValueError:
        _refuse(place, '日期，例如 "2025-01-24"')


def _number(source: Any, place: str) -> Number:
    if isinstance(source, str) and _AMOUNT.fullmatch(source):
        return Decimal(source)
    if isinstance(source, int | Decimal) and not isinstance(source, bool):
        return source
    _refuse(place, "数，例如 12 或 12.5")


def _where(source: Any, place: str) -> Where:
    names = frozenset(field.name for field in fields(Where))
    found = _keys(source, place, (), names)
    for key, item in found.items():
        (_text if key in ("sheet", "reference") else _count)(item, f"{place}.{key}")
    return Where(**found)


def _cell(source: Any, place: str) -> Cell:
    found = _keys(source, place, ("raw", "value", "state", "unit", "where", "decided_by"))
    state = _named(State)(found["state"], f"{place}.state")
    value = _optional(_number, found["value"], f"{place}.value")
    if (state is State.NUMBER) != (value is not None):
        raise Broken(
            f'JSON 文件的“{place}”前后不一：state 为 "number" 时 value 应为数，其他情形 value 应为 null。'
        )
    return Cell(
        raw=_text(found["raw"], f"{place}.raw"),
        value=value,
        state=state,
        unit=_text(found["unit"], f"{place}.unit"),
        where=_optional(_where, found["where"], f"{place}.where"),
        decided_by=_optional(_text, found["decided_by"], f"{place}.decided_by"),
    )


def _cells(source: Any, place: str) -> Mapping[str, Cell]:
    if not isinstance(source, dict):
        _refuse(place, "对象")
    if unknown := source.keys() - known_codes():
        raise Broken(f"JSON 文件的“{place}”有两种格式都没有的单元格代码“{min(unknown)}”。")
    return MappingProxyType({code: _cell(cell, f"{place}.{code}") for code, cell in source.items()})


def _section(source: Any, place: str) -> Section:
    found = _keys(source, place, ("number", "title", "paragraphs", "where"))
    number = _count(found["number"], f"{place}.number")
    if not 1 <= number <= 6:
        _refuse(f"{place}.number", "1 至 6")
    return Section(
        number,
        _text(found["title"], f"{place}.title"),
        _list(_text, found["paragraphs"], f"{place}.paragraphs"),
        _optional(_where, found["where"], f"{place}.where"),
    )


def _label(source: Any, place: str) -> PrintedLabel:
    found = _keys(source, place, ("code", "printed", "expected", "where"))
    return PrintedLabel(
        code=_text(found["code"], f"{place}.code"),
        printed=_text(found["printed"], f"{place}.printed"),
        expected=_text(found["expected"], f"{place}.expected"),
        where=_optional(_where, found["where"], f"{place}.where"),
    )


def _remark(source: Any, place: str) -> Remark:
    found = _keys(source, place, ("code", "message", "where"))
    return Remark(
        code=_text(found["code"], f"{place}.code"),
        message=_text(found["message"], f"{place}.message"),
        where=_optional(_where, found["where"], f"{place}.where"),
    )


def _metadata(source: Any, place: str) -> Mapping[str, str]:
    if not isinstance(source, dict):
        _refuse(place, "对象")
    return MappingProxyType({key: _text(item, f"{place}.{key}") for key, item in source.items()})


_READS: dict[str, Callable[[Any, str], Any]] = {
    "title": _text,
    "agency": _text,
    "year": lambda source, place: _optional(_count, source, place),
    "t2_form": lambda source, place: _optional(_named(Form), source, place),
    "t3_form": lambda source, place: _optional(_named(Form), source, place),
    "completeness": _named(Completeness),
    "preamble": lambda source, place: _list(_text, source, place),
    "sections": lambda source, place: _list(_section, source, place),
    "cells": _cells,
    "signature": _text,
    "signed_on": lambda source, place: _optional(_day, source, place),
    "published_on": lambda source, place: _optional(_day, source, place),
    "metadata": _metadata,
    "labels": lambda source, place: _list(_label, source, place),
    "remarks": lambda source, place: _list(_remark, source, place),
    "source_name": _text,
}


def _report(source: Any, name: str) -> Report:
    if not isinstance(source, dict) or source.get("format") != FORMAT:
        raise Broken(f'这个 JSON 文件不是年度报告数据：开头应有 "format": "{FORMAT}"。')
    found = _keys(source, "全文", ("format", *_READS), _LEFT_ASIDE)
    parts = {key: read(found[key], key) for key, read in _READS.items()}
    numbers = [section.number for section in parts["sections"]]
    if len(numbers) != len(set(numbers)):
        raise Broken("JSON 文件的“sections”中同一部分出现了两次。")
    parts["source_name"] = parts["source_name"] or name
    return Report(**parts)

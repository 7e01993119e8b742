"""The readings of an installation from a TOML file: one line for each choice that differs from the default.

day_zero = false
payment_period = { length = 20, unit = "working_days" }
applicant_columns = { individual_business = "org_enterprise" }
"""

import tomllib
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Any

from gongkai.law.applicant import USUAL_COLUMNS, ApplicantColumn, ApplicantKind
from gongkai.law.dispute_result import USUAL_RESULTS, Disposition, Result
from gongkai.law.errors import LawError
from gongkai.law.matter import USUAL_OUTCOMES, Matter
from gongkai.law.outcome import Outcome
from gongkai.law.readings import DEFAULT, Period, Readings, Unit


class ReadingsUnreadable(LawError):
    """A readings file that names no known choice, or gives it no value that it can have."""

    def __init__(self, what: str) -> None:
        super().__init__(f"解读选择文件有误：{what}。可选的名称和取值见 docs/readings。")


def parse_readings(text: str) -> Readings:
    """The readings of a file; what it does not name keeps its default. `ReadingsUnreadable` says what is wrong."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ReadingsUnreadable(str(fault)) from fault
    known = {field.name for field in fields(Readings)}
    if unknown := sorted(set(given) - known):
        raise ReadingsUnreadable(f"没有名为 {'、'.join(unknown)} 的选择")
    return replace(DEFAULT, **{name: _value(name, value) for name, value in given.items()})


def _value(name: str, value: object) -> Any:
    default = getattr(DEFAULT, name)
    try:
        return _like(default, value)
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise ReadingsUnreadable(f"{name} 的值 {value!r} 不可用") from fault


def _like(default: object, value: Any) -> object:
    """The value as the type of the default."""
    if isinstance(default, StrEnum):
        return type(default)(value)
    if isinstance(default, Period):
        return Period(_whole(value["length"]), Unit(value["unit"]))
    if isinstance(default, tuple):
        month, day = value
        # A leap year, so that every day that some year has can be named.
        date(2024, _whole(month), _whole(day))
        return (month, day)
    if default is USUAL_COLUMNS:
        return {**USUAL_COLUMNS, **{ApplicantKind(k): ApplicantColumn(c) for k, c in value.items()}}
    if default is USUAL_OUTCOMES:
        return {**USUAL_OUTCOMES, **{Matter(k): Outcome(o) for k, o in value.items()}}
    if default is USUAL_RESULTS:
        return {**USUAL_RESULTS, **{Disposition(k): _column(c) for k, c in value.items()}}
    if isinstance(default, int) and not isinstance(default, bool):
        return _whole(value)
    if type(value) is not type(default):
        raise TypeError
    return value


def _column(value: str) -> Result:
    """A column of what is decided: no decision leaves a case pending."""
    if (result := Result(value)) is Result.PENDING:
        raise ValueError
    return result


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError
    return value

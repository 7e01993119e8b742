"""An operator's own list of names: which unit a name means, where the rules would not see it or see another.

A CSV file in UTF-8 (with or without byte order mark) or GB18030 with a head: 名称, 区划代码, 规范名称 and, if wanted,
起始年度 and 截止年度. A name matches as a whole, blanks, width and Traditional characters apart.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from gongkai.corpus.agencies.lineage import names_ever
from gongkai.corpus.errors import CorpusError
from gongkai.divisions import NATION
from gongkai.divisions.name_search import plain

NAME, CODE, CANONICAL, FROM, TO = "名称", "区划代码", "规范名称", "起始年度", "截止年度"


class AliasFileRefused(CorpusError):
    """Rows that cannot be used; each reason names its line."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(f"别名文件有{len(reasons)}处不能用，请改正后重试：\n" + "\n".join(reasons))


@dataclass(frozen=True, slots=True)
class Alias:
    """A name of a unit: the code of its division, its name within the division (教育局, 人民政府), the years it holds."""

    code: str
    canonical: str
    first: int | None = None
    last: int | None = None

    def holds(self, year: int | None) -> bool:
        """Whether it is for that year; without a year only an alias without limits is."""
        if year is None:
            return self.first is None and self.last is None
        return (self.first or year) <= year <= (self.last or year)

    def overlaps(self, other: "Alias") -> bool:
        """Whether both are for some year."""
        return (self.first or 0) <= (other.last or 9999) and (other.first or 0) <= (self.last or 9999)


@dataclass(frozen=True)
class Aliases:
    """All aliases of a file, by the name as it is compared."""

    by_name: Mapping[str, tuple[Alias, ...]]

    def of(self, name: str, year: int | None) -> Alias | None:
        """What the name means in that year, None if the list has nothing on it."""
        if not self.by_name:
            return None
        return next((alias for alias in self.by_name.get(plain(name), ()) if alias.holds(year)), None)


NO_ALIASES = Aliases({})


def read_aliases(content: bytes) -> Aliases:
    """The aliases of a file; raises `AliasFileRefused` with every bad row."""
    try:
        lines = list(_lines(_decoded(content)))
    except csv.Error as error:
        raise AliasFileRefused([f"不是CSV文件（{error}），请另存为CSV UTF-8"]) from None
    _, head = lines[0] if lines else (1, [])
    if lacking := [name for name in (NAME, CODE, CANONICAL) if name not in head]:
        raise AliasFileRefused(
            [f"第1行：缺少列“{'”“'.join(lacking)}”。表头应为：名称,区划代码,规范名称,起始年度,截止年度"]
        )
    found: dict[str, list[Alias]] = {}
    reasons = []
    for line, row in lines[1:]:
        entry = dict(zip(head, row, strict=False))
        name = plain(entry.get(NAME, ""))
        try:
            alias = _alias(entry)
            if not name:
                raise ValueError("没有写名称")
            if any(alias.overlaps(other) for other in found.get(name, ())):
                raise ValueError(f"名称“{entry[NAME]}”在同一年度已有一行")
            found.setdefault(name, []).append(alias)
        except ValueError as error:
            reasons.append(f"第{line}行：{error}")
    if reasons:
        raise AliasFileRefused(reasons)
    return Aliases({name: tuple(aliases) for name, aliases in found.items()})


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank with their line, cells without blanks around them."""
    rows = csv.reader(text.splitlines())
    for row in rows:
        cells = [cell.strip() for cell in row]
        if any(cells):
            yield rows.line_num, cells


def _alias(entry: Mapping[str, str]) -> Alias:
    code, canonical = entry.get(CODE, ""), entry.get(CANONICAL, "")
    if code != NATION and code not in names_ever():
        raise ValueError(f"没有区划代码“{code}”，应为六位或九位代码，中央单位写000000")
    if not canonical:
        raise ValueError("没有写规范名称，例如“教育局”“人民政府”，不带地名")
    first, last = _year(entry, FROM), _year(entry, TO)
    if first and last and first > last:
        raise ValueError(f"起始年度{first}晚于截止年度{last}")
    return Alias(code, canonical, first, last)


def _year(entry: Mapping[str, str], column: str) -> int | None:
    text = entry.get(column, "")
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise ValueError(f"{column}“{text}”应为四位年份，不限可以不填")
    return int(text)


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("gb18030")
    except UnicodeDecodeError:
        raise AliasFileRefused(["文件编码不是UTF-8，也不是GB18030，请另存为CSV UTF-8"]) from None

"""The dictionary as a table: the columns that are exported, and what is read from a table that is brought."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from gongkai.publishing.guard.dictionary import OFF
from gongkai.publishing.guard.finding import Severity
from gongkai.publishing.guard.folded_text import plain

HEADS = ("错误或者不规范的表述", "改为", "处理", "依据", "例外")
SEVERITIES = {Severity.BLOCKS.value: "必须修改", Severity.WARNS.value: "提醒", OFF: "不检查"}
"""What an agency can say of an entry, in words."""
_NAMED = {
    "wrong": ("错误", "错词", "错别字", "易错", "不规范"),
    "right": ("改为", "正确", "规范表述", "更正", "建议"),
    "severity": ("处理", "级别", "严重"),
    "source": ("依据", "来源", "出处"),
    "except_in": ("例外", "除外"),
}
_MEANS = {
    **{words: code for code, words in SEVERITIES.items()},
    **dict.fromkeys(("必改", "错误", "拦截", "严重"), Severity.BLOCKS.value),
    **dict.fromkeys(("", "警告", "提示", "一般"), Severity.WARNS.value),
    **dict.fromkeys(("停用", "关闭", "忽略"), OFF),
}
_LONGEST = {"wrong": 60, "right": 60, "source": 200, "except_in": 200}


@dataclass(frozen=True, slots=True)
class WordingLine:
    """An entry as it is typed."""

    wrong: str
    right: str
    severity: str
    source: str
    except_in: str

    @property
    def values(self) -> dict[str, str]:
        """By the names of the fields."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Read:
    """A row of the table: its number, the entry, and what is wrong with it in words, empty if nothing is."""

    number: int
    line: WordingLine
    says: str


def heading(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, int]] | None:
    """The row that names the columns and where each is; none where no row names the wrong words."""
    for at, row in enumerate(rows[:10]):
        found: dict[str, int] = {}
        for column, text in enumerate(row):
            words = plain(text).replace(" ", "")
            for field, names in _NAMED.items():
                if (
                    field not in found
                    and column not in found.values()
                    and any(name in words for name in names)
                ):
                    found[field] = column
        if "wrong" in found and len(found) > 1:
            return at, found
    return None


def read_lines(rows: Sequence[Sequence[str]]) -> Iterator[Read]:
    """The entries below the head; without a head the columns stand in the order of `HEADS`."""
    found = heading(rows)
    below, columns = (found[0] + 1, found[1]) if found else (0, dict(zip(_NAMED, range(5), strict=True)))
    seen: set[str] = set()
    for number, row in enumerate(rows[below:], below + 1):
        said = {field: row[at].strip() if at < len(row) else "" for field, at in columns.items()}
        if not any(said.values()):
            continue
        line, says = _line({field: said.get(field, "") for field in _NAMED})
        if not says and line.wrong in seen:
            says = "与上面一行重复。"
        seen.add(line.wrong)
        yield Read(number, line, says)


def _line(said: dict[str, str]) -> tuple[WordingLine, str]:
    severity = _MEANS.get(said["severity"], said["severity"] if said["severity"] in SEVERITIES else None)
    line = WordingLine(**{**said, "severity": severity or Severity.WARNS.value})
    if severity is None:
        return line, f"处理写的是“{said['severity']}”。写{'、'.join(SEVERITIES.values())}。"
    for field, longest in _LONGEST.items():
        if len(said[field]) > longest:
            return line, f"{HEADS[tuple(_NAMED).index(field)]}超过{longest}字。"
    return line, ""


def printed(lines: Iterable[WordingLine]) -> Iterator[tuple[str, ...]]:
    """Rows as they are exported and can be brought again."""
    for line in lines:
        yield line.wrong, line.right, SEVERITIES[line.severity], line.source, line.except_in

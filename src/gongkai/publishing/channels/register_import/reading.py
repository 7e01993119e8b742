"""Reading a ledger of channels under what its importer has chosen: all cells of a row, and all its problems at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from gongkai.casework.register_import.cell_reading import NAME_OF_A_UNIT, CellReader
from gongkai.casework.register_import.heading import Heading
from gongkai.casework.register_import.problem import Problem
from gongkai.casework.register_import.register import Register, read_rows
from gongkai.casework.register_import.sheet import Sheet, SheetRow
from gongkai.publishing.channels.register_import.channel_words import channels
from gongkai.publishing.channels.register_import.field import Field
from gongkai.publishing.channels.register_import.row import CHANNELS, Choices, PlacementRow
from gongkai.text.folding import folded

_ROOM = {Field.TITLE: 200, Field.ADDRESS: 300}
"""Characters that are kept of a cell."""
_LARGEST = 2_147_483_647


def read_ledger(
    sheet: Sheet, heading: Heading[Field], choices: Choices, today: date
) -> Register[PlacementRow]:
    """The rows below the head. `today` is a Beijing date."""
    return read_rows(sheet, heading, choices.mapped, lambda row: _row(sheet, row, choices, today), _repeated)


def _row(sheet: Sheet, row: SheetRow, choices: Choices, today: date) -> PlacementRow | tuple[Problem, ...]:
    reader = _RowReader(sheet, row, choices.mapped, choices.settled)
    title = " ".join(reader.words(Field.TITLE, needed=True).split())
    on = reader.day(Field.ON, needed=True)
    reader.not_to_come(Field.ON, on, today)
    channel = reader.meant(Field.CHANNEL, channels, choices.channel, CHANNELS)
    known = choices.known
    column = reader.named(Field.COLUMN, known.columns, "在“栏目”里加上它，或者改用已有栏目的名称。")
    unit = reader.named(Field.UNIT, known.units, NAME_OF_A_UNIT)
    account = reader.account(channel, known.accounts)
    reads = reader.number(Field.READS)
    address = reader.words(Field.ADDRESS)
    reader.check_lengths(_ROOM)
    if reader.problems or on is None or channel is None:
        return tuple(reader.problems)
    return PlacementRow(row.line, on, title, CHANNELS(channel), account, column, unit, address, reads)


class _RowReader(CellReader[Field]):
    empty_says = "补上；这一行不是发布记录的，删去整行。"

    def account(self, channel: str | None, known: Mapping[tuple[str, str], int]) -> int | None:
        """The account of the channel that the cell names."""
        text = self.words(Field.ACCOUNT)
        if not text or text.startswith("=") or channel is None:
            return None
        found = known.get((channel, folded(text).strip()))
        if found is None:
            says = f"写的是“{text}”，本机关这个渠道没有这个账号"
            self.wrong(Field.ACCOUNT, says, "在“新媒体账号”里先登记它，或者删去这一格。")
        return found

    def number(self, field: Field) -> int | None:
        """A whole number, as spreadsheets print one."""
        text = self.words(field)
        plain = folded(text).replace(",", "").removesuffix(".0").removesuffix("次").strip()
        if not plain or text.startswith("="):
            return None
        if not (plain.isascii() and plain.isdecimal()) or int(plain) > _LARGEST:
            self.wrong(field, f"写的是“{text}”，不是一个数", "只写数字，例如1024；没有的，留空。")
            return None
        return int(plain)


def _repeated(rows: Sequence[PlacementRow]) -> Iterator[Problem]:
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        first = seen.setdefault(row.same, row.line)
        if first != row.line:
            says = f"与第{first}行是同一条：日期、标题、渠道、栏目和链接都相同"
            yield Problem(row.line, None, "", "", says, "重复登记的，删去一行；确是两条的，写上各自的链接。")

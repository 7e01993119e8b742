"""The annual report as a web page: semantic elements only, no style, no script.

Meta tags of 政府网站发展指引 (国办发〔2017〕47号), annex: site, column and content tags of a content page.
"""

from collections.abc import Iterator
from html import escape

from gongkai.paper.document import printable
from gongkai.paper.table import Table, TableCell
from gongkai.report.value import Report
from gongkai.report.writing.layout import TABLE_OF_SECTION, heading, signed_on
from gongkai.report.writing.tables import statutory_table

COLUMN_NAME = "政府信息公开年报"
COLUMN_TYPE = "信息公开年报"

_FROM_METADATA = {
    "SiteName": "site",
    "SiteDomain": "site_domain",
    "SiteIDCode": "site_id_code",
    "ColumnName": "column",
    "ColumnDescription": "column_description",
    "ColumnKeywords": "column_keywords",
    "ColumnType": "column_type",
    "PubDate": "published_on",
    "ContentSource": "agency",
    "Keywords": "keywords",
    "Author": "author",
    "Description": "description",
    "Image": "image",
    "Url": "url",
}
"""Meta tag → key of `Report.metadata`. Tags of the site are printed only where they are known."""


def write_html(report: Report) -> bytes:
    """UTF-8 HTML of one report, whole page."""
    return ("\n".join(_page(report)) + "\n").encode()


def _page(report: Report) -> Iterator[str]:
    yield "<!DOCTYPE html>"
    yield '<html lang="zh-CN">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{_text(report.title or COLUMN_NAME)}</title>"
    for name, content in _meta_tags(report).items():
        yield f'<meta name="{name}" content="{_text(content)}">'
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield "<article>"
    if report.title:
        yield f"<h1>{_text(report.title)}</h1>"
    yield from _paragraphs(report.preamble)
    for number in range(1, 7):
        yield from _section(report, number)
    if report.signature:
        yield f"<p>{_text(report.signature)}</p>"
    if report.signed_on:
        yield f'<p><time datetime="{report.signed_on.isoformat()}">{signed_on(report)}</time></p>'
    yield "</article>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _meta_tags(report: Report) -> dict[str, str]:
    known = {
        "ColumnName": COLUMN_NAME,
        "ColumnType": COLUMN_TYPE,
        "ArticleTitle": report.title,
        "PubDate": report.published_on.isoformat() if report.published_on else "",
        "ContentSource": report.agency,
    }
    stated = {tag: report.metadata[key] for tag, key in _FROM_METADATA.items() if report.metadata.get(key)}
    return {tag: content for tag, content in (known | stated).items() if content}


def _section(report: Report, number: int) -> Iterator[str]:
    section = report.section(number)
    table = statutory_table(report, TABLE_OF_SECTION[number]) if number in TABLE_OF_SECTION else None
    if section is None and table is None:
        return
    yield "<section>"
    if section is not None:
        yield f"<h2>{_text(heading(section))}</h2>"
        yield from _paragraphs(section.paragraphs)
    if table is not None:
        yield from _table(table)
    yield "</section>"


def _paragraphs(paragraphs: tuple[str, ...]) -> Iterator[str]:
    return (f"<p>{_text(paragraph)}</p>" for paragraph in paragraphs)


def _table(table: Table) -> Iterator[str]:
    yield "<table>"
    yield f"<caption>{_text(table.caption)}</caption>"
    for part, rows in (("thead", table.rows[: table.head_rows]), ("tbody", table.rows[table.head_rows :])):
        if rows:
            yield f"<{part}>"
            for row in rows:
                yield f"<tr>{''.join(_cell(cell) for cell in row)}</tr>"
            yield f"</{part}>"
    yield "</table>"


def _cell(cell: TableCell) -> str:
    tag = "th" if cell.head else "td"
    scope = f' scope="{cell.head}"' if cell.head else ""
    rows = f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    columns = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
    return f"<{tag}{scope}{rows}{columns}>{_text(cell.text)}</{tag}>"


def _text(text: str) -> str:
    return escape(printable(text))

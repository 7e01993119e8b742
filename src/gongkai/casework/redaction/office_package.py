"""Word and Excel packages written again: some parts changed, nothing to be fetched from outside."""

import io
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from gongkai.report.errors import Broken
from gongkai.report.reading.package import Package


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The package with these parts replaced and without links; each other part once, as it was.

    Raises a `ReportError` for parts that cannot be read.
    """
    changed = {**_unlinked(Package(data)), **parts}
    file = io.BytesIO()
    try:
        with (
            zipfile.ZipFile(io.BytesIO(data)) as before,
            zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as after,
        ):
            for entry in {entry.filename: entry for entry in before.infolist()}.values():
                content = changed[entry.filename] if entry.filename in changed else before.read(entry)
                after.writestr(entry.filename, content)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise Broken("文档损坏或下载不完整，打不开。") from error
    return file.getvalue()


def written(root: etree._Element) -> bytes:
    """An XML part as bytes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _unlinked(package: Package) -> dict[str, bytes]:
    """Parts of relationships without what a program would fetch when it opens the file; links to follow stay."""
    changed: dict[str, bytes] = {}
    for name in package.names:
        if name.endswith(".rels"):
            root = package.xml(name)
            fetched = [
                relation
                for relation in root
                if relation.get("TargetMode") == "External"
                and not (relation.get("Type") or "").endswith("/hyperlink")
            ]
            for relation in fetched:
                root.remove(relation)
            if fetched:
                changed[name] = written(root)
    return changed

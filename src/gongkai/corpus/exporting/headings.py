"""What stands above a column in a file: its code, or its name in Chinese."""

from gongkai.corpus.dictionary import Field

_PRINTED_UNIT = "（单位：万元）"


def heading(field: Field, *, labels: bool) -> str:
    """The column's code, or its Chinese name, which says 分 where the form prints 万元 and the column holds 分."""
    if not labels:
        return field.name
    if field.unit == "分":
        return f"{field.label.removesuffix(_PRINTED_UNIT)}（分）"
    return field.label

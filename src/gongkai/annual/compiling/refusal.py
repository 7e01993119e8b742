"""What a compile does not take from a person."""


class EntryRefused(Exception):
    """`str()` is a Chinese sentence: what is wrong and what to do; `field` is the input that it stands beside."""

    def __init__(self, says: str, field: str = "") -> None:
        super().__init__(says)
        self.field = field

"""Files that cannot be redacted here."""


class CannotRedact(Exception):
    """A file that cannot be handled; `str()` says in Chinese what is wrong with it and what to do instead."""

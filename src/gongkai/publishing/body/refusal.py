"""What cannot be made into the text of a document."""


class CannotTake(Exception):
    """A paste or a file that is refused; `str()` says in Chinese what is wrong with it and what to do instead."""

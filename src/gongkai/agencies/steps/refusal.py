"""Why a step of administration cannot be done: in words that say what to do, beside the field they are about."""


class AdministrationError(Exception):
    """The message is for the person at the screen; `field` is the form's field that it belongs to, if any."""

    def __init__(self, message: str, field: str | None = None):
        self.field = field
        super().__init__(message)


class NotYours(AdministrationError):
    """The actor administers neither this agency nor one above it."""

    def __init__(self, what: object):
        super().__init__(f"不能办理：{what}不在您管理的机关范围内。由该机关或者其上级机关的管理员办理。")

"""Places on pages, in fractions of the upright page: 0, 0 is its upper left corner, 1, 1 the lower right."""

from dataclasses import dataclass

from gongkai.law.redaction import RedactionGround


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page (counted from 1) as a reader sees it, after rotation and cropping."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: "Box") -> bool:
        """Whether the middle of `other` lies inside, on the same page."""
        across, down = (other.left + other.right) / 2, (other.top + other.bottom) / 2
        inside = self.left <= across <= self.right and self.top <= down <= self.bottom
        return self.page == other.page and inside

    def touches(self, other: "Box") -> bool:
        """Whether the two share any surface."""
        apart = (
            self.page != other.page
            or self.right <= other.left
            or other.right <= self.left
            or self.bottom <= other.top
            or other.bottom <= self.top
        )
        return not apart


@dataclass(frozen=True, slots=True)
class Covered:
    """A box whose content is not given, and on which ground."""

    box: Box
    ground: RedactionGround

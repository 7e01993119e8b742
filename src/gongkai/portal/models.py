"""What the portal keeps by itself: drafts that have not been submitted."""

from gongkai.portal.apply.draft import Draft, DraftFile

__all__ = ["Draft", "DraftFile"]

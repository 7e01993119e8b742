"""An agency's own report becomes public: filed in the library, found in search, listed on the agency's platform."""

from gongkai.annual.publishing.filing import publish

__all__ = ["publish"]

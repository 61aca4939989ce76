"""Floor 8, the pages: what an edition says, for people, with a JSON twin for each page."""

from jejaring.web.app import create_app

__all__ = ["create_app"]

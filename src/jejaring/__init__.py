"""Jejaring: open software for creative cities, from official figures to an index whose every number can be doubted."""

__version__ = "0.1.0"

"""The floors of the house, from the ground up: the one place where they are listed.

A room may import rooms of lower floors, never of its own floor or a higher one.
"""

FLOORS: tuple[tuple[str, ...], ...] = (
    ("terms",),
    ("catalogue", "store"),
    ("sources", "assessment", "ecosystem", "indicators", "index", "network", "frameworks"),
    ("strategy",),
    ("edition",),
    ("words", "charts"),
    ("report", "api"),
    ("web",),
    ("cli",),
)


def floor_of(room: str) -> int | None:
    """Return the floor of a room, counted from 1; None for a room that is not listed."""
    return next((number for number, rooms in enumerate(FLOORS, start=1) if room in rooms), None)

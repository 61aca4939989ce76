"""The named styles of marks in one theme: a mark names its style, only this file gives it a colour."""

from jejaring.charts.palette import Theme

Style = dict[str, object]


def styles(look: Theme) -> dict[str, Style]:
    """Return the styles by name. They set `color`, because defaults of Vega-Lite win over a plain fill or stroke."""
    return _marks(look) | _words(look)


def _marks(look: Theme) -> dict[str, Style]:
    return {
        "tile": {"stroke": None},
        "outline": {"stroke": look.paper, "strokeWidth": 0.4},
        "hatch": {"color": look.quiet, "strokeWidth": 1},
        "hatch-ground": {"color": look.line},
        "province-line": {"color": look.paper, "strokeWidth": 3, "strokeCap": "round"},
        "halo": {"color": look.paper},
        "focus": {"color": look.second},
        "interval": {"color": look.accent_soft},
        "interval-focus": {"color": look.second_soft},
        "point": {"color": look.accent},
        "point-open": {"color": look.accent},
        "point-focus": {"color": look.second},
        "peers": {"color": look.second, "strokeWidth": 2.5},
        "group": {"color": look.quiet, "strokeWidth": 1.5},
        "track": {"color": look.line, "strokeWidth": 1},
        "absent": {"color": look.quiet, "strokeWidth": 1.5, "strokeDash": [2, 4]},
        "band": {"color": look.band},
        "part": {"color": look.accent_soft, "stroke": look.paper, "strokeWidth": 1},
        "part-line": {"color": look.paper, "strokeWidth": 1},
        "own": {"color": look.ink, "strokeWidth": 1.5},
        "before": {"color": look.second_soft},
        "before-line": {"color": look.second},
    }


def _words(look: Theme) -> dict[str, Style]:
    return {
        "isle": {"color": look.quiet, "fontSize": 13},
        "word": {"color": look.ink, "fontSize": 13},
        "word-strong": {"color": look.ink, "fontSize": 13, "fontWeight": 600},
        "word-focus": {"color": look.second, "fontSize": 13, "fontWeight": 600},
        "word-quiet": {"color": look.quiet, "fontSize": 12},
    }

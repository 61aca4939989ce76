"""Formulas in MathML, made from the methods of a recipe; browsers read them aloud and draw them without script."""

from html import escape

from jejaring.words import Speech


def formula(method: str) -> str | None:
    """Return the formula of a method as MathML, None for a method that is told in words only."""
    body = _FORMULAS.get(method)
    return None if body is None else f'<math display="block"><mrow>{body}</mrow></math>'


def scale_formula(method: str, parameters: dict[str, object], speech: Speech) -> str | None:
    """Return how a leaf with goalposts is scaled, its own numbers put in; None for a method without goalposts."""
    numbers = {name: _number(value, speech) for name, value in parameters.items()}
    if method == "goalposts":
        body = _times_100(_fraction(_minus(_x(), numbers["low"]), _minus(numbers["high"], numbers["low"])))
    elif method == "log_goalposts":
        shift = parameters.get("offset")
        inside = _x() if not shift else f"{_x()}<mo>+</mo>{numbers['offset']}"
        low = numbers["low"] if not shift else f"{numbers['low']}<mo>+</mo>{numbers['offset']}"
        high = numbers["high"] if not shift else f"{numbers['high']}<mo>+</mo>{numbers['offset']}"
        body = _times_100(_fraction(_minus(_log(inside), _log(low)), _minus(_log(high), _log(low))))
    elif method == "range_goalposts":
        rise = _fraction(_minus(_x(), numbers["low"]), _minus(numbers["target_low"], numbers["low"]))
        fall = _fraction(_minus(numbers["high"], _x()), _minus(numbers["high"], numbers["target_high"]))
        body = _times_100(f"<mi>min</mi><mo>(</mo>{rise}<mo>,</mo><mn>1</mn><mo>,</mo>{fall}<mo>)</mo>")
    else:
        return None
    return f"<math><mrow><mi>z</mi><mo>=</mo>{body}</mrow></math>"


def _number(value: object, speech: Speech) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"<mtext>{escape(str(value))}</mtext>"
    decimals = next((places for places in range(4) if round(value, places) == value), 4)
    shown = speech.number(abs(value), decimals)
    return f"<mrow><mo>−</mo><mn>{shown}</mn></mrow>" if value < 0 else f"<mn>{shown}</mn>"


def _x() -> str:
    return "<mi>x</mi>"


def _sub(letter: str, index: str) -> str:
    return f"<msub><mi>{letter}</mi><mi>{index}</mi></msub>"


def _fraction(above: str, below: str) -> str:
    return f"<mfrac><mrow>{above}</mrow><mrow>{below}</mrow></mfrac>"


def _minus(first: str, second: str) -> str:
    return f"{first}<mo>−</mo>{second}"


def _log(inside: str) -> str:
    return f"<mi>ln</mi><mo>(</mo>{inside}<mo>)</mo>"


def _times_100(inside: str) -> str:
    return f"<mn>100</mn><mo>·</mo>{inside}"


def _over(sign: str) -> str:
    return f"<munder><mo>{sign}</mo><mi>i</mi></munder>"


_W, _Z, _L, _U = _sub("w", "i"), _sub("z", "i"), "<mi>L</mi>", "<mi>U</mi>"
_FLOORED = f"<mi>max</mi><mo>(</mo>{_Z}<mo>,</mo><mi>f</mi><mo>)</mo>"
_LEAST = "<mi>min</mi><mi>x</mi>"
_MOST = "<mi>max</mi><mi>x</mi>"
_SHIFTED = "<mi>x</mi><mo>+</mo><mi>o</mi>"

_FORMULAS = {
    "linear": f"<mi>S</mi><mo>=</mo>{_over('∑')}{_W}{_Z}",
    "geometric": f"<mi>S</mi><mo>=</mo>{_over('∏')}<msup><mrow>{_FLOORED}</mrow>{_W}</msup>",
    "harmonic": f"<mi>S</mi><mo>=</mo>{_fraction('<mn>1</mn>', _over('∑') + _fraction(_W, _FLOORED))}",
    "goalposts": f"<mi>z</mi><mo>=</mo>{_times_100(_fraction(_minus(_x(), _L), _minus(_U, _L)))}",
    "log_goalposts": "<mi>z</mi><mo>=</mo>"
    + _times_100(
        _fraction(
            _minus(_log(_SHIFTED), _log(f"{_L}<mo>+</mo><mi>o</mi>")),
            _minus(_log(f"{_U}<mo>+</mo><mi>o</mi>"), _log(f"{_L}<mo>+</mo><mi>o</mi>")),
        )
    ),
    "range_goalposts": "<mi>z</mi><mo>=</mo>"
    + _times_100(
        f"<mi>min</mi><mo>(</mo>{_fraction(_minus(_x(), _L), _minus(_sub('T', '1'), _L))}<mo>,</mo><mn>1</mn><mo>,</mo>"
        f"{_fraction(_minus(_U, _x()), _minus(_U, _sub('T', '2')))}<mo>)</mo>"
    ),
    "minmax": "<mi>z</mi><mo>=</mo><mi>a</mi><mo>+</mo><mo>(</mo><mi>b</mi><mo>−</mo><mi>a</mi><mo>)</mo>"
    + _fraction(_minus(_x(), _LEAST), _minus(_MOST, _LEAST)),
    "zscore": "<mi>z</mi><mo>=</mo><mi>m</mi><mo>+</mo><mi>s</mi>"
    + _fraction(_minus(_x(), "<mover><mi>x</mi><mo>¯</mo></mover>"), _sub("σ", "x")),
    "divide": f"<mi>x</mi><mo>=</mo>{_fraction('<mi>v</mi>', '<mi>d</mi>')}<mo>·</mo><mi>k</mi>",
}
"""z: score of an indicator, S: score of a node, x: figure, w: weight, f: floor, L and U: the ends of the scale."""

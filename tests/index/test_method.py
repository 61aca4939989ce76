"""Parameters and what fits them."""

import pytest

from jejaring.index.method import Parametric


@pytest.mark.parametrize(
    ("parameter", "good", "bad"),
    [
        (Parametric("number", least=0, most=1), (0, 0.5, 1.0), (-0.1, 1.1, True, "1", float("nan"), float("inf"), None)),
        (Parametric("whole", least=1), (1, 3.0), (0, 2.5, True)),
        (Parametric("number", optional=True), (None, 2), ("x",)),
        (Parametric("grouping"), ("kind",), ("", 3, None)),
        (Parametric("flag"), (True, False), (1, "true")),
        (Parametric("choice", among=("high", "low")), ("low",), ("lower", None)),
        (Parametric("numbers"), ((1, 2.5),), ((), 3, ("a",), (float("nan"),))),
    ],
)
def test_a_parameter_takes_what_its_kind_and_limits_allow(parameter: Parametric, good: tuple, bad: tuple) -> None:
    assert all(parameter.fits(value) for value in good)
    assert not any(parameter.fits(value) for value in bad)


def test_what_is_wanted_is_said_with_its_limits_and_choices() -> None:
    assert Parametric("number", least=0, most=1).wanted().en == "a number ≥ 0 ≤ 1"
    assert Parametric("choice", among=("high", "low")).wanted().id == "high, low"

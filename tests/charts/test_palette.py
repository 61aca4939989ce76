"""Colours can be read, told apart and told in order, in both themes and by colour-blind eyes."""

from itertools import combinations

import numpy as np
import pytest

from jejaring.charts.palette import HELIX_SHAPES, STATUS_MARKS, THEMES, contrast, linear_rgb, oklab_distance, resample, to_hex
from jejaring.terms.status import Status

# Machado, Oliveira and Fernandes 2009, table 1, severity 1.0, applied to linear light.
BLINDNESS = {
    "none": [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    "protanopia": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deuteranopia": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
    "tritanopia": [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]],
}
TEXT, GRAPHIC = 4.5, 3.0
"""WCAG 2.2, success criteria 1.4.3 and 1.4.11, level AA."""
APART = 0.1
"""Least OKLab distance of two helices: five times what is just seen (0.02, Ottosson 2020)."""


def test_contrast_is_that_of_wcag():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)  # the well-known near miss of AA


@pytest.mark.parametrize("name", THEMES)
def test_words_can_be_read_on_paper_and_on_bands(name):
    look = THEMES[name]
    for ground in (look.paper, look.band):
        for ink in (look.ink, look.quiet, look.accent, look.second):
            assert contrast(ink, ground) >= TEXT, (name, ink, ground)


@pytest.mark.parametrize("name", THEMES)
def test_helices_stand_out_from_paper_and_from_each_other_for_every_eye(name):
    look = THEMES[name]
    assert all(contrast(hue, look.paper) >= GRAPHIC for hue in look.helices)
    for kind, matrix in BLINDNESS.items():
        seen = [to_hex(np.array(matrix) @ linear_rgb(hue)) for hue in look.helices]
        closest = min(oklab_distance(first, second) for first, second in combinations(seen, 2))
        assert closest >= APART, (name, kind, closest)


def test_each_helix_has_a_shape_of_its_own():
    assert len(set(HELIX_SHAPES)) == 6


def test_the_ramp_runs_in_equal_steps_of_lightness_and_turns_in_the_dark():
    ramp = THEMES["light"].ramp
    light = [contrast(colour, "#000000") for colour in ramp]
    assert light == sorted(light, reverse=True)
    assert THEMES["dark"].ramp == tuple(reversed(ramp))


def test_a_resampled_ramp_keeps_its_ends():
    assert resample(("#f2e7cf", "#262a6b"), count=3)[::2] == ("#f2e7cf", "#262a6b")


def test_a_figure_that_was_filled_in_looks_different_from_a_measured_one():
    marks = {STATUS_MARKS[status] for status in (Status.REPORTED, Status.COMPUTED, Status.ESTIMATED, Status.IMPUTED)}
    assert len(marks) == 4

"""Only actors of one region that share something are compared."""

import os
import subprocess
import sys
from collections.abc import Callable

import numpy as np

from jejaring.ecosystem.cleaning.blocks import LARGEST, candidate_pairs, pairs_apart
from jejaring.ecosystem.cleaning.compare import prepared
from jejaring.terms.actor import Actor


def test_candidates_share_a_word_an_end_or_an_identifier_within_a_region(actor: Callable[..., Actor]):
    actors = [
        actor("a", "Batik Sinar"),
        actor("b", "Sinar Batik Jaya"),
        actor("c", "Batik Sinar", region="1101"),
        actor("d", "Kedai Kopi", phone="62811111111"),
        actor("e", "Lain Sekali", phone="62811111111"),
        actor("f", "Xyz"),
    ]
    pairs = candidate_pairs(actors, prepared(actors).cores)
    assert [tuple(pair) for pair in pairs] == [(0, 1), (3, 4)]


def test_a_large_block_is_compared_in_a_window(actor: Callable[..., Actor]):
    actors = [actor(str(i), f"Batik {chr(97 + i % 26)}{i}") for i in range(LARGEST + 1)]
    pairs = candidate_pairs(actors, prepared(actors).cores)
    assert 0 < len(pairs) < LARGEST * (LARGEST + 1) / 2


def test_pairs_apart_are_of_different_regions_and_repeat_with_the_seed(actor: Callable[..., Actor]):
    actors = [actor(str(i), f"Batik {i}", region=region) for i, region in enumerate(["1101", "1101", "3273", "3273"])]
    cores = prepared(actors).cores
    pairs = pairs_apart(actors, cores, most=200, rng=np.random.default_rng(0))
    assert len(pairs) > 50
    assert all(actors[a].region != actors[b].region for a, b in pairs)
    assert np.array_equal(pairs, pairs_apart(actors, cores, most=200, rng=np.random.default_rng(0)))
    assert len(pairs_apart(actors[:2], cores[:2], most=200, rng=np.random.default_rng(0))) == 0


def test_pairs_do_not_depend_on_the_process():
    script = (
        "import numpy as np\n"
        "from jejaring.ecosystem.cleaning.blocks import pairs_apart\n"
        "from jejaring.terms.actor import Actor, Verdict\n"
        "names = [f'batik sinar jaya {i % 7}' for i in range(40)]\n"
        "actors = [Actor(str(i), n, 'bisnis', str(i % 3), Verdict('abstained')) for i, n in enumerate(names)]\n"
        "print(pairs_apart(actors, names, most=50, rng=np.random.default_rng(0)).tolist())"
    )
    told = {
        subprocess.run([sys.executable, "-c", script], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2", "3")
    }
    assert len(told) == 1

"""The audit of a recipe on a panel: its nine sections in the order of the JRC, as one frozen value."""

import hashlib

from jejaring import __version__
from jejaring.index.coherence.audit.added_value import added_value
from jejaring.index.coherence.audit.advice import advice
from jejaring.index.coherence.audit.concept import concept
from jejaring.index.coherence.audit.data import data
from jejaring.index.coherence.audit.design import design
from jejaring.index.coherence.audit.favourable import favourable
from jejaring.index.coherence.audit.material import gather
from jejaring.index.coherence.audit.sensitivity import sensitivity
from jejaring.index.coherence.audit.standing import standing
from jejaring.index.coherence.audit.structure import structure
from jejaring.index.coherence.audit.table import Audit
from jejaring.terms.panel import Panel
from jejaring.terms.recipe import Recipe


def audit(panel: Panel, recipe: Recipe, *, draws: int | None = None, seed: int | None = None) -> Audit:
    """Return what an auditor would write of a recipe on a panel; `draws` and `seed` replace those of the recipe.

    Sections: concept, data, structure, added value, design of the uncertainty run, ranks, sensitivity, most favourable weights,
    recommendations, as in the JRC's audits of the C3 index (2019) and of the GII (yearly). What cannot be assessed
    says so. The same panel, recipe, draws and seed give the same bytes. Raises BadRecipe or CannotBuild with every problem.
    """
    drawn = recipe.drawn(draws, seed)
    material = gather(panel, drawn, draws=drawn.doubt.draws, seed=drawn.doubt.seed)
    writers = (concept, data, structure, added_value, design, standing, sensitivity, favourable)
    sections = tuple(write(material) for write in writers)
    return Audit(
        recipe=drawn,
        recipe_digest=drawn.digest,
        panel_digest=panel_digest(panel),
        period=panel.period,
        regions=len(panel.regions),
        draws=drawn.doubt.draws,
        seed=drawn.doubt.seed,
        software=__version__,
        sections=(*sections, advice(sections)),
    )


def panel_digest(panel: Panel) -> str:
    """Return the SHA-256 of a panel's regions, columns, period, groupings and figures, exactly as floating-point numbers."""
    digest = hashlib.sha256()
    for part in (panel.regions, panel.columns, (panel.period,), *((kind, *panel.groupings[kind]) for kind in sorted(panel.groupings))):
        digest.update("\x1f".join(part).encode() + b"\x1e")
    digest.update((panel.values + 0.0).astype("<f8").tobytes())
    return digest.hexdigest()

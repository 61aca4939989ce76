"""Write ecosystem.json: what esda, ecomplexity and StepMix say of small tables that are made here by rule.

Not a test and no dependency of the project. Run once in an environment of its own:
    pip install esda==2.9.0 ecomplexity==0.5.3 stepmix==3.0.0 && python tests/oracles/make_ecosystem.py
"""

import json
from importlib.metadata import version
from pathlib import Path

import numpy as np
import pandas as pd


def tables():
    """Return the tables: values on a 5 × 5 grid, events and people, activities by region, and answers in two classes with gaps."""
    rng = np.random.default_rng(0)
    first = rng.random(514) < 0.4
    answers = (rng.random((514, 8)) < np.where(first[:, None], 0.8, 0.25)).astype(float)
    answers[rng.random(answers.shape) < 0.1] = np.nan
    return {
        "slope": np.array([row + column for row in range(5) for column in range(5)], dtype=float),
        "rough": np.array([5 * np.sin(i * i) for i in range(25)]),
        "events": np.array([(3 * i * i) % 17 + i % 5 for i in range(25)], dtype=float),
        "people": np.array([100.0 + 37 * ((i * 7) % 11) for i in range(25)]),
        "activities": np.array(
            [[1.0 + ((i * i + 3 * j * j + i * j) % 13) * (1 + (j % 3 == i % 3) * 3) for j in range(9)] for i in range(12)]
        ),
        "answers": answers,
    }


def spatial(made):
    """Return Moran's I, local I with quadrants, and Assunção–Reis rates on the row-standardised rook grid."""
    import esda
    from esda.moran import assuncao_rate
    from libpysal.weights import lat2W

    grid = lat2W(5, 5)
    grid.transform = "r"
    np.random.seed(1)
    rough = esda.Moran(made["rough"], grid, permutations=9999)
    local = esda.Moran_Local(made["rough"], grid, permutations=9999, seed=1)
    return {
        "slope": esda.Moran(made["slope"], grid).I,
        "rough": rough.I,
        "rough_p": rough.p_sim,
        "local": local.Is.tolist(),
        "local_quadrant": local.q.tolist(),
        "local_p": local.p_sim.tolist(),
        "rates": assuncao_rate(made["events"], made["people"]).tolist(),
    }


def complexity(made):
    """Return the table of specialisations, complexity of both sides and proximity by ecomplexity."""
    from ecomplexity import ecomplexity, proximity

    rows = [("2000", f"r{i:02d}", f"a{j}", value) for i, line in enumerate(made["activities"]) for j, value in enumerate(line)]
    names = {"time": "t", "loc": "l", "prod": "p", "val": "v"}
    table = pd.DataFrame(rows, columns=["t", "l", "p", "v"])
    found = ecomplexity(table, names)
    near = proximity(table, names)
    return {
        "present": found.pivot(index="l", columns="p", values="mcp").to_numpy().astype(int).tolist(),
        "eci": found.groupby("l").eci.first().tolist(),
        "pci": found.groupby("p").pci.first().tolist(),
        "proximity": near.pivot(index="p_1", columns="p_2", values="proximity").to_numpy().tolist(),
    }


def classes(made):
    """Return BIC and log-likelihood of one to three latent classes of the answers by StepMix."""
    from stepmix.stepmix import StepMix

    found = {}
    for k in (1, 2, 3):
        model = StepMix(n_components=k, measurement="binary_nan", random_state=1, n_init=10, verbose=0, progress_bar=0)
        model.fit(made["answers"])
        found[str(k)] = {"bic": float(model.bic(made["answers"])), "mean_log_likelihood": float(model.score(made["answers"]))}
    return found


if __name__ == "__main__":
    made = tables()
    said = {
        "by": {name: version(name) for name in ("esda", "ecomplexity", "stepmix", "numpy")},
        "spatial": spatial(made),
        "complexity": complexity(made),
        "classes": classes(made),
    }
    Path(__file__).with_name("ecosystem.json").write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")

"""What a run did to single cells."""

import numpy as np

from jejaring.index import Rule, run
from jejaring.index.imputation import Way
from jejaring.terms.recipe import Step, Steps
from small_recipes import GOALPOSTS, flat, panel

GAP = np.nan


def test_every_filled_gap_and_every_treated_cell_has_a_line() -> None:
    values = [[1, 10], [2, 20], [3, GAP], [4, 40], [1000, 50]]
    steps = Steps(impute=Step(method="mean"), treat=Step(method="winsorise", points=1), normalise=GOALPOSTS)
    stages = run(panel(values), flat([1, 1], steps=steps))
    assert [(line.region, line.leaf, line.value) for line in stages.imputations] == [("r002", "b", 30.0)]
    treated = [line for line in stages.treatments if line.leaf == "a"]
    assert [(line.region, line.before, line.after) for line in treated] == [("r004", 1000.0, 4.0)]
    assert treated[0].rule not in (Rule.PASSED,)
    assert stages.imputations[0].way is not Way.MISSING


def test_a_run_that_leaves_all_cells_alone_has_no_lines() -> None:
    stages = run(panel([[1, 10], [2, 20]]), flat([1, 1]))
    assert (stages.imputations, stages.treatments) == ((), ())

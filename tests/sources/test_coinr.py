"""COINr's two tables: the ASEM example becomes a panel and a tree."""

import numpy as np
import pandas as pd
import pytest

from jejaring.sources import coinr
from jejaring.terms.problem import BadFile
from jejaring.terms.status import Status

META = [
    ("Level", "iCode", "iName", "Direction", "Weight", "Denominator", "Parent", "Type"),
    (1, "a", "A", -1, 2, "Pop", "P", "Indicator"),
    (1, "b", "B", 1, 0, "", "I", "Indicator"),
    (2, "P", "Pillar", 1, 1, "", "I", "Aggregate"),
    (3, "I", "Index", 1, 1, "", "", "Aggregate"),
    ("", "Pop", "People", "", "", "", "", "Denominator"),
]


def test_the_asem_example_has_51_units_49_indicators_4_denominators_and_4_groupings(sample):
    panel, (nodes, leaves) = coinr.read_units(sample("composite_asem/ASEM_iData.csv"), sample("composite_asem/ASEM_iMeta.csv"))
    table = pd.read_csv(sample("composite_asem/ASEM_iData.csv"), keep_default_na=False, na_values=[""])
    assert (len(panel.regions), len(panel.columns), panel.period) == (51, 53, "2018")
    assert panel.regions == tuple(table["uCode"])
    np.testing.assert_array_equal(panel.values, table[list(panel.columns)].to_numpy(float))
    # Data README, trap M: 63 indicator cells are missing.
    assert int(np.isnan(panel.values[:, :49]).sum()) == 63
    assert (panel.status == Status.MISSING).tolist() == np.isnan(panel.values).tolist()
    assert panel.columns[49:] == ("Area", "Energy", "GDP", "Population")
    assert set(panel.groupings) == {"GDP_group", "GDPpc_group", "Pop_group", "EurAsia_group"}
    assert (len(nodes), len(leaves), nodes[0].code, nodes[0].parent, nodes[0].level) == (11, 49, "Index", None, "index")
    assert sum(leaf.denominator is not None for leaf in leaves) == 17
    assert {leaf.polarity for leaf in leaves} == {1, -1}


def test_the_panel_file_of_five_years_needs_a_year(sample):
    files = sample("composite_asem/ASEM_iData_p.csv"), sample("composite_asem/ASEM_iMeta.csv")
    with pytest.raises(BadFile, match="2018, 2019, 2020, 2021, 2022"):
        coinr.read_units(*files)
    panel, _ = coinr.read_units(*files, year=2021)
    assert (len(panel.regions), panel.period) == (51, "2021")


def test_leaves_carry_weight_direction_and_denominator_and_nodes_stand_root_first(text_file):
    units = text_file([("uCode", "a", "b", "Pop"), ("x", 1, 2, 3)], name="iData.csv")
    _, tree = coinr.read_units(units, text_file(META, name="iMeta.csv"))
    assert [(node.code, node.parent, node.level, node.name.en) for node in tree.nodes] == [
        ("I", None, "index", "Index"),
        ("P", "I", "level_2", "Pillar"),
    ]
    assert [(leaf.code, leaf.parent, leaf.weight, leaf.polarity, leaf.denominator) for leaf in tree.leaves] == [
        ("a", "P", 2.0, -1, "Pop"),
        ("b", "I", 0.0, 1, None),
    ]


def test_a_recipe_takes_the_tree_and_keeps_its_steps(catalogue, text_file):
    units = text_file([("uCode", "a", "b", "Pop"), ("x", 1, 2, 3)], name="iData.csv")
    _, tree = coinr.read_units(units, text_file(META, name="iMeta.csv"))
    recipe = next(recipe for recipe in catalogue.recipes if recipe.key == "coinr-default")
    grown = coinr.with_tree(recipe, *tree)
    assert (grown.root.code, [child.code for child in grown.children("I")], grown.steps) == ("I", ["P", "b"], recipe.steps)
    assert recipe.nodes == ()


def test_faults_of_both_tables_come_in_one_report(text_file):
    units = text_file([("uCode", "a", "b", "Pop"), ("x", "one", 2, 3), ("x", 1, 2, "few")], name="iData.csv")
    meta = text_file([META[0], (1, "a", "A", 5, 2, "", "P", "Indicator"), *META[2:]], name="iMeta.csv")
    with pytest.raises(BadFile) as caught:
        coinr.read_units(units, meta)
    assert [(p.place.file, p.place.row) for p in caught.value.problems] == [
        ("iMeta.csv", 2),
        ("iData.csv", 2),
        ("iData.csv", 3),
        ("iData.csv", 3),
    ]
    with pytest.raises(BadFile) as caught:
        coinr.read_units(units, text_file(META, name="iMeta.csv"))
    assert [(p.place.row, p.place.column) for p in caught.value.problems] == [(2, "B (a)"), (3, "A (uCode)"), (3, "D (Pop)")]
    for language, word in {"id": "bilangan bertitik desimal", "en": "a number with a decimal point"}.items():
        assert word in caught.value.say(language)


def test_one_table_alone_is_refused_with_the_command_that_takes_both(catalogue, text_file):
    with pytest.raises(BadFile, match="jejaring index run --units"):
        coinr.read(text_file([("uCode", "a"), ("x", 1)]), catalogue)

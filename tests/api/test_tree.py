import pytest

from jejaring.api.tree import node_name, node_names
from jejaring.edition import Edition


def test_the_tree_names_every_node_that_has_scores_root_first(edition: Edition):
    found = node_names(edition)
    assert found[0].code == "KK"
    assert {node.code for node in found} == set(edition.scores.nodes)


def test_children_follow_their_parent(edition: Edition):
    codes = [node.code for node in node_names(edition)]
    assert codes[1:5] == ["K1", "K1.1", "K1.2", "K1.3"]


def test_an_unknown_code_is_refused(edition: Edition):
    with pytest.raises(KeyError, match="K9"):
        node_name(edition, "K9")

"""Aggregation: from the scores of a node's children to its own."""

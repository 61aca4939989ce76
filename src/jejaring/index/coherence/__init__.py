"""Whether an index holds together: statistics, correlations, importance, what-ifs, decompositions, trends, and the audit of all."""

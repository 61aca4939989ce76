"""Floor 9, the command line: the same portraits and editions for a terminal and for other programs."""

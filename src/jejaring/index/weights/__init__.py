"""Weights of siblings: stated, judged by experts, or read from the children's scores."""

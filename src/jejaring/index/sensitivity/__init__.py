"""How much each uncertain choice matters, and what can be said of ranks under doubt; arrays in, values out."""

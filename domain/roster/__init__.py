"""The commune's own list of households: what its columns and cells mean, and what is new in it."""

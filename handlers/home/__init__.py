"""The first page: what waits, and the way to everything else."""

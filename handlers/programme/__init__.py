"""Programmes and their dates: set up, moved, cancelled, and told of."""
